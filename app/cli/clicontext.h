// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/registryconsents.h"
#include "app/settings/storedlogins.h"
#include "core/base/error.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <iosfwd>
#include <optional>
#include <stop_token>

namespace headwater {

class Clock;
class ConnectionTester;
class RegistryPort;
class SecretStore;

/// What a short name stands for, and the file that says so.
struct NameAlias
{
    QString value = {}; ///< "registry.access.redhat.com/ubi9"
    QString file = {};
};

/// What a verb has of the world; made by the composition of the program, and by tests.
struct CliContext
{
    std::ostream &out;
    std::ostream &err;
    std::istream &in;
    QString workingDirectory; ///< absolute; paths in arguments are relative to it
    const Clock &clock;
    /// Called by verbs that need registries, so that the others start no network. The port lives
    /// as long as the context; so do the next two.
    std::function<RegistryPort &()> registry;
    std::function<ConnectionTester &()> connectionTester = {};
    std::function<SecretStore &()> secrets = {};
    StoredLogins logins = {};
    RegistryConsents consents = {};
    /// "$XDG_CONFIG_HOME/headwater"; trusted certificates are in its certs.d.
    QString configFolder = {};
    /// Of a name without registry and tag, "ubi9"; nullopt: it has none.
    std::function<std::optional<NameAlias>(const QString &name)> alias = {};
    /// Asks on the terminal, without showing what is typed; nullopt: there is no terminal.
    std::function<std::optional<Secret>(const QString &prompt)> askSecret = {};
    /// Requested when the user interrupts the program (SIGINT): verbs print what they have.
    std::stop_token interrupt = {};
};

/// Exit codes of the verbs that are not oc's. Source: ecosystem.md section 4.
namespace exitcode {

inline constexpr int findings = 1; ///< or a partial failure
inline constexpr int usage = 2;
inline constexpr int network = 3; ///< or a refused login
inline constexpr int io = 4;
inline constexpr int interrupted = 130;

} // namespace exitcode

/// Writes @p text as UTF-8. Names and messages come from strangers: what would steer a terminal is
/// made visible instead.
void print(std::ostream &stream, const QString &text);

/// Writes @p bytes as they are: what a program reads.
void write(std::ostream &stream, const QByteArray &bytes);

/// What is wrong with the arguments; failUsage() tells @p detail.
Error usageError(const QString &detail);

/// Prints "error: TEXT" and returns the exit code of a failure.
int fail(CliContext &context, const QString &text);
/// Prints what happened, and returns the exit code for it.
int fail(CliContext &context, const Error &error);
/// Prints "error: TEXT" and returns exitcode::usage.
int failUsage(CliContext &context, const QString &text);

} // namespace headwater
