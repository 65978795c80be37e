// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "registry/client/registryerror.h"
#include "registry/client/registryreply.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// Any reply, read as the answer to each kind of request.
LIBFUZZER(bytes)
{
    const HttpReply reply = fuzzReply(bytes);
    const Digest ofBody = Digest::ofSha256(reply.body);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);

    (void)checkPing(reply, u"https://registry.example"_s);
    (void)statusLine(reply);
    (void)registryError(reply);
    (void)challengesOf(reply);
    for (const auto &header : reply.headers) {
        const auto wait = parseRetryAfter(header.second, now);
        require(!wait || wait->count() >= 0, "nobody waits a negative time");
    }
    if (const Result<RegistryManifest> manifest = readManifestReply(reply, std::nullopt)) {
        require(reply.status / 100 == 2, "only a success has a manifest");
        require(manifest->digest == ofBody.toString(), "the digest is that of the bytes");
    }
    const Digest other = Digest::ofSha256("something else");
    require(!readManifestReply(reply, other), "no body passes for another digest");
    require(!readBlobReply(reply, other), "no blob passes for another digest");
}
