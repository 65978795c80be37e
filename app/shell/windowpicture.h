// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace headwater {

/// Watches a window being painted: tells when it has been for the first time, and takes a picture
/// of it once it no longer changes. For screenshots of the documentation and for measuring.
class WindowPicture : public QObject
{
    Q_OBJECT
public:
    /// @p window outlives the picture.
    explicit WindowPicture(QWidget &window);

    /// Saves a picture as @p path (PNG) as soon as nothing has been painted for a while.
    void takeWhenCalm(const QString &path);
    /// While @p dialog is open the picture is of it. It may go at any time.
    void setDialog(QWidget *dialog);

Q_SIGNALS:
    void painted();
    void taken(bool saved);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_window;
    QPointer<QWidget> m_dialog;
    QTimer m_calm;
    QString m_path;
    bool m_isPainted = false;
};

} // namespace headwater
