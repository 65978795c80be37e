// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

class QComboBox;
class QWidget;

namespace headwater {

/// A combo box of @p values. It and the list that it opens are called @p name in scripts and
/// @p spoken by screen readers. @p parent owns it.
QComboBox *makeChoiceBox(const QString &name, const QString &spoken, const QStringList &values,
                         QWidget *parent);

} // namespace headwater
