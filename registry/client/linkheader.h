// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace headwater {

/// Where a Link header says that the next page is, relative to @p page; nullopt if it does not say.
/// Of several links the one with rel="next" counts, of links without any rel the first. The address
/// may be anywhere: whether it may be followed is the caller's business. Source: RFC 8288; OCI
/// distribution-spec v1.1, "Listing Tags"; the API server does not look at rel.
std::optional<QUrl> nextPage(const QByteArray &link, const QUrl &page);

} // namespace headwater
