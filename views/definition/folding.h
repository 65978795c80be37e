// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTextBlock>

class QPlainTextEdit;

namespace headwater {

/// Hides what a line of a definition begins, and shows it again. What is hidden is a property of
/// the document: it stays while another one is on show. Text that the cursor gets into is never
/// hidden.
class Folding : public QObject
{
    Q_OBJECT
public:
    /// @p edit outlives this.
    explicit Folding(QPlainTextEdit &edit, QObject *parent = nullptr);

    bool canFold(const QTextBlock &block) const;
    bool isFolded(const QTextBlock &block) const;
    void fold(const QTextBlock &block);
    void unfold(const QTextBlock &block);
    void toggle(const QTextBlock &block);
    /// Folds all lists of tags and annotations, say: what begins below @p depth levels.
    void foldAll();
    void unfoldAll();
    /// Shows @p block if it is hidden, and what it is in.
    void reveal(QTextBlock block);
    /// To be called when another document is on show.
    void followDocument();

private:
    void setVisible(const QTextBlock &first, const QTextBlock &last, bool isVisible);
    void followEdit(int position, int removed, int added);

    QPlainTextEdit &m_edit;
    QMetaObject::Connection m_edits;
};

} // namespace headwater
