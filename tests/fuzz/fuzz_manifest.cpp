// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "core/image/imagereader.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// A line with the media type, the manifest, a NUL, the configuration.
LIBFUZZER(bytes)
{
    const QString mediaType = QString::fromUtf8(cut(bytes, "\n"));
    const QByteArrayView body = cut(bytes, QByteArrayView("\0", 1));
    const Result<Manifest> manifest = parseManifest(body, mediaType);
    if (!manifest) {
        require(!manifest.error().detail.isEmpty(), "an error says why");
        return;
    }
    require(Digest::ofSha256(body).toString() == manifest->digest,
            "the digest is that of the bytes");
    const Result<Manifest> again = parseManifest(body, mediaType);
    require(again && *again == *manifest, "reading twice gives the same");
    if (manifest->kind == Manifest::Kind::List) {
        require(selectPlatform(manifest->manifests).has_value() != manifest->manifests.isEmpty(),
                "each list but an empty one has an entry to choose");
        imageOfList(*manifest, QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC));
        return;
    }
    require(Digest::parse(manifest->configDigest).has_value(), "an image names its configuration");
    (void)readImage(*manifest, bytes);
}
