// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryreply.h"

#include "core/image/imagereader.h"
#include "core/image/schema1.h"
#include "registry/client/registryerror.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isSuccess(const HttpReply &reply)
{
    return reply.status >= 200 && reply.status < 300;
}

/// The digest of @p content by the algorithm of @p like.
QString digestLike(const Digest &like, const QByteArray &content)
{
    const QStringView algorithm = like.algorithm();
    const QCryptographicHash::Algorithm hash = algorithm == "sha512"_L1 ? QCryptographicHash::Sha512
        : algorithm == "sha384"_L1                                      ? QCryptographicHash::Sha384
                                   : QCryptographicHash::Sha256;
    return algorithm.toString() + u':'
        + QString::fromLatin1(QCryptographicHash::hash(content, hash).toHex());
}

Error mismatch(QLatin1StringView what, const QString &claimed, const QString &calculated)
{
    return {.kind = Error::Kind::DigestMismatch,
            .detail = u"content integrity error: the %1 retrieved with digest %2 does not match "
                      "the digest calculated from the content %3"_s.arg(what, claimed, calculated)};
}

QString mediaType(const HttpReply &reply)
{
    const QByteArray type = reply.header("Content-Type");
    return QString::fromLatin1(type.split(';').constFirst().trimmed());
}

/// A signed manifest is known by the digest of what was signed. Only of that: what is read whole
/// must be digested whole, or a body could carry the signed part of another and pass for it.
QByteArray digestedContent(const HttpReply &reply)
{
    if (!isReadAsSchema1(mediaType(reply)))
        return reply.body;
    const Result<QByteArray> payload = signedPayload(reply.body);
    return payload ? *payload : reply.body;
}

/// The API server ignores the header of a manifest fetched by tag. We do not: a registry that
/// contradicts itself is broken or somebody sits in between.
std::optional<Error> checkContentDigest(const HttpReply &reply, const QByteArray &content)
{
    const QByteArray header = reply.header("Docker-Content-Digest");
    if (header.isEmpty())
        return std::nullopt;
    const QString claimed = QString::fromLatin1(header.left(200));
    const Result<Digest> digest = Digest::parse(claimed);
    if (digest && digest->matches(content))
        return std::nullopt;
    return mismatch("manifest"_L1, claimed,
                    digest ? digestLike(*digest, content) : Digest::ofSha256(content).toString());
}

/// A reply to HEAD has no body to say what is wrong, so it is said in the words that the body of a
/// GET has. @p missing is the code of a 404.
Error bodilessError(HttpReply reply, const QByteArray &missing)
{
    const QByteArray code = reply.status == 401 ? QByteArray("UNAUTHORIZED")
        : reply.status == 403                   ? QByteArray("DENIED")
        : reply.status == 404                   ? missing
        : reply.status == 429                   ? QByteArray("TOOMANYREQUESTS")
                                                : QByteArray();
    if (!code.isEmpty() && reply.body.isEmpty())
        reply.body = R"({"errors":[{"code":")" + code + R"("}]})";
    return registryError(reply);
}

} // namespace

std::optional<Error> checkPing(const HttpReply &reply, const QString &endpoint)
{
    const bool saysSo = std::ranges::any_of(reply.headers, [](const auto &header) {
        return header.first.compare("Docker-Distribution-API-Version", Qt::CaseInsensitive) == 0;
    });
    if (saysSo || isSuccess(reply) || reply.status == 401 || reply.status == 403)
        return std::nullopt;
    return Error{.kind = Error::Kind::InvalidReply,
                 .detail = u"endpoint \"%1\" does not support v2 API (got %2)"_s.arg(
                     endpoint, statusLine(reply))};
}

QList<Challenge> challengesOf(const HttpReply &reply)
{
    if (reply.status != 401)
        return {};
    QByteArrayList lines;
    for (const auto &[name, value] : reply.headers) {
        if (name.compare("WWW-Authenticate", Qt::CaseInsensitive) == 0)
            lines.append(value);
    }
    return parseChallenges(lines);
}

Result<RegistryManifest> readManifestReply(const HttpReply &reply,
                                           const std::optional<Digest> &wanted)
{
    if (!isSuccess(reply))
        return registryError(reply);
    const QByteArray content = digestedContent(reply);
    if (wanted && !wanted->matches(content))
        return mismatch("manifest"_L1, wanted->toString(), digestLike(*wanted, content));
    if (const std::optional<Error> contradiction = checkContentDigest(reply, content))
        return *contradiction;
    return RegistryManifest{.body = reply.body,
                            .mediaType = mediaType(reply),
                            .digest = wanted ? digestLike(*wanted, content)
                                             : Digest::ofSha256(content).toString()};
}

Result<ManifestHead> readHeadReply(const HttpReply &reply, const std::optional<Digest> &wanted)
{
    if (!isSuccess(reply))
        return bodilessError(reply, "MANIFEST_UNKNOWN");
    ManifestHead head{.mediaType = mediaType(reply)};
    bool isNumber = false;
    const qint64 length = reply.header("Content-Length").trimmed().toLongLong(&isNumber);
    if (isNumber && length >= 0)
        head.size = length;
    const QByteArray header = reply.header("Docker-Content-Digest");
    if (header.isEmpty())
        return head;
    head.digest = QString::fromLatin1(header.left(200));
    const Result<Digest> digest = Digest::parse(head.digest);
    if (!digest)
        return Error{.kind = Error::Kind::InvalidReply, .detail = digest.error().detail};
    if (wanted && wanted->algorithm() == digest->algorithm() && *wanted != *digest)
        return mismatch("manifest"_L1, wanted->toString(), head.digest);
    return head;
}

Result<qint64> readSizeReply(const HttpReply &reply)
{
    if (reply.status == 404)
        return Error{.kind = Error::Kind::NotFound, .detail = u"unknown blob"_s};
    if (!isSuccess(reply))
        return bodilessError(reply, "BLOB_UNKNOWN");
    bool isNumber = false;
    const qint64 length = reply.header("Content-Length").trimmed().toLongLong(&isNumber);
    if (!isNumber || length < 0)
        return Error{.kind = Error::Kind::InvalidReply,
                     .detail
                     = u"missing content-length header for request: "_s + reply.url.toString()};
    return length;
}

Result<QByteArray> readBlobReply(const HttpReply &reply, const Digest &wanted)
{
    if (!isSuccess(reply)) {
        Error error = registryError(reply);
        // The client library has a word of its own for this one.
        if (error.detail.startsWith("blob unknown:"_L1))
            error.detail = u"unknown blob"_s;
        return error;
    }
    if (!wanted.matches(reply.body))
        return mismatch("blob"_L1, wanted.toString(), digestLike(wanted, reply.body));
    return reply.body;
}

} // namespace headwater
