// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"

#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace headwater {

class ProblemModel;

/// The Problems dock: what is wrong in the catalog, and where.
class ProblemsPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p model must outlive the panel.
    explicit ProblemsPanel(ProblemModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void problemChosen(const headwater::Problem &problem);
    /// "2 errors", "" without problems: for the dock's tab.
    void summaryChanged(const QString &summary);

private:
    void updateSummary();

    ProblemModel &m_model;
    QTreeView *const m_view;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
