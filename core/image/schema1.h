// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/imagereader.h"

namespace headwater {

/// The part of a signed manifest that its digest is of: the body without the signatures, put
/// together as the first signature says. The signatures themselves are not verified: the digest is
/// what an image is known by, and keys were never handed out. Errors, in the API server's words:
/// InvalidReply. Source: docker/libtrust, jsonsign.go (ParsePrettySignature, Payload).
Result<QByteArray> signedPayload(QByteArrayView body);

/// A schema 1 manifest, the format before configurations were blobs: kind Signed. Errors:
/// InvalidReply. Source: distribution, manifest/schema1; importing.md section 7.2.
Result<Manifest> parseSchema1(QByteArrayView body);

/// The image that a manifest of kind Signed describes by itself. Its size is 0 if no layer's is
/// known. @p reference is for messages. Errors: InvalidReply. Source: importing.md section 7.2.
Result<Image> readSignedImage(const Manifest &manifest, const QString &reference);

/// Bytes of every distinct layer; nothing above what a qint64 holds.
qint64 distinctSize(const QList<ImageLayer> &layers);

} // namespace headwater
