// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/base/problem.h"
#include "core/definition/definitiontext.h"

namespace headwater {

/// Collects the problems of one file, up to limits::problemsInFile: a hostile file has as many as
/// it has bytes.
class ProblemSink
{
public:
    void add(Problem problem)
    {
        if (m_problems.size() < limits::problemsInFile)
            m_problems.append(std::move(problem));
        else
            ++m_dropped;
    }

    void add(ProblemSink &&others)
    {
        for (Problem &problem : others.m_problems)
            add(std::move(problem));
        m_dropped += others.m_dropped;
    }

    QList<Problem> take()
    {
        if (m_dropped > 0) {
            m_problems.append(
                {.severity = Problem::Severity::Information,
                 .position = m_problems.constLast().position,
                 .message = DefinitionText::tr("%n more problems follow.", nullptr, m_dropped)});
        }
        return std::move(m_problems);
    }

private:
    QList<Problem> m_problems;
    int m_dropped = 0;
};

} // namespace headwater
