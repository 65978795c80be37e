// SPDX-License-Identifier: Apache-2.0
#include "models/problemmodel.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString keyOf(const Problem &problem)
{
    return u"%1\n%2\n%3\n%4"_s.arg(problem.file)
        .arg(problem.position.line)
        .arg(problem.position.column)
        .arg(problem.message);
}

} // namespace

void ProblemModel::setProblems(const QList<Problem> &problems)
{
    QSet<QString> seen;
    QList<Problem> unique;
    for (const Problem &problem : problems) {
        const QString key = keyOf(problem);
        if (!seen.contains(key)) {
            seen.insert(key);
            unique.append(problem);
        }
    }
    setRowsByKey(unique, keyOf);
}

int ProblemModel::count(Problem::Severity severity) const
{
    return static_cast<int>(std::ranges::count(rows(), severity, &Problem::severity));
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem &problem = rows().at(index.row());
    if (role == ProblemRole)
        return QVariant::fromValue(problem);
    if (role == Qt::AccessibleTextRole && Column(index.column()) == Column::Message)
        return spokenText(problem);
    if (role == Qt::ToolTipRole)
        return problem.remedy.isEmpty() ? problem.message
                                        : QString(problem.message + u'\n' + problem.remedy);
    if (role == Qt::TextAlignmentRole && Column(index.column()) == Column::Line)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Column::Message: return problem.message;
    case Column::File: return problem.file;
    case Column::Line:
        return problem.position.isValid()
            ? tr("%1:%2").arg(problem.position.line).arg(problem.position.column)
            : QString();
    }
    return {};
}

QString ProblemModel::spokenText(const Problem &problem)
{
    switch (problem.severity) {
    case Problem::Severity::Error: return tr("Error: %1").arg(problem.message);
    case Problem::Severity::Warning: return tr("Warning: %1").arg(problem.message);
    case Problem::Severity::Information: return tr("Information: %1").arg(problem.message);
    }
    return {};
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Message: return tr("Problem");
    case Column::File: return tr("File");
    case Column::Line: return tr("Line");
    }
    return {};
}

} // namespace headwater
