// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

namespace headwater {

/// Whether @p status asks to go elsewhere, given a Location.
bool isRedirect(int status);

/// The port of an http or https URL, said or not.
int portOf(const QUrl &url);

/// Whether both URLs have the same scheme, host and port.
bool sameOrigin(const QUrl &a, const QUrl &b);

/// The request that follows @p previous to @p location, which may be relative. @p followed: how
/// many redirects have been followed before. To another origin go only the headers that say what
/// is wanted: no Authorization, no cookie, nothing else the caller set; and no leave to skip the
/// verification of another host. Deadline and limits stay. Errors: InvalidReply for the sixth
/// redirect, a step down from https to http, another scheme, or an address that is none.
/// Source: reliability rules T35-T37; the change of methods: RFC 9110 section 15.4.
Result<HttpRequest> followRedirect(HttpRequest previous, int status, const QByteArray &location,
                                   int followed);

} // namespace headwater
