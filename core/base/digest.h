// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace headwater {

/// A content digest such as sha256:3c87.... Always valid; "no digest yet" is std::optional<Digest>.
class Digest
{
public:
    /// Errors: InvalidInput with @p text as its subject; detail is the server's own wording:
    /// "invalid checksum digest format", "invalid checksum digest length", "unsupported digest
    /// algorithm". Source: openshift/library-go, pkg/image/internal/digest.
    static Result<Digest> parse(QStringView text);
    static Digest ofSha256(QByteArrayView content);

    const QString &toString() const { return m_text; }
    QStringView algorithm() const;
    QStringView hex() const;
    /// For display: algorithm and the first 12 hex digits.
    QString shortForm() const;
    /// Whether @p content has this digest. Supports sha256, sha384 and sha512, the algorithms
    /// parse() accepts. The comparison ignores the case of the hex digits.
    bool matches(QByteArrayView content) const;

    friend bool operator==(const Digest &, const Digest &) = default;

private:
    explicit Digest(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

} // namespace headwater
