// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QFrame>
#include <QList>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace headwater {

/// A button of a message.
struct MessageAction
{
    QString text;
    std::function<void()> run;
};

/// A line at the top of the page that says what went wrong, or well, until it is closed. Never a
/// box in the way.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// @p actions: buttons beside the text; pressing one closes the bar.
    void showMessage(const QString &text, Tone tone, const QList<MessageAction> &actions = {});
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTone();
    void setActions(const QList<MessageAction> &actions);

    QLabel *const m_icon;
    QLabel *const m_text;
    QHBoxLayout *m_actions = nullptr;
    QList<QPushButton *> m_buttons;
    Tone m_tone = Tone::Error;
};

} // namespace headwater
