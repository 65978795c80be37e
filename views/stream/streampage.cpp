// SPDX-License-Identifier: Apache-2.0
#include "views/stream/streampage.h"

#include "views/stream/streamheader.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

StreamPage::StreamPage(QWidget *parent)
    : QWidget(parent)
    , m_header(new StreamHeader(this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
{
    m_pages->setObjectName("streamPages"_L1);
    setObjectName("streamPage"_L1);
    m_tabs->setObjectName("streamTabs"_L1);
    m_tabs->setAccessibleName(tr("Pages of the image stream"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);

    auto *top = new QWidget(this);
    top->setProperty("surface", true);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(6, 0, 10, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->setSpacing(0);
    topLayout->addWidget(m_header);
    topLayout->addLayout(tabRow);

    auto *rule = new QFrame(this);
    rule->setProperty("rule", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(rule);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT currentTabChanged(currentTab());
    });
}

void StreamPage::addTab(const QString &title, const QString &name, QWidget *page)
{
    m_pages->addWidget(page);
    // The first tab becomes current before it can have a name.
    const QSignalBlocker silence(m_tabs);
    const int index = m_tabs->addTab(title);
    m_tabs->setTabData(index, name);
}

void StreamPage::setTabChanged(const QString &name, bool isChanged)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabData(index).toString() != name)
            continue;
        const QString mark = u" •"_s;
        QString title = m_tabs->tabText(index);
        if (title.endsWith(mark))
            title.chop(mark.size());
        m_tabs->setTabText(index, isChanged ? title + mark : title);
        m_tabs->setTabToolTip(index, isChanged ? tr("Changed, not saved") : QString());
    }
}

QString StreamPage::currentTab() const
{
    return m_tabs->tabData(m_tabs->currentIndex()).toString();
}

void StreamPage::showTab(const QString &name)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabData(index).toString() == name)
            m_tabs->setCurrentIndex(index);
    }
}

} // namespace headwater
