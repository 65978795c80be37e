// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importrequest.h"
#include "models/importqueuemodel.h"

namespace headwater {

/// Digest that @p tag of @p stream points to; empty: nothing yet.
QString imageOf(const ImageStream &stream, const QString &tag);

/// Fills @p row with how @p item ended; @p before is the stream as it was.
void showOutcome(ImportRow &row, const ImageStream &before, const ImportItemResult &item);

/// Fills @p row with why its tag cannot be asked for at all.
void showRefusal(ImportRow &row, const Error &error);

/// Likewise the row of a repository as a whole.
void showOutcome(ImportRow &row, const RepositoryResult &repository);

} // namespace headwater
