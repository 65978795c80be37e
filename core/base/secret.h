// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <memory>

class QDebug;

namespace headwater {

/// A password or token. It cannot be printed, compared or turned into a QString by accident;
/// whoever needs the bytes calls reveal(), which tests/guards allows by name only. Copies share one
/// buffer, which is overwritten when the last of them goes.
class Secret
{
public:
    Secret() = default;
    /// @p value should be the only copy; it is overwritten when no other QByteArray shares it.
    explicit Secret(QByteArray value);

    bool isEmpty() const { return !m_value || m_value->bytes.isEmpty(); }
    /// UTF-8 or whatever the server takes. Must not outlive what it is used for.
    QByteArray reveal() const { return m_value ? m_value->bytes : QByteArray(); }

    friend bool operator==(const Secret &, const Secret &) = delete;
    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    struct Wiped
    {
        explicit Wiped(QByteArray value);
        Wiped(const Wiped &) = delete;
        Wiped &operator=(const Wiped &) = delete;
        ~Wiped();
        QByteArray bytes;
    };

    std::shared_ptr<const Wiped> m_value;
};

/// Overwrites the bytes of @p value if nothing else shares them, and empties it.
void wipe(QByteArray &value);

} // namespace headwater
