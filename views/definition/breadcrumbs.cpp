// SPDX-License-Identifier: Apache-2.0
#include "views/definition/breadcrumbs.h"

#include "views/common/theme.h"
#include "views/definition/codeview.h"
#include "views/definition/documentoutline.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// Nobody reads them while typing, and in a long file they cost some milliseconds.
constexpr int pause = 120;

QString labelOf(const Outline::Step &step)
{
    const bool isNameless = step.kind == Outline::Step::Kind::Item && step.text.isEmpty();
    return isNameless ? u"–"_s : step.text;
}

} // namespace

Breadcrumbs::Breadcrumbs(CodeView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
{
    setObjectName("breadcrumbs"_L1);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &Breadcrumbs::follow);
    connect(&view, &QPlainTextEdit::cursorPositionChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&view, &QPlainTextEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&view, &CodeView::documentShown, this, &Breadcrumbs::follow);
}

void Breadcrumbs::setFile(const QString &file)
{
    m_file = file;
    show(m_steps);
}

void Breadcrumbs::follow()
{
    if (m_view.isEmptyHanded()) {
        show({});
        return;
    }
    const QTextCursor cursor = m_view.textCursor();
    const QString line = cursor.block().text();
    // Before a line's text one is at the line as a whole.
    const bool isBefore = QStringView(line).first(cursor.positionInBlock()).trimmed().isEmpty();
    const int column = isBefore ? static_cast<int>(line.size()) : cursor.positionInBlock();
    show(outlineOf(*m_view.document()).placeAt(cursor.blockNumber(), column).steps);
}

QToolButton *Breadcrumbs::button(qsizetype index)
{
    while (m_buttons.size() <= index) {
        auto *made = new QToolButton(this);
        const qsizetype own = m_buttons.size();
        made->setObjectName(u"breadcrumb%1"_s.arg(own));
        made->setFont(fixedFont(font()));
        made->setProperty("crumb", true);
        made->setToolButtonStyle(Qt::ToolButtonTextOnly);
        made->setFocusPolicy(Qt::NoFocus);
        connect(made, &QToolButton::clicked, this, [this, own] {
            m_view.goToLine(own == 0 ? 1 : m_steps.value(own - 1).line + 1);
            m_view.setFocus();
        });
        m_layout->insertWidget(static_cast<int>(own), made);
        m_buttons.append(made);
    }
    return m_buttons.at(index);
}

void Breadcrumbs::show(const QList<Outline::Step> &steps)
{
    m_steps = steps;
    const auto label = [](QString text) { return text.replace(u'&', u"&&"_s); };
    button(0)->setText(label(m_file));
    button(0)->setVisible(!m_file.isEmpty());
    for (qsizetype i = 0; i < steps.size(); ++i) {
        button(i + 1)->setText(u"› "_s + label(labelOf(steps.at(i))));
        button(i + 1)->setVisible(true);
    }
    for (qsizetype i = steps.size() + 1; i < m_buttons.size(); ++i)
        m_buttons.at(i)->hide();
    setAccessibleName(text());
    fit();
}

/// What there is no room for is left out, from the top on; where one is, is at the end.
void Breadcrumbs::fit()
{
    constexpr int padding = 10; // far less than a tool button takes by itself
    const qsizetype shown = m_steps.size() + 1;
    int needed = 0;
    for (qsizetype i = 0; i < shown; ++i) {
        const QString label = button(i)->text().replace(u"&&"_s, u"&"_s);
        button(i)->setFixedWidth(button(i)->fontMetrics().horizontalAdvance(label) + padding);
        needed += button(i)->width();
    }
    for (qsizetype i = 0; i < shown; ++i) {
        const bool isLeftOut = needed > width() && i > 0 && i < shown - 1;
        needed -= isLeftOut ? button(i)->width() : 0;
        button(i)->setVisible(!isLeftOut && !(i == 0 && m_file.isEmpty()));
    }
}

void Breadcrumbs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize Breadcrumbs::minimumSizeHint() const
{
    return {60, m_layout->minimumSize().height()};
}

QString Breadcrumbs::text() const
{
    QStringList texts{m_file};
    for (const Outline::Step &step : m_steps)
        texts.append(labelOf(step));
    return texts.join(u" › "_s);
}

} // namespace headwater
