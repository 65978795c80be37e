// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/chip.h"

#include <QList>
#include <QWidget>

namespace headwater {

/// Chips one after the other, in as many lines as it takes.
class ChipFlow : public QWidget
{
    Q_OBJECT
public:
    explicit ChipFlow(QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QRect> places(int width) const;

    QList<Chip> m_chips;
};

} // namespace headwater
