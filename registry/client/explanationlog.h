// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/requestexplanation.h"

#include <QHash>
#include <QQueue>

namespace headwater {

/// The explanations of the latest requests, one for each reference. Failures are kept longer than
/// successes: they are what is asked about.
class ExplanationLog
{
public:
    static constexpr qsizetype kept = 2000; ///< of each kind

    void add(const QString &reference, RequestExplanation explanation);
    std::optional<RequestExplanation> find(const QString &reference) const;

private:
    struct Part
    {
        QHash<QString, RequestExplanation> byReference = {};
        QQueue<QString> order = {};
    };
    static void insert(Part &part, const QString &reference, RequestExplanation explanation);

    Part m_failures;
    Part m_successes;
};

} // namespace headwater
