// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace headwater {

/// What the window shows while no catalog is open.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecentFolders(const QStringList &folders);

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
    void folderRequested(const QString &folder);

private:
    QWidget *buildColumn();

    QVBoxLayout *m_recent = nullptr;
    QWidget *m_recentBox = nullptr;
};

} // namespace headwater
