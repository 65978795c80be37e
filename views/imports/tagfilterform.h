// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importchoice.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace headwater {

class FormField;

/// Which tags are wanted, in a line of fields.
class TagFilterForm : public QWidget
{
    Q_OBJECT
public:
    explicit TagFilterForm(const TagFilter &start, QWidget *parent = nullptr);

    TagFilter filter() const;
    void setProblems(const ChoiceProblems &problems);
    /// Exactly this tag, as an expression the user can see and change.
    void setOnly(const QString &tag);

Q_SIGNALS:
    /// A moment after the last key press.
    void changed();

private:
    FormField *addField(const QString &caption, QLineEdit *edit, const QString &name,
                        const QString &example);

    QLineEdit *const m_text;
    QLineEdit *const m_pattern;
    QLineEdit *const m_versions;
    QLineEdit *const m_exclude;
    QSpinBox *const m_newest;
    FormField *m_patternField = nullptr;
    FormField *m_versionsField = nullptr;
    FormField *m_excludeField = nullptr;
    QTimer m_pause;
};

} // namespace headwater
