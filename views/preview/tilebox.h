// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/consolepaint.h"

#include <QWidget>

namespace headwater {

/// One tile by itself.
class TileBox : public QWidget
{
    Q_OBJECT
public:
    explicit TileBox(TileStyle::Kind kind, QWidget *parent = nullptr);

    void showEntry(const PreviewEntry &entry, bool isRounded);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TileStyle m_style;
    PreviewEntry m_entry;
};

} // namespace headwater
