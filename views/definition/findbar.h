// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textsearch.h"

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace headwater {

class CodeView;

/// Finds and replaces in a text: plain or by regular expression, with or without case, whole words.
/// Says how many there are, marks those on screen, and goes from one to the next. The text is
/// searched off the window's thread.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    /// @p view outlives this.
    explicit FindBar(CodeView &view, QWidget *parent = nullptr);

    /// Shows the bar with what is selected in the text, if it is on one line.
    void openFind();
    void openReplace();
    void findNext() { goTo(false); }
    void findPrevious() { goTo(true); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QToolButton *button(const QString &name, const QString &text, const QString &symbol);
    void build();
    QHBoxLayout *buildFindRow();
    QWidget *buildReplaceRow();
    void wire();
    void open(bool withReplace);
    TextQuery query() const;
    void searchSoon();
    void search();
    void take(const TextMatches &matches, int number, bool goesOn);
    void update();
    void mark();
    void goTo(bool isBackward);
    void replaceOne();
    void replaceAll();
    qsizetype currentMatch() const; // -1: none is selected

    CodeView &m_view;
    QLineEdit *const m_pattern;
    QLineEdit *const m_replacement;
    QLabel *const m_count;
    QToolButton *m_case = nullptr;
    QToolButton *m_word = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QWidget *m_replaceRow = nullptr;
    QTimer m_soon;
    TextMatches m_found;
    int m_search = 0; // number of the latest; what earlier ones find is not wanted any more
    bool m_goesOn = false; // to the first match from where the cursor was
};

} // namespace headwater
