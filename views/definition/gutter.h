// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPainter;

namespace headwater {

class CodeView;
class Folding;
class ProblemMarks;

/// The margin left of a text: marks of problems, line numbers, and what can be folded.
class Gutter : public QWidget
{
    Q_OBJECT
public:
    /// All arguments outlive the gutter.
    Gutter(CodeView &view, Folding &folding, ProblemMarks &problems);

    int neededWidth() const;
    QSize sizeHint() const override { return {neededWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void paintLine(QPainter &painter, const QRect &rect, int number);
    int lineAt(int y) const; // -1: none

    CodeView &m_view;
    Folding &m_folding;
    ProblemMarks &m_problems;
    bool m_isHovered = false;
};

} // namespace headwater
