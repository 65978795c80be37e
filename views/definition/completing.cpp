// SPDX-License-Identifier: Apache-2.0
#include "views/definition/completing.h"

#include "views/definition/codeview.h"
#include "views/definition/completionpopup.h"
#include "views/definition/documentoutline.h"

#include <QKeyEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// Who types on does not want to be told, and looking around in a long file takes its time.
constexpr int typingPause = 90;

/// What is there already, alone, is nothing to offer.
bool isWorthIt(const Completions &offered)
{
    const bool isThere = offered.items.size() == 1
        && offered.items.first().label.compare(offered.typed, Qt::CaseInsensitive) == 0;
    return !offered.items.isEmpty() && !isThere;
}

} // namespace

Completing::Completing(CodeView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_popup(new CompletionPopup(&view))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    connect(&m_soon, &QTimer::timeout, this, [this] { offer(false); });
    connect(m_popup, &CompletionPopup::chosen, this, &Completing::accept);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, m_popup, &QWidget::hide);
    connect(&view, &CodeView::documentShown, m_popup, &QWidget::hide);
    connect(&view, &CodeView::focusLost, m_popup, &QWidget::hide);
}

void Completing::setWords(const CatalogWords &words)
{
    const auto remoteTags = std::exchange(m_words.remoteTags, {});
    m_words = words;
    m_words.remoteTags = remoteTags;
}

void Completing::addRemoteTags(const QString &repository, const QStringList &tags)
{
    m_words.remoteTags.insert(repository, tags);
    if (m_view.hasFocus())
        offer(true);
}

bool Completing::isOpen() const
{
    return m_popup->isVisible();
}

void Completing::open()
{
    if (!m_view.isReadOnly())
        offer(true);
}

void Completing::offer(bool isAskedFor)
{
    const QTextCursor cursor = m_view.textCursor();
    m_offered = completionsAt(outlineOf(*m_view.document()), cursor.blockNumber(),
                              cursor.positionInBlock(), m_view.isJson(), m_words);
    const QString &repository = m_offered.repository;
    if (isAskedFor && !repository.isEmpty() && !m_words.remoteTags.contains(repository))
        m_offered.items.append({.kind = Completion::Kind::LookUp,
                                .label = repository,
                                .insert = {},
                                .text = tr("Asks the registry which tags the repository has.")});
    const bool isWanted = isAskedFor
        ? !m_offered.items.isEmpty()
        : isWorthIt(m_offered) && (isOpen() || !m_offered.typed.isEmpty());
    if (!isWanted || cursor.hasSelection()) {
        m_popup->hide();
        return;
    }
    QTextCursor start = cursor;
    start.setPosition(cursor.block().position() + m_offered.from);
    const QRect rect = m_view.cursorRect(start);
    m_popup->showItems(m_offered.items, m_view.viewport()->mapToGlobal(rect.bottomLeft()),
                       m_view.viewport()->mapToGlobal(rect.topLeft()));
}

bool Completing::handleKey(const QKeyEvent &event)
{
    m_soon.stop();
    if (!isOpen())
        return false;
    constexpr int page = 8;
    switch (event.key()) {
    case Qt::Key_Down: m_popup->move(1); return true;
    case Qt::Key_Up: m_popup->move(-1); return true;
    case Qt::Key_PageDown: m_popup->move(page); return true;
    case Qt::Key_PageUp: m_popup->move(-page); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: accept(); return true;
    case Qt::Key_Escape: m_popup->hide(); return true;
    default: return false;
    }
}

void Completing::noteKey(const QKeyEvent &event)
{
    const QString text = event.text();
    const bool isTyped = !text.isEmpty() && text.front().isPrint() && !text.front().isSpace()
        && !event.modifiers().testFlag(Qt::ControlModifier);
    const bool isRefined = isOpen() && (isTyped || event.key() == Qt::Key_Backspace);
    if (isRefined)
        offer(false);
    else if (isTyped && !m_view.isReadOnly())
        m_soon.start();
    else if (event.key() != Qt::Key_Shift && event.key() != Qt::Key_Control)
        m_popup->hide();
}

void Completing::accept()
{
    const Completion item = m_popup->current();
    m_popup->hide();
    if (item.kind == Completion::Kind::LookUp) {
        Q_EMIT lookUpRequested(item.label);
        return;
    }
    QTextCursor cursor = m_view.textCursor();
    const int end = cursor.position();
    const bool isQuoted = m_offered.typed.startsWith(u'"') || m_offered.typed.startsWith(u'\'');
    // The quote that was put behind the cursor when one was typed.
    const bool hasPartner
        = isQuoted && m_view.document()->characterAt(end) == m_offered.typed.front();
    QString insert = item.insert;
    if (isQuoted && !insert.startsWith(u'"'))
        insert = m_offered.typed.front() + insert + m_offered.typed.front();
    cursor.beginEditBlock();
    cursor.setPosition(cursor.block().position() + m_offered.from);
    cursor.setPosition(end + (hasPartner ? 1 : 0), QTextCursor::KeepAnchor);
    cursor.insertText(insert);
    cursor.endEditBlock();
    m_view.setTextCursor(cursor);
    m_view.setFocus();
}

} // namespace headwater
