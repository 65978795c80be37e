// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace headwater {

/// What a page shows when it has nothing to show: why, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    /// @p actionText may be empty: then there is no button.
    EmptyState(const QString &iconName, const QString &title, const QString &hint,
               const QString &actionText = {}, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &hint);

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawPicture();

    const QString m_iconName;
    QLabel *const m_picture;
    QLabel *const m_title;
    QLabel *const m_hint;
};

} // namespace headwater
