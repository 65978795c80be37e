// SPDX-License-Identifier: Apache-2.0
#include "views/inspector/factlist.h"

#include "views/common/icon.h"
#include "views/common/plaintextdelegate.h"
#include "views/inspector/valuelabel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int captionWidth = 84;

ValueLabel *valueLabel(const QString &text, QWidget *parent)
{
    auto *label = new ValueLabel(text, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

/// Chips side by side, in as many lines as it takes.
class ChipRow : public QWidget
{
public:
    ChipRow(QList<Chip> chips, QWidget *parent)
        : QWidget(parent)
        , m_chips(std::move(chips))
    {
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        QStringList words;
        for (const Chip &chip : m_chips)
            words.append(chip.text);
        setAccessibleName(words.join(u", "_s));
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, nullptr); }
    QSize sizeHint() const override { return {120, place(160, nullptr)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(font());
        place(width(), &painter);
    }

private:
    int place(int width, QPainter *painter) const
    {
        int x = 0;
        int y = 0;
        int line = 0;
        for (const Chip &chip : m_chips) {
            const QSize size = chipSize(chip, font());
            if (x > 0 && x + size.width() > width) {
                x = 0;
                y += line + 4;
            }
            line = size.height();
            if (painter)
                paintChip(*painter, QRect(x, y, width - x, line), chip, themeOf(palette()));
            x += size.width() + 6;
        }
        return y + line;
    }

    QList<Chip> m_chips;
};

} // namespace

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    clear();
}

void FactList::clear()
{
    if (m_content) {
        m_layout->removeWidget(m_content);
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget(this);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(16, 14, 16, 14);
    content->setSpacing(6);
    m_layout->addWidget(m_content);
    m_grid = nullptr;
}

void FactList::addHeading(const QString &text)
{
    auto *label = new ValueLabel(text, m_content);
    label->setProperty("heading", true);
    auto *layout = static_cast<QVBoxLayout *>(m_content->layout());
    if (layout->count() > 0)
        layout->addSpacing(10);
    layout->addWidget(label);
    m_grid = nullptr;
}

void FactList::addText(const QString &text, bool muted)
{
    ValueLabel *label = valueLabel(text, m_content);
    label->setProperty("muted", muted);
    m_content->layout()->addWidget(label);
    m_grid = nullptr;
}

QGridLayout *FactList::grid()
{
    if (!m_grid) {
        m_grid = new QGridLayout;
        m_grid->setHorizontalSpacing(10);
        m_grid->setVerticalSpacing(6);
        m_grid->setColumnMinimumWidth(0, captionWidth);
        m_grid->setColumnStretch(1, 1);
        static_cast<QVBoxLayout *>(m_content->layout())->addLayout(m_grid);
    }
    return m_grid;
}

void FactList::addRow(const QString &caption, QWidget *value, QWidget *button)
{
    auto *label = new ValueLabel(caption, m_content);
    label->setProperty("muted", true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setFixedWidth(captionWidth);
    const int row = grid()->rowCount();
    grid()->addWidget(label, row, 0, Qt::AlignTop);
    // A row of its own for value and button: a grid does not ask cells that span columns how high
    // they are for their width.
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(value, 1);
    if (button)
        line->addWidget(button, 0, Qt::AlignTop);
    grid()->addLayout(line, row, 1);
}

void FactList::addFact(const QString &caption, const QString &value, const QString &more)
{
    ValueLabel *label = valueLabel(value, m_content);
    label->setToolTip(plainToolTip(more));
    addRow(caption, label);
}

QWidget *FactList::copyButton(const QString &what, const QString &text)
{
    auto *button = new QToolButton(m_content);
    button->setObjectName("copyFact"_L1);
    button->setIcon(icon(u"copy"_s));
    button->setIconSize({14, 14});
    button->setAccessibleName(tr("Copy %1").arg(what));
    button->setToolTip(plainToolTip(tr("Copy: %1").arg(text)));
    connect(button, &QToolButton::clicked, button,
            [text] { QGuiApplication::clipboard()->setText(text); });
    return button;
}

void FactList::addCode(const QString &caption, const QString &shown, const QString &whole)
{
    ValueLabel *label = valueLabel(shown, m_content);
    label->setFont(fixedFont(font()));
    label->setToolTip(plainToolTip(whole));
    addRow(caption, label, copyButton(caption, whole));
}

void FactList::addChips(const QString &caption, const QList<Chip> &chips)
{
    addRow(caption, new ChipRow(chips, m_content));
}

void FactList::addCommand(const QString &command)
{
    auto *box = new QFrame(m_content);
    box->setProperty("card", true);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(10, 6, 6, 6);
    ValueLabel *label = valueLabel(command, box);
    label->setFont(fixedFont(font()));
    label->setObjectName("ocCommand"_L1);
    layout->addWidget(label, 1);
    layout->addWidget(copyButton(tr("command"), command), 0, Qt::AlignTop);
    m_content->layout()->addWidget(box);
    m_grid = nullptr;
}

void FactList::addWidget(QWidget *widget)
{
    widget->setParent(m_content);
    m_content->layout()->addWidget(widget);
    m_grid = nullptr;
}

void FactList::addStretch()
{
    static_cast<QVBoxLayout *>(m_content->layout())->addStretch(1);
}

} // namespace headwater
