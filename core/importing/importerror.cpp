// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importerror.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A port that does not say why still must not leave the user with nothing.
QString words(const Error &error)
{
    if (!error.detail.isEmpty())
        return error.detail;
    return QLatin1StringView(QMetaEnum::fromType<Error::Kind>().valueToKey(int(error.kind)));
}

/// By the configuration, before anybody is asked.
bool isBlocked(const Error &error, const QString &detail)
{
    return error.kind == Error::Kind::Forbidden && detail.startsWith("registry "_L1)
        && detail.endsWith(" blocked"_L1);
}

} // namespace

ImportFailure importFailure(const Error &error, const PullSpec &image, ImportStage stage)
{
    const QString reference = image.withDockerClientDefaults().mostSpecific().exact();
    const QString detail = words(error);
    if (stage == ImportStage::Converting)
        return {u"InternalError"_s, u"Internal error occurred: "_s + detail};
    // Of the two ways to say 404 only this one is recognised; an unknown repository is an internal
    // error to the server.
    if (error.kind == Error::Kind::NotFound && detail.startsWith("manifest unknown"_L1))
        return {u"NotFound"_s, u"dockerimage.image.openshift.io \"%1\" not found"_s.arg(reference)};
    // What a token server refuses comes wrapped in the request it was for; of that only this text
    // is recognised.
    const bool isUnauthorized = error.kind == Error::Kind::Unauthorized;
    if (isUnauthorized && detail.endsWith("incorrect username or password"_L1))
        return {u"Unauthorized"_s,
                u"incorrect username or password for image \"%1\""_s.arg(reference)};
    if (isUnauthorized && !detail.startsWith("Get \""_L1))
        return {u"Unauthorized"_s,
                u"you may not have access to the container image \"%1\""_s.arg(reference)};
    if (isBlocked(error, detail))
        return {u"Forbidden"_s, u"forbidden: "_s + detail};
    return {u"InternalError"_s, u"Internal error occurred: %1: %2"_s.arg(reference, detail)};
}

ImportFailure listingFailure(const Error &error, const QString &repository)
{
    const QString detail = words(error);
    if (error.kind == Error::Kind::NotFound && detail.startsWith("name unknown"_L1))
        return {u"NotFound"_s,
                u"dockerimage.image.openshift.io \"%1\" not found"_s.arg(repository)};
    if (error.kind == Error::Kind::Unauthorized && !detail.startsWith("Get \""_L1))
        return {u"Unauthorized"_s,
                u"you may not have access to the container image \"%1\""_s.arg(repository)};
    if (isBlocked(error, detail))
        return {u"Forbidden"_s, u"forbidden: "_s + detail};
    return {u"InternalError"_s, u"Internal error occurred: "_s + detail};
}

// The blank at the start is the server's: it has no kind to put there.
ImportFailure invalidSource(const QString &from, const Error &error)
{
    return {u"Invalid"_s,
            u" \"\" is invalid: from.name: Invalid value: \"%1\": invalid name: %2"_s.arg(
                from, error.detail)};
}

} // namespace headwater
