// SPDX-License-Identifier: Apache-2.0
#include "views/common/choicebox.h"

#include <QAbstractItemView>
#include <QComboBox>

using namespace Qt::StringLiterals;

namespace headwater {

QComboBox *makeChoiceBox(const QString &name, const QString &spoken, const QStringList &values,
                         QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->addItems(values);
    box->view()->setObjectName(name + u"List"_s);
    box->view()->setAccessibleName(spoken);
    return box;
}

} // namespace headwater
