// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace headwater {

/// What this program is, its version and licences, third-party notices included.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace headwater
