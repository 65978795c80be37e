// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QFrame>

class QLabel;

namespace headwater {

/// A line at the top of the page that says what went wrong, or well, until it is closed. Never a
/// box in the way.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(const QString &text, Tone tone);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    QLabel *const m_icon;
    QLabel *const m_text;
    Tone m_tone = Tone::Error;
};

} // namespace headwater
