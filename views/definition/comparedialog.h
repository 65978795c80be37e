// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/linediff.h"
#include "views/common/messagebar.h"

#include <QDialog>

namespace headwater {

/// What a comparison is about.
struct Comparison
{
    QString title = {};
    QString explanation = {}; ///< what is old and what is new, and what the choice is
    QList<DiffLine> lines = {};
};

/// Shows how two texts differ and offers what can be done about it.
class CompareDialog : public QDialog
{
    Q_OBJECT
public:
    /// @p actions: buttons; pressing one closes the dialog first. The first is the one that is
    /// recommended.
    CompareDialog(const Comparison &comparison, const QList<MessageAction> &actions,
                  QWidget *parent = nullptr);

private:
    QWidget *buildButtons(const QList<MessageAction> &actions);
};

} // namespace headwater
