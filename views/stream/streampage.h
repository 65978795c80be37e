// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QTabBar;
class QStackedWidget;

namespace headwater {

class StreamHeader;

/// One image stream: header, and a tab for each way of looking at it.
class StreamPage : public QWidget
{
    Q_OBJECT
public:
    explicit StreamPage(QWidget *parent = nullptr);

    /// @p page becomes the page's child. @p name is a stable word for settings.
    void addTab(const QString &title, const QString &name, QWidget *page);
    /// Marks a tab whose page holds something that is not saved.
    void setTabChanged(const QString &name, bool isChanged);
    StreamHeader &header() { return *m_header; }
    QString currentTab() const;
    void showTab(const QString &name);

Q_SIGNALS:
    void currentTabChanged(const QString &name);

private:
    StreamHeader *const m_header;
    QTabBar *const m_tabs;
    QStackedWidget *const m_pages;
};

} // namespace headwater
