// SPDX-License-Identifier: Apache-2.0
#include "views/definition/findbar.h"

#include "core/base/worker.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/definition/codeview.h"
#include "views/definition/folding.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int typingPause = 80; // milliseconds

/// Block ends are those of Qt; with no-break spaces as they are, unlike toPlainText().
QString searchedText(const QTextDocument &document)
{
    return document.toRawText();
}

} // namespace

FindBar::FindBar(CodeView &view, QWidget *parent)
    : QFrame(parent)
    , m_view(view)
    , m_pattern(new QLineEdit(this))
    , m_replacement(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName("findBar"_L1);
    setProperty("surface", true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    build();
    wire();
    hide();
}

QToolButton *FindBar::button(const QString &name, const QString &text, const QString &symbol)
{
    auto *made = new QToolButton(this);
    made->setObjectName(name);
    made->setAccessibleName(text);
    made->setToolTip(text);
    made->setIcon(icon(symbol));
    made->setIconSize({16, 16});
    return made;
}

void FindBar::build()
{
    m_pattern->setObjectName("findPattern"_L1);
    m_pattern->setAccessibleName(tr("Find"));
    m_pattern->setPlaceholderText(tr("Find"));
    m_replacement->setObjectName("findReplacement"_L1);
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    for (QLineEdit *field : {m_pattern, m_replacement})
        field->setFixedWidth(280);
    m_count->setObjectName("findCount"_L1);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("muted", true);
    m_case = button(u"findCase"_s, tr("Match case"), u"case-sensitive"_s);
    m_word = button(u"findWord"_s, tr("Whole words"), u"whole-word"_s);
    m_regex = button(u"findRegex"_s, tr("Regular expression"), u"regex"_s);
    for (QToolButton *option : {m_case, m_word, m_regex})
        option->setCheckable(true);
    m_previous = button(u"findPrevious"_s, tr("Previous match"), u"chevron-up"_s);
    m_next = button(u"findNext"_s, tr("Next match"), u"chevron-down"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(6);
    layout->addLayout(buildFindRow());
    m_replaceRow = buildReplaceRow();
    layout->addWidget(m_replaceRow);
}

QHBoxLayout *FindBar::buildFindRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_pattern);
    row->addSpacing(4);
    for (QToolButton *option : {m_case, m_word, m_regex})
        row->addWidget(option);
    row->addSpacing(8);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addSpacing(4);
    row->addWidget(m_count);
    row->addStretch(1);
    QToolButton *close = button(u"findClose"_s, tr("Close"), u"x"_s);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    row->addWidget(close);
    return row;
}

QWidget *FindBar::buildReplaceRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *one = new QPushButton(tr("Replace"), row);
    one->setObjectName("replaceOne"_L1);
    auto *all = new QPushButton(tr("Replace all"), row);
    all->setObjectName("replaceAll"_L1);
    layout->addWidget(m_replacement);
    layout->addWidget(one);
    layout->addWidget(all);
    layout->addStretch(1);
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
    return row;
}

void FindBar::wire()
{
    connect(&m_soon, &QTimer::timeout, this, &FindBar::search);
    connect(m_pattern, &QLineEdit::textEdited, this, [this] {
        m_goesOn = true;
        searchSoon();
    });
    for (QToolButton *option : {m_case, m_word, m_regex})
        connect(option, &QToolButton::toggled, this, &FindBar::searchSoon);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(&m_view, &QPlainTextEdit::textChanged, this, &FindBar::searchSoon);
    connect(&m_view, &CodeView::documentShown, this, &FindBar::searchSoon);
    connect(&m_view, &QPlainTextEdit::selectionChanged, this, &FindBar::update);
    connect(m_view.verticalScrollBar(), &QScrollBar::valueChanged, this, &FindBar::mark);
}

void FindBar::openFind()
{
    open(false);
}

void FindBar::openReplace()
{
    open(true);
}

void FindBar::open(bool withReplace)
{
    const QString selected = m_view.textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_pattern->setText(selected);
    m_replaceRow->setVisible(withReplace && !m_view.isReadOnly());
    show();
    m_pattern->setFocus();
    m_pattern->selectAll();
    search();
}

TextQuery FindBar::query() const
{
    return {.pattern = m_pattern->text(),
            .isCaseSensitive = m_case->isChecked(),
            .isWholeWord = m_word->isChecked(),
            .isRegex = m_regex->isChecked()};
}

void FindBar::searchSoon()
{
    if (isVisible())
        m_soon.start();
}

void FindBar::search()
{
    const int number = ++m_search;
    runInPool([text = searchedText(*m_view.document()), query = query(),
               replacement = m_replacement->text()]() mutable {
        return findMatches(text.replace(QChar::ParagraphSeparator, u'\n'), query, replacement);
    })
        .then(this,
              [this, number, goesOn = std::exchange(m_goesOn, false)](const TextMatches &matches) {
                  take(matches, number, goesOn);
              });
}

void FindBar::take(const TextMatches &matches, int number, bool goesOn)
{
    if (number != m_search || !isVisible())
        return;
    m_found = matches;
    if (goesOn && !m_found.matches.isEmpty() && currentMatch() < 0) {
        QTextCursor cursor = m_view.textCursor();
        cursor.setPosition(cursor.selectionStart());
        m_view.setTextCursor(cursor);
        goTo(false);
    }
    update();
}

qsizetype FindBar::currentMatch() const
{
    const QTextCursor cursor = m_view.textCursor();
    const auto found = std::ranges::lower_bound(m_found.matches, cursor.selectionStart(), {},
                                                &TextMatch::position);
    const bool isSelected = found != m_found.matches.end()
        && found->position == cursor.selectionStart()
        && found->position + found->length == cursor.selectionEnd();
    return isSelected ? found - m_found.matches.begin() : -1;
}

void FindBar::update()
{
    if (!isVisible())
        return;
    m_pattern->setProperty("problem", !m_found.problem.isEmpty());
    m_pattern->style()->polish(m_pattern);
    m_pattern->setToolTip(m_found.problem);
    const qsizetype count = m_found.matches.size();
    const QString all = m_found.isCut ? u"%1+"_s.arg(count) : QString::number(count);
    const qsizetype current = currentMatch();
    if (!m_found.problem.isEmpty())
        m_count->setText(tr("not a regular expression"));
    else if (m_pattern->text().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("not found"));
    else if (current >= 0)
        m_count->setText(tr("%1 of %2").arg(current + 1).arg(all));
    else
        m_count->setText(tr("%1 found").arg(all));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    mark();
}

/// What is on screen; the selected one is seen as it is.
void FindBar::mark()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QList<CodeView::VisibleLine> lines = m_view.visibleLines();
    if (isVisible() && !lines.isEmpty()) {
        const int first = lines.first().block.position();
        const int last = lines.last().block.position() + lines.last().block.length();
        const int end = m_view.document()->characterCount() - 1;
        auto match = std::ranges::lower_bound(m_found.matches, first, {}, &TextMatch::position);
        for (; match != m_found.matches.end() && match->position < last; ++match) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(m_view.document());
            mark.cursor.setPosition(qMin(static_cast<int>(match->position), end));
            mark.cursor.setPosition(qMin(static_cast<int>(match->position + match->length), end),
                                    QTextCursor::KeepAnchor);
            mark.format.setBackground(themeOf(palette()).warning.background);
            selections.append(mark);
        }
    }
    m_view.setSelections(CodeView::Layer::Matches, selections);
}

/// Around the end to the beginning, and the other way.
void FindBar::goTo(bool isBackward)
{
    const QList<TextMatch> &matches = m_found.matches;
    if (matches.isEmpty())
        return;
    const QTextCursor now = m_view.textCursor();
    auto match = matches.begin();
    if (isBackward) {
        match = std::ranges::lower_bound(matches, now.selectionStart(), {}, &TextMatch::position);
        match = std::prev(match == matches.begin() ? matches.end() : match);
    } else {
        const int from = now.hasSelection() ? now.selectionStart() + 1 : now.position();
        match = std::ranges::lower_bound(matches, from, {}, &TextMatch::position);
        if (match == matches.end())
            match = matches.begin();
    }
    QTextCursor cursor(m_view.document());
    cursor.setPosition(static_cast<int>(match->position));
    cursor.setPosition(static_cast<int>(match->position + match->length), QTextCursor::KeepAnchor);
    m_view.folding().reveal(cursor.block());
    m_view.setTextCursor(cursor);
    m_view.ensureCursorVisible();
}

void FindBar::replaceOne()
{
    // The groups of a regular expression are those of the text as it is now.
    m_found
        = findMatches(searchedText(*m_view.document()).replace(QChar::ParagraphSeparator, u'\n'),
                      query(), m_replacement->text());
    const qsizetype current = currentMatch();
    if (current < 0) {
        goTo(false);
        return;
    }
    m_view.textCursor().insertText(m_found.matches.at(current).replacement);
    m_goesOn = true;
    search();
}

void FindBar::replaceAll()
{
    const TextMatches found
        = findMatches(searchedText(*m_view.document()).replace(QChar::ParagraphSeparator, u'\n'),
                      query(), m_replacement->text());
    QTextCursor cursor(m_view.document());
    cursor.beginEditBlock();
    for (auto match = found.matches.crbegin(); match != found.matches.crend(); ++match) {
        cursor.setPosition(static_cast<int>(match->position));
        cursor.setPosition(static_cast<int>(match->position + match->length),
                           QTextCursor::KeepAnchor);
        cursor.insertText(match->replacement);
    }
    cursor.endEditBlock();
    search();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (isReturn && m_replacement->hasFocus())
        replaceOne();
    else if (isReturn)
        goTo(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QFrame::keyPressEvent(event);
}

void FindBar::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_soon.stop();
    ++m_search;
    m_found = {};
    mark();
    m_view.setFocus();
}

} // namespace headwater
