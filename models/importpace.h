// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace headwater {

/// How fast an import goes, over the last seconds: what a queue has behind it says little about
/// what another registry, or a limit, makes of the rest.
class ImportPace
{
public:
    /// @p done: tags finished so far; fewer than before starts anew. @p at: of a clock that never
    /// goes back.
    void note(int done, std::chrono::milliseconds at);
    void reset() { m_notes.clear(); }

    /// Tags a second; nullopt: too little has been seen.
    std::optional<double> rate() const;
    /// For @p open more tags; nullopt: not known, or nothing moves.
    std::optional<std::chrono::seconds> timeLeft(int open) const;
    /// "12 tags/s, about 3 min left", "0.4 tags/s", "".
    QString text(int open) const;

private:
    struct Note
    {
        int done = 0;
        std::chrono::milliseconds at = {};
    };
    QList<Note> m_notes; ///< of the last seconds
};

} // namespace headwater
