// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verbs.h"
#include "tests/support/fixedclock.h"

#include <QFile>
#include <QTemporaryDir>

#include <sstream>

namespace headwater {

class RegistryPort;

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
        CliContext context{.out = out,
                           .err = err,
                           .workingDirectory = m_folder.path(),
                           .clock = clock,
                           .registry = [this]() -> RegistryPort & { return *m_registry; }};
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

private:
    QTemporaryDir m_folder;
    RegistryPort *m_registry = nullptr;
};

} // namespace headwater
