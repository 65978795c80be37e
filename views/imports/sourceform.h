// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importchoice.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLayout;
class QLineEdit;
class QPushButton;

namespace headwater {

class FormField;

/// From where a stream imports, and how: pull spec, policies, and for a new stream its name.
class SourceForm : public QWidget
{
    Q_OBJECT
public:
    explicit SourceForm(const ChoiceStart &start, QWidget *parent = nullptr);

    /// The filter is not its business, and stays as it was in the beginning.
    ImportChoice choice() const;
    void setProblems(const ChoiceProblems &problems);
    void setListing(bool isRunning);
    void setInsecure();

Q_SIGNALS:
    void changed();
    void listRequested();

private:
    void buildSource(const ChoiceStart &start);
    void buildName(const ChoiceStart &start);
    QLayout *options();
    void wire();
    void proposeName();

    const ImportChoice m_start;
    QLineEdit *const m_from;
    QPushButton *const m_list;
    FormField *m_fromField = nullptr;
    QLineEdit *m_name = nullptr; ///< of a new stream only
    QLineEdit *m_ns = nullptr;
    FormField *m_nameField = nullptr;
    FormField *m_nsField = nullptr;
    QCheckBox *const m_insecure;
    QCheckBox *const m_scheduled;
    QComboBox *m_referencePolicy = nullptr;
    QComboBox *m_importMode = nullptr;
    bool m_isNamed = false; ///< the user has written a name
};

} // namespace headwater
