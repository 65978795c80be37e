// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/definitionform.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace headwater {

/// Lets one of the console's icon classes be picked by its mark.
class IconPicker : public QDialog
{
    Q_OBJECT
public:
    /// @p choices are the classes; what their text says is shown below the marks.
    IconPicker(const QList<FormChoice> &choices, const QString &current, QWidget *parent = nullptr);

    /// The class that is marked; empty: none.
    QString current() const;

Q_SIGNALS:
    void picked(const QString &iconClass);

private:
    void fill(const QList<FormChoice> &choices, const QString &current);
    void pick();

    QLineEdit *const m_filter;
    QListView *const m_list;
    QSortFilterProxyModel *const m_shown;
};

} // namespace headwater
