// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/definitionform.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace headwater {

class EntryEditor;

/// The form beside the text of a definition: which stream or tag it is about, and its fields.
class FormView : public QWidget
{
    Q_OBJECT
public:
    explicit FormView(QWidget *parent = nullptr);

    void showForm(const DefinitionForm &form);
    /// Marks the field that the cursor in the text is at, and brings it into view; empty: none.
    void reachField(const QString &field);
    QSize sizeHint() const override { return {380, 480}; }

Q_SIGNALS:
    void subjectChosen(qsizetype subject);
    void changed(const QString &field, const QString &text);
    /// The keyboard has come to @p field.
    void fieldEntered(const QString &field);

private:
    void showSubjects(const DefinitionForm &form);
    void showSections(const DefinitionForm &form);
    void rebuild(const QList<FormSection> &sections);
    void addSection(const FormSection &section, QVBoxLayout &layout);

    QComboBox *const m_subjects;
    QLabel *const m_message;
    QScrollArea *const m_scroll;
    QList<FormSubject> m_shownSubjects;
    QStringList m_fields; // with their kinds, in the order of the form
    QHash<QString, EntryEditor *> m_editors;
    QString m_reached;
};

} // namespace headwater
