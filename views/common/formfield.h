// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace headwater {

/// An input with its caption above and, below, what comes of what stands in it, and what is wrong
/// with that.
class FormField : public QWidget
{
    Q_OBJECT
public:
    /// Takes @p input over. Its accessible name is the caption; without one it says itself what it
    /// is, as a check box does.
    FormField(const QString &caption, QWidget *input, QWidget *parent = nullptr);

    /// Puts a button, say, behind the input. Takes @p widget over.
    void addBeside(QWidget *widget);
    /// The same in front of it.
    void addBefore(QWidget *widget);
    /// A remark on what stands there, if any.
    void setNote(const QString &text, Tone tone = Tone::Neutral);
    /// Empty: nothing is wrong.
    void setProblem(const QString &text, Tone tone = Tone::Error);
    QString problem() const;
    /// Marks the caption: this is the field that is being edited elsewhere.
    void setCurrent(bool isCurrent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void describeInput();

    QWidget *const m_input;
    QLabel *const m_caption;
    QLabel *const m_note;
    QLabel *const m_problem;
    QHBoxLayout *m_line = nullptr;
};

} // namespace headwater
