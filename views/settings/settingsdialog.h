// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QCheckBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace headwater {

/// What the settings dialog shows and gives back.
struct SettingsValues
{
    bool importsScheduled = true;
    int minutes = 15; ///< between two imports of a scheduled tag
    bool pausesWhenHidden = false;
    bool notifiesOfMoves = true;
    QString catalog = {}; ///< name of the open one; empty: none
    QString internalRegistry = {}; ///< of it: host, or host:port

    friend bool operator==(const SettingsValues &, const SettingsValues &) = default;
};

/// The settings of the program, and of the open catalog.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(const SettingsValues &values, QWidget *parent = nullptr);

    SettingsValues values() const;

private:
    QGroupBox *buildSchedule(const SettingsValues &values);
    QGroupBox *buildCatalog(const SettingsValues &values);
    void check();

    const QString m_catalogName;
    QCheckBox *const m_scheduled;
    QSpinBox *const m_minutes;
    QCheckBox *const m_pauses;
    QCheckBox *const m_notifies;
    QLineEdit *const m_registry;
    QLabel *const m_error;
    QPushButton *m_save = nullptr;
};

} // namespace headwater
