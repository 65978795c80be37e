// SPDX-License-Identifier: Apache-2.0
#include "views/definition/definitionpage.h"

#include "views/common/theme.h"
#include "views/definition/codeview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

DefinitionPage::DefinitionPage(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLabel(this))
    , m_note(new QLabel(this))
    , m_view(new CodeView(this))
{
    setObjectName("definitionPage"_L1);
    m_path->setObjectName("definitionFile"_L1);
    m_path->setTextFormat(Qt::PlainText);
    m_path->setFont(fixedFont(m_path->font()));
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setObjectName("definitionNote"_L1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("muted", true);
    auto *bar = new QWidget(this);
    bar->setProperty("surface", true);
    auto *barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(12, 6, 12, 6);
    barLayout->addWidget(m_path);
    barLayout->addStretch(1);
    barLayout->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_view, 1);
    connect(m_view, &CodeView::loaded, this, [this] {
        m_note->setText(tr("%n line(s) · read-only", nullptr, m_view->blockCount()));
    });
}

void DefinitionPage::showText(const QString &text, const QString &fileName, int line)
{
    m_path->setText(fileName);
    m_note->setText(tr("loading…"));
    m_view->setDefinition(text, fileName);
    if (line > 0)
        m_view->goToLine(line);
}

void DefinitionPage::showFailure(const QString &fileName, const QString &reason)
{
    m_path->setText(fileName);
    m_view->setDefinition({}, fileName);
    m_note->setText(reason);
}

void DefinitionPage::goToLine(int line)
{
    m_view->goToLine(line);
}

} // namespace headwater
