// SPDX-License-Identifier: Apache-2.0
#include "views/definition/gotobar.h"

#include "views/definition/codeview.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

GoToBar::GoToBar(CodeView &view, QWidget *parent)
    : QFrame(parent)
    , m_view(view)
    , m_caption(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_note(new QLabel(this))
    , m_completer(new QCompleter(this))
{
    setObjectName("goToBar"_L1);
    setProperty("surface", true);
    m_caption->setTextFormat(Qt::PlainText);
    m_field->setObjectName("goToField"_L1);
    m_field->setAccessibleName(tr("Go to line"));
    m_field->setFixedWidth(280);
    m_note->setObjectName("goToNote"_L1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("muted", true);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setModel(new QStringListModel(m_completer));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_caption);
    layout->addWidget(m_field);
    layout->addWidget(m_note);
    layout->addStretch(1);
    connect(m_field, &QLineEdit::textEdited, m_note, &QLabel::clear);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &GoToBar::go,
            Qt::QueuedConnection);
    hide();
}

void GoToBar::setTags(std::function<QList<NamedPlace>()> tags)
{
    m_findTags = std::move(tags);
}

void GoToBar::openLine()
{
    open(tr("Go to line"), tr("1 to %1").arg(m_view.blockCount()), false);
}

void GoToBar::openTag()
{
    m_tags = m_findTags ? m_findTags() : QList<NamedPlace>();
    QStringList names;
    for (const NamedPlace &tag : std::as_const(m_tags))
        names.append(tag.name);
    qobject_cast<QStringListModel *>(m_completer->model())->setStringList(names);
    open(tr("Go to tag"), tr("name of a tag"), true);
}

void GoToBar::open(const QString &caption, const QString &hint, bool offersTags)
{
    m_wantsTag = offersTags;
    m_caption->setText(caption);
    m_field->setAccessibleName(caption);
    m_field->setPlaceholderText(hint);
    m_field->clear();
    m_note->clear();
    m_field->setCompleter(offersTags ? m_completer : nullptr);
    show();
    m_field->setFocus();
    if (offersTags) {
        m_completer->setCompletionPrefix({});
        m_completer->complete();
    }
}

int GoToBar::wantedLine() const
{
    const QString text = m_field->text().trimmed();
    if (!m_wantsTag)
        return qMax(0, text.toInt());
    const auto found = std::ranges::find(m_tags, text, &NamedPlace::name);
    return found == m_tags.end() ? 0 : found->line;
}

void GoToBar::go()
{
    const int line = wantedLine();
    if (line == 0) {
        m_note->setText(m_wantsTag ? tr("There is no such tag here.")
                                   : tr("That is no number of a line."));
        return;
    }
    hide();
    m_view.goToLine(line);
}

void GoToBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go();
    else
        QFrame::keyPressEvent(event);
}

void GoToBar::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_view.setFocus();
}

} // namespace headwater
