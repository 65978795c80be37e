// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace headwater {

/// What a server wants to be shown before it answers: one challenge of a WWW-Authenticate header.
struct Challenge
{
    QByteArray scheme = {}; ///< lower case: "bearer", "basic"
    QList<std::pair<QByteArray, QString>> parameters = {}; ///< names in lower case

    /// Empty if there is none of that name; the first of several.
    QString parameter(QByteArrayView name) const;
    /// 'bearer realm="https://auth.example/token", service="registry"', for explanations.
    QString text() const;

    friend bool operator==(const Challenge &, const Challenge &) = default;
};

/// All challenges of @p headerLines, in order. One line may hold several, and servers quote oddly:
/// what cannot be read is left out, and reading goes on at the next comma. Never more than
/// limits::challenges. Source: RFC 9110 section 11.6.1; registry-auth.md section 2.2, whose reader
/// sees one challenge a line.
QList<Challenge> parseChallenges(const QByteArrayList &headerLines);

} // namespace headwater
