// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace headwater {

class SlicedHighlighter;

/// The text of a definition: line numbers, colours, current line. Large texts arrive and are
/// coloured in slices, so that the window goes on reacting.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeView(QWidget *parent = nullptr);

    /// Shows @p text, which came from a file called @p fileName, from the top.
    void setDefinition(const QString &text, const QString &fileName);
    /// Puts the cursor on @p line (from 1), as soon as that line has arrived.
    void goToLine(int line);
    bool isLoading() const { return m_loader.isActive(); }

    int gutterWidth() const;
    void paintGutter(QPaintEvent *event);

Q_SIGNALS:
    /// All text is there (its colours may still be on the way).
    void loaded();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void loadSlice();
    void applyPendingLine();
    void markCurrentLine();
    void layoutGutter();

    QWidget *const m_gutter;
    SlicedHighlighter *const m_highlighter;
    QTimer m_loader;
    QString m_text; // what is still to be loaded starts at m_loaded
    qsizetype m_loaded = 0;
    QString m_fileName;
    int m_pendingLine = 0;
};

} // namespace headwater
