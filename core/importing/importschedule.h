// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>

#include <chrono>
#include <optional>

namespace headwater {

/// When the streams with scheduled tags are looked at again: each once an interval, spread over it,
/// and at most 60 a minute, 120 in a burst. A pure value; its owner has the clock and the timer.
/// Source: openshift-controller-manager, scheduler.go and factory.go, restated in
/// spec/importing.md section 10. A cluster counts from the last import of a stream, whoever asked
/// for it; so does this.
class ImportSchedule
{
public:
    static constexpr std::chrono::seconds defaultInterval{900};

    explicit ImportSchedule(std::chrono::seconds interval = defaultInterval);

    void setInterval(std::chrono::seconds interval) { m_interval = interval; }
    std::chrono::seconds interval() const { return m_interval; }

    /// The streams that qualify now. The others lose their turn; what is known of their last import
    /// stays.
    void setStreams(const QSet<StreamKey> &streams, const QDateTime &now);
    /// @p key was imported, or that was tried.
    void note(const StreamKey &key, const QDateTime &at);
    void setLastImports(const QHash<StreamKey, QDateTime> &last) { m_last = last; }
    const QHash<StreamKey, QDateTime> &lastImports() const { return m_last; }

    /// The streams whose turn it is, the longest overdue first; they count as imported now.
    QList<StreamKey> takeDue(const QDateTime &now);
    /// When takeDue() may have something; invalid: never.
    QDateTime next() const;

private:
    QDateTime turnOf(const StreamKey &key) const;
    void refill(const QDateTime &now);

    std::chrono::seconds m_interval;
    QHash<StreamKey, QDateTime> m_added; ///< streams that qualify, and since when
    QHash<StreamKey, QDateTime> m_last;
    double m_allowed;
    QDateTime m_refilled;
};

} // namespace headwater
