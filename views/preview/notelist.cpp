// SPDX-License-Identifier: Apache-2.0
#include "views/preview/notelist.h"

#include "views/common/icon.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Tone toneOf(PreviewNote::Weight weight)
{
    switch (weight) {
    case PreviewNote::Weight::Hint: return Tone::Neutral;
    case PreviewNote::Weight::Information: return Tone::Information;
    case PreviewNote::Weight::Warning: return Tone::Warning;
    }
    return Tone::Neutral;
}

/// One note. Its ground is painted, since a style sheet knows no colours of tones.
class NoteCard : public QWidget
{
public:
    NoteCard(const PreviewNote &note, QWidget *parent)
        : QWidget(parent)
        , m_tone(toneOf(note.weight))
    {
        auto *sign = new QLabel(this);
        sign->setTextFormat(Qt::PlainText);
        sign->setPixmap(
            icon(m_tone == Tone::Warning ? u"triangle-alert"_s : u"info"_s, m_tone).pixmap(16, 16));
        auto *text = new QLabel(note.text, this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setObjectName("note"_L1);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const auto words = std::to_array<QLatin1StringView>(
            {"neutral"_L1, "information"_L1, "success"_L1, "warning"_L1, "error"_L1});
        text->setProperty("tone", words.at(size_t(m_tone)));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(10, 8, 10, 8);
        layout->setSpacing(8);
        layout->addWidget(sign, 0, Qt::AlignTop);
        layout->addWidget(text, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeOf(palette()).pair(m_tone).background);
        painter.drawRoundedRect(rect(), 6, 6);
    }

private:
    Tone m_tone;
};

} // namespace

NoteList::NoteList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName("noteList"_L1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

void NoteList::setNotes(const QList<PreviewNote> &notes)
{
    if (m_notes == notes)
        return;
    m_notes = notes;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> owned(item);
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (const PreviewNote &note : notes)
        m_layout->addWidget(new NoteCard(note, this));
    setVisible(!notes.isEmpty());
}

} // namespace headwater
