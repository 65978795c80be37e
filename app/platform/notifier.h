// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

namespace headwater {

/// Notifications of the desktop. Without a bus, or without somebody on it who shows them, nothing
/// happens: what matters is told in the window as well.
/// Source: Desktop Notifications Specification 1.2, freedesktop.org.
class Notifier : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(QObject *parent = nullptr);

    /// @p title and @p text are plain. A later one takes the place of one that is still shown.
    void show(const QString &title, const QString &text);

Q_SIGNALS:
    /// The user has clicked the notification.
    void activated();

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    uint m_shown = 0; ///< id of the notification; 0: none
};

} // namespace headwater
