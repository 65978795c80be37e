// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tokenreply.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;

/// The body of a token server's reply.
LIBFUZZER(bytes)
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
    const Result<TokenReply> reply = readTokenReply(bytes, now);
    if (!reply) {
        require(!reply.error().detail.isEmpty(), "an error says why");
        return;
    }
    require(!reply->token.isEmpty(), "a success has a token");
    require(reply->expiry.isValid(), "it ends some day");
    require(reply->expiry <= now.addDays(1), "no token lives longer than a day");
}
