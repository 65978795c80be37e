// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QStringList>

namespace headwater {

/// Asks what is to become of changes that are not saved.
class UnsavedDialog : public QDialog
{
    Q_OBJECT
public:
    explicit UnsavedDialog(const QStringList &files, QWidget *parent = nullptr);

Q_SIGNALS:
    void saveChosen();
    void discardChosen();

private:
    QWidget *buildList(const QStringList &files);
    QWidget *buildButtons();
};

} // namespace headwater
