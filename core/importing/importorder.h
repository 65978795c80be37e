// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importrequest.h"
#include "core/store/streamkey.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace headwater {

/// What somebody wants imported into one stream; it waits in the queue, and is planned into an
/// ImportRequest when its turn comes, for the stream may change meanwhile.
struct ImportOrder
{
    StreamKey key = {}; ///< of a stream that is to be made the file is empty
    QStringList tags = {}; ///< tags of the stream to import again from where they come from
    QList<ImportItem> items = {}; ///< tags to import from given sources, new ones as a rule
    std::optional<RepositoryImport> repository = {}; ///< tags of a repository

    friend bool operator==(const ImportOrder &, const ImportOrder &) = default;
};

} // namespace headwater
