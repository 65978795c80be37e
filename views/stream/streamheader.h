// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/streamheading.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace headwater {

/// The top of the stream page: tile, names, file and the main action.
class StreamHeader : public QWidget
{
    Q_OBJECT
public:
    explicit StreamHeader(QWidget *parent = nullptr);

    void setHeading(const StreamHeading &heading);

Q_SIGNALS:
    void importAllRequested();

private:
    QLabel *const m_tile;
    QLabel *const m_title;
    QLabel *const m_path;
    QLabel *const m_summary;
    QLabel *const m_file;
    QPushButton *const m_import;
};

} // namespace headwater
