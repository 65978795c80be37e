// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/definitionform.h"

#include <QWidget>

namespace headwater {

class FormField;

/// Shows one field of a form and lets it be filled in. What it tells is a wish: the text that
/// counts comes back with the next entry.
class EntryEditor : public QWidget
{
    Q_OBJECT
public:
    /// For entries of the kind that @p entry has. @p parent owns it.
    static EntryEditor *make(const FormEntry &entry, QWidget *parent);

    void setEntry(const FormEntry &entry, bool isEditable);
    const FormEntry &entry() const { return m_entry; }
    /// Whether the cursor in the text is at this field.
    void setCurrent(bool isCurrent);

Q_SIGNALS:
    /// The field shall say @p text.
    void changed(const QString &text);
    /// The keyboard has come here.
    void reached();

protected:
    explicit EntryEditor(QWidget *parent)
        : QWidget(parent)
    {
    }
    /// Puts @p input, with or without a caption above it, into the editor.
    void place(const FormEntry &entry, QWidget *input, bool hasCaption = true);
    FormField &formField() { return *m_field; }
    /// Makes the input tell when it gets the focus, and leave undo to the text.
    void listen(QWidget *input);
    /// changed(), unless it says so already.
    void tell(const QString &text);
    virtual void showEntry(const FormEntry &entry, bool isEditable) = 0;
    virtual QString noteOf(const FormEntry &entry) const { return entry.note; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FormEntry m_entry;
    FormField *m_field = nullptr;
};

} // namespace headwater
