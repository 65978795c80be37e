// SPDX-License-Identifier: Apache-2.0
#include "registry/client/explanationlog.h"

namespace headwater {

void ExplanationLog::insert(Part &part, const QString &reference, RequestExplanation explanation)
{
    if (!part.byReference.contains(reference)) {
        part.order.enqueue(reference);
        if (part.order.size() > kept)
            part.byReference.remove(part.order.dequeue());
    }
    part.byReference.insert(reference, std::move(explanation));
}

void ExplanationLog::add(const QString &reference, RequestExplanation explanation)
{
    if (explanation.error) {
        insert(m_failures, reference, std::move(explanation));
        return;
    }
    // A failure that is over would be found first.
    if (m_failures.byReference.remove(reference))
        m_failures.order.removeOne(reference);
    insert(m_successes, reference, std::move(explanation));
}

std::optional<RequestExplanation> ExplanationLog::find(const QString &reference) const
{
    for (const Part *part : {&m_failures, &m_successes}) {
        const auto found = part->byReference.constFind(reference);
        if (found != part->byReference.constEnd())
            return *found;
    }
    return std::nullopt;
}

} // namespace headwater
