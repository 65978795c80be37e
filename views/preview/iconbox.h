// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

namespace headwater {

/// The console's box for an icon as a widget that says what is in it.
class IconBox : public QWidget
{
    Q_OBJECT
public:
    /// @p side: logical pixels.
    explicit IconBox(int side, QWidget *parent = nullptr);

    void showIcon(const PreviewIcon &icon, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PreviewIcon m_icon;
    QString m_name;
};

} // namespace headwater
