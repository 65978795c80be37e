// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace headwater {

class ChipFlow;
class IconBox;

/// What the console's forms say of the chosen version: icon, heading, keywords, description and
/// sample. What a tag does not have is left out.
class InfoBlock : public QWidget
{
    Q_OBJECT
public:
    explicit InfoBlock(QWidget *parent = nullptr);

    void showVersion(const PreviewVersion &version);

Q_SIGNALS:
    /// The sample's address was clicked.
    void linkChosen(const QString &url);

private:
    void buildLayout();

    IconBox *const m_icon;
    QLabel *const m_heading;
    ChipFlow *const m_chips;
    QLabel *const m_description;
    QWidget *const m_sample;
    QPushButton *const m_link;
};

} // namespace headwater
