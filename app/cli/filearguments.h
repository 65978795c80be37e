// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace headwater {

struct CliContext;

/// A definition file that the user named, or that lies in a folder so named.
struct FileArgument
{
    QString path = {}; ///< absolute
    QString shown = {}; ///< what it is called in messages
    /// What came from standard input; nullopt: the file has it.
    std::optional<QByteArray> input = {};
};

/// The files that @p operands name, or that lie in the folders they name; "-" is standard input.
/// Errors: those of scanFolder(); TooLarge.
Result<QList<FileArgument>> fileArguments(const QStringList &operands, CliContext &context);

/// What the file says, or standard input. Errors: those of readFile(), with the name that is shown.
Result<QByteArray> textOf(const FileArgument &file);

} // namespace headwater
