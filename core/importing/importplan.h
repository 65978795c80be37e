// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/importrequest.h"

#include <optional>

/// From the arguments of `oc import-image` to a request, with the words `oc` refuses in.
/// Source: oc, pkg/cli/importimage/importimage.go; spec/importing.md section 2.
namespace headwater {

struct ImportArguments
{
    QString target = {}; ///< NAME[:TAG]; of a pull spec only these two count
    QString from = {};
    bool confirm = false;
    bool all = false;
    std::optional<bool> insecure = {}; ///< given, even as false, it beats the stream's annotation
    bool scheduled = false;
    QString referencePolicy = {}; ///< "": Source; else source or local in any case
    QString importMode = QStringLiteral("Legacy");
    // Of a repository with --all; these are ours, oc has none of them.
    int repositoryLimit = serverRepositoryLimit;
    TagFilter filter = {};
};

struct ImportTarget
{
    QString name = {}; ///< of the stream
    QString tag = {}; ///< empty with --all

    friend bool operator==(const ImportTarget &, const ImportTarget &) = default;
};

/// Checks what can be checked without the stream. Errors: InvalidInput, detail in oc's words.
Result<ImportTarget> parseImportTarget(const ImportArguments &arguments);

/// What to import into @p existing (as the server holds it), or into a new stream. Errors, detail
/// in oc's words: NotFound, InvalidInput.
Result<ImportRequest> planImport(const ImportArguments &arguments, const ImportTarget &target,
                                 const std::optional<ImageStream> &existing);

/// Checks sources as the server does before it imports anything. Errors: InvalidInput, detail is
/// the whole message as `oc` prints it.
Result<void> validateImport(const ImportRequest &request);

} // namespace headwater
