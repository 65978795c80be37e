// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/testcertificate.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace headwater {

/// What a token server knows of a user.
struct TokenUser
{
    QString password = {};
    /// Patterns of fnmatch, "!" takes away: {"*", "!private/*"}.
    QStringList repositories = {QStringLiteral("*")};
    QString identityToken = {}; ///< empty: none
};

struct TokenServerOptions
{
    const TestCertificate *certificate = nullptr; ///< null: plain HTTP
    QMap<QString, TokenUser> users = {};
    /// What anonymous users may pull.
    QStringList publicRepositories = {QStringLiteral("*"), QStringLiteral("!private/*")};
    int expiresIn = 300; ///< seconds
};

/// A token server for a RegistryProcess, on a free loopback port. Ends with the object. It is
/// tests/support/tokenserver.py, because Qt cannot sign a token.
class TokenServer
{
public:
    TokenServer() = default;
    TokenServer(const TokenServer &) = delete;
    TokenServer &operator=(const TokenServer &) = delete;
    ~TokenServer();

    /// Blocks until it answers.
    bool start(const TokenServerOptions &options);
    QString errorString() const { return m_error; }

    QString host() const; ///< "127.0.0.1:PORT"
    QString realm() const; ///< "https://127.0.0.1:PORT/token"
    QString issuer() const { return QStringLiteral("headwater-test-issuer"); }
    /// What a registry has to trust.
    QString signerPath() const { return m_signer.certificatePath(); }

    /// All requests so far, each with method, path, query, form (null for GET), user (null:
    /// anonymous), status, access (what was granted), authorization (the header as it came, or
    /// null) and headers.
    QList<QJsonObject> requests() const;

private:
    bool writeConfig(const TokenServerOptions &options);

    QTemporaryDir m_folder;
    TestCertificate m_signer;
    QProcess m_process;
    bool m_isSecure = false;
    quint16 m_port = 0;
    QString m_error;
};

} // namespace headwater
