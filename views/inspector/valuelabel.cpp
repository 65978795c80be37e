// SPDX-License-Identifier: Apache-2.0
#include "views/inspector/valuelabel.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// Labels break lines at blanks only. A zero-width space lets them break without showing, but must
// not get into a clipboard: no program accepts a pull spec that has one.
constexpr QChar breakHere(0x200b);

constexpr int longestRun = 16; // of characters between two places to break

/// Breaks behind separators, between the words of camelCase, and inside long runs such as digests.
QString breakable(const QString &text)
{
    QString result;
    int run = 0;
    QChar before;
    for (const QChar c : text) {
        if (before.isLower() && c.isUpper()) {
            result.append(breakHere);
            run = 0;
        }
        result.append(c);
        const bool isSeparator = QStringView(u"/:@.,=_").contains(c);
        // QTextLayout breaks behind a hyphen by itself.
        run = isSeparator || c == u'-' || c.isSpace() ? 0 : run + 1;
        if (isSeparator || run == longestRun) {
            result.append(breakHere);
            run = 0;
        }
        before = c;
    }
    return result;
}

} // namespace

ValueLabel::ValueLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(breakable(text));
    setAccessibleName(text);
}

void ValueLabel::copySelection(QClipboard::Mode mode) const
{
    if (hasSelectedText())
        QGuiApplication::clipboard()->setText(selectedText().remove(breakHere), mode);
}

void ValueLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection(QClipboard::Clipboard);
    else
        QLabel::keyPressEvent(event);
}

void ValueLabel::mouseReleaseEvent(QMouseEvent *event)
{
    QLabel::mouseReleaseEvent(event);
    if (QGuiApplication::clipboard()->supportsSelection())
        copySelection(QClipboard::Selection); // what the middle button pastes
}

void ValueLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (!textInteractionFlags().testFlag(Qt::TextSelectableByMouse))
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName("valueMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy
        = menu->addAction(tr("&Copy"), this, [this] { copySelection(QClipboard::Clipboard); });
    copy->setEnabled(hasSelectedText());
    menu->addAction(tr("Select &all"), this,
                    [this] { setSelection(0, static_cast<int>(text().size())); });
    menu->popup(event->globalPos());
}

} // namespace headwater
