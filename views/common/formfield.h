// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace headwater {

/// An input with its caption above and, below, what is wrong with what stands in it.
class FormField : public QWidget
{
    Q_OBJECT
public:
    /// Takes @p input over. Its accessible name is the caption.
    FormField(const QString &caption, QWidget *input, QWidget *parent = nullptr);

    /// Puts a button, say, behind the input. Takes @p widget over.
    void addBeside(QWidget *widget);
    /// Empty: nothing is wrong.
    void setProblem(const QString &text);
    QString problem() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *const m_input;
    QLabel *const m_problem;
    QHBoxLayout *m_line = nullptr;
};

} // namespace headwater
