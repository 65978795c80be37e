// SPDX-License-Identifier: Apache-2.0
#include "views/form/wordsedit.h"

#include "views/common/chip.h"
#include "views/common/icon.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int padding = 5;
constexpr int gap = 5;
constexpr int crossSide = 11;
constexpr int crossRoom = 16; ///< what a chip is wider by
constexpr int leastEdit = 70;

} // namespace

WordsEdit::WordsEdit(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
{
    setProperty("input", true);
    setAttribute(Qt::WA_StyledBackground);
    m_edit->setObjectName("wordsInput"_L1);
    m_edit->setProperty("bare", true);
    m_edit->setPlaceholderText(tr("add…"));
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_edit, &QLineEdit::editingFinished, this, &WordsEdit::take);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.contains(u','))
            take();
    });
}

void WordsEdit::setWords(const QStringList &words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_hovered = -1;
    m_edit->setAccessibleDescription(words.join(u", "_s));
    arrange();
}

void WordsEdit::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_edit->setVisible(!isReadOnly);
    arrange();
}

void WordsEdit::setProposals(const QStringList &words)
{
    if (words == m_proposals)
        return;
    m_proposals = words;
    auto *completer = new QCompleter(words, m_edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    // Chosen from the list is as good as typed; but the line is filled only after this signal.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &WordsEdit::take,
            Qt::QueuedConnection);
    m_edit->setCompleter(completer); // the one before goes
}

WordsEdit::Layout WordsEdit::layoutFor(int width) const
{
    Layout layout;
    const int right = width - padding;
    const int line = qMax(chipSize({.text = u"x"_s}, font()).height(), fontMetrics().height() + 4);
    QPoint at(padding, padding);
    const auto place = [&](int wanted) {
        if (at.x() > padding && at.x() + wanted > right)
            at = {padding, at.y() + line + gap};
        const QRect rect(at, QSize(qMin(wanted, qMax(1, right - at.x())), line));
        at.rx() += rect.width() + gap;
        return rect;
    };
    for (const QString &word : m_words)
        layout.chips.append(place(chipSize({.text = word}, font()).width() + crossRoom));
    if (!m_isReadOnly || m_words.isEmpty()) {
        layout.edit = place(leastEdit);
        layout.edit.setRight(right);
    }
    layout.height = at.y() + line + padding;
    return layout;
}

QRect WordsEdit::crossOf(const QRect &chip) const
{
    return {chip.right() - crossRoom - 1, chip.top(), crossRoom, chip.height()};
}

void WordsEdit::arrange()
{
    m_edit->setGeometry(layoutFor(width()).edit);
    updateGeometry();
    update();
}

int WordsEdit::heightForWidth(int width) const
{
    return layoutFor(width).height;
}

QSize WordsEdit::sizeHint() const
{
    return {240, heightForWidth(qMax(120, width()))};
}

QSize WordsEdit::minimumSizeHint() const
{
    return {120, heightForWidth(qMax(120, width()))};
}

void WordsEdit::take()
{
    const QStringList typed = m_edit->text().split(u',', Qt::SkipEmptyParts);
    m_edit->clear();
    bool isNew = false;
    for (const QString &part : typed) {
        const QString word = part.trimmed();
        if (word.isEmpty() || m_words.contains(word))
            continue;
        m_words.append(word);
        isNew = true;
    }
    if (isNew)
        tell();
}

void WordsEdit::tell()
{
    m_edit->setAccessibleDescription(m_words.join(u", "_s));
    arrange();
    Q_EMIT wordsEdited(m_words);
}

void WordsEdit::remove(qsizetype index)
{
    m_words.remove(index);
    m_hovered = -1;
    tell();
}

void WordsEdit::editWord(qsizetype index)
{
    const QString word = m_words.at(index);
    take();
    remove(m_words.indexOf(word));
    m_edit->setText(word);
    m_edit->setFocus();
    m_edit->selectAll();
}

bool WordsEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit) {
        if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent &>(*event)))
            return true;
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
            setProperty("focused", event->type() == QEvent::FocusIn);
            style()->unpolish(this);
            style()->polish(this);
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool WordsEdit::handleKey(const QKeyEvent &event)
{
    const bool isReturn = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (isReturn && !m_edit->text().isEmpty()) {
        take();
        return true;
    }
    if (event.key() == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_words.isEmpty()) {
        remove(m_words.size() - 1);
        return true;
    }
    return false;
}

void WordsEdit::mousePressEvent(QMouseEvent *event)
{
    const QList<QRect> chips = layoutFor(width()).chips;
    for (qsizetype i = 0; i < chips.size() && !m_isReadOnly; ++i) {
        if (!chips.at(i).contains(event->pos()))
            continue;
        if (crossOf(chips.at(i)).contains(event->pos()))
            remove(i);
        else
            editWord(i);
        return;
    }
    m_edit->setFocus();
}

void WordsEdit::mouseMoveEvent(QMouseEvent *event)
{
    const QList<QRect> chips = layoutFor(width()).chips;
    qsizetype hovered = -1;
    for (qsizetype i = 0; i < chips.size() && !m_isReadOnly; ++i) {
        if (crossOf(chips.at(i)).contains(event->pos()))
            hovered = i;
    }
    setToolTip(hovered < 0 ? QString() : tr("Remove"));
    if (std::exchange(m_hovered, hovered) != hovered)
        update();
}

void WordsEdit::leaveEvent(QEvent *)
{
    if (std::exchange(m_hovered, -1) >= 0)
        update();
}

void WordsEdit::resizeEvent(QResizeEvent *)
{
    arrange();
}

void WordsEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

void WordsEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this);
    painter.setFont(font());
    const Theme &theme = themeOf(palette());
    const Theme::Pair &colours = theme.pair(Tone::Information);
    const QList<QRect> chips = layoutFor(width()).chips;
    for (qsizetype i = 0; i < chips.size(); ++i) {
        const QRect &rect = chips.at(i);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.background);
        painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
        paintChip(painter, rect.adjusted(0, 0, m_isReadOnly ? 0 : -crossRoom, 0),
                  {.text = m_words.at(i), .tone = Tone::Information}, theme);
        if (m_isReadOnly)
            continue;
        QRect cross(0, 0, crossSide, crossSide);
        cross.moveCenter(crossOf(rect).center());
        const QColor colour = i == m_hovered ? theme.text : colours.text;
        const qreal ratio = devicePixelRatioF();
        painter.drawPixmap(cross, symbolPixmap(u"x"_s, cross.size() * ratio, colour));
    }
}

} // namespace headwater
