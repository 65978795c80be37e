// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>
#include <iosfwd>

namespace headwater {

class Clock;
class RegistryPort;

/// What a verb has of the world; made by the composition of the program, and by tests.
struct CliContext
{
    std::ostream &out;
    std::ostream &err;
    QString workingDirectory; ///< absolute; paths in arguments are relative to it
    const Clock &clock;
    /// Called by verbs that need registries, so that the others start no network. The port lives
    /// as long as the context.
    std::function<RegistryPort &()> registry;
};

/// Writes @p text as UTF-8. Names and messages come from strangers: what would steer a terminal is
/// made visible instead.
void print(std::ostream &stream, const QString &text);

/// Prints "error: TEXT" and returns the exit code of a failure.
int fail(CliContext &context, const QString &text);

} // namespace headwater
