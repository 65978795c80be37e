// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/secrets/credential.h"

#include <QFuture>
#include <QObject>
#include <QProcessEnvironment>

#include <chrono>
#include <optional>
#include <stop_token>

namespace headwater {

/// Asks the programs docker-credential-NAME, which keep credentials in places of their own. They
/// run without a shell and without a terminal, and nothing they print is passed on but the
/// credential. Source: docker/docker-credential-helpers, README.md.
class CredentialHelper : public QObject
{
    Q_OBJECT
public:
    /// @p environment is the helper's; its PATH says where helpers are. @p deadline: then a helper
    /// is killed, with what it started.
    explicit CredentialHelper(const QProcessEnvironment &environment,
                              std::chrono::milliseconds deadline = std::chrono::seconds(10),
                              QObject *parent = nullptr);

    using Answer = Result<std::optional<Credential>>;

    /// What the helper has for @p server, "quay.io" or "https://index.docker.io/v1/"; nothing if it
    /// says that it has none. Errors, with the program as subject: InvalidInput (@p name is no
    /// plain name), NotFound (no such program), TimedOut, TooLarge, InvalidReply, Io (it failed),
    /// Cancelled.
    QFuture<Answer> get(const QString &name, const QString &server, std::stop_token stop);

    /// "docker-credential-" + @p name.
    static QString programName(const QString &name);

private:
    QProcessEnvironment m_environment;
    std::chrono::milliseconds m_deadline;
};

/// What a helper printed, as a credential; nullopt: it has none. @p failed: it ended with an error.
/// @p output is overwritten. Errors: InvalidReply or Io, without anything of the output.
CredentialHelper::Answer parseHelperOutput(QByteArray &output, bool failed);

} // namespace headwater
