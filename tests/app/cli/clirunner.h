// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verbs.h"
#include "tests/support/fixedclock.h"

#include <QFile>
#include <QTemporaryDir>

#include <sstream>

namespace headwater {

class ConnectionTester;
class RegistryPort;
class SecretStore;

/// What a verb printed, and its exit code.
struct CliRun
{
    int code = -1;
    QString out = {};
    QString err = {};
};

/// Runs verbs in this process on a catalog folder of its own.
class CliRunner
{
    QTemporaryDir m_folder;

public:
    explicit CliRunner(RegistryPort *registry = nullptr)
        : m_registry(registry)
    {
    }

    /// What verbs ask from here on; outlives the last of them.
    void setRegistry(RegistryPort &registry) { m_registry = &registry; }

    CliRun run(const QStringList &arguments)
    {
        std::ostringstream out;
        std::ostringstream err;
        std::istringstream in(input.toStdString());
        CliContext context{.out = out,
                           .err = err,
                           .in = in,
                           .workingDirectory = m_folder.path(),
                           .clock = clock,
                           .registry = [this]() -> RegistryPort & { return *m_registry; },
                           .connectionTester = [this]() -> ConnectionTester & { return *tester; },
                           .secrets = [this]() -> SecretStore & { return *secrets; },
                           .logins = logins,
                           .consents = consents,
                           .configFolder = m_folder.filePath(QStringLiteral("config")),
                           .askSecret =
                               [this](const QString &prompt) {
                                   prompts.append(prompt);
                                   return typed;
                               },
                           .interrupt = interrupt.get_token()};
        const int code = runVerb(arguments, context);
        return {code, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
    }
    /// The arguments as one text without blanks inside them.
    CliRun run(const QString &line) { return run(line.split(u' ')); }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &text)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    FixedClock clock;
    QByteArray input; ///< what is on stdin
    ConnectionTester *tester = nullptr;
    SecretStore *secrets = nullptr;
    StoredLogins logins{m_folder.filePath(QStringLiteral("settings.ini"))};
    RegistryConsents consents{m_folder.filePath(QStringLiteral("settings.ini"))};
    std::optional<Secret> typed; ///< on the terminal; nullopt: there is none
    QStringList prompts;
    std::stop_source interrupt;

private:
    RegistryPort *m_registry = nullptr;
};

} // namespace headwater
