// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/linediff.h"

#include <QPlainTextEdit>

namespace headwater {

/// The difference of two texts, line by line: what is gone with "-", what is new with "+", each in
/// its colour, line numbers of both at the left.
class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setDiff(const QList<DiffLine> &lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QList<DiffLine> m_lines; // one for each block
};

} // namespace headwater
