// SPDX-License-Identifier: Apache-2.0
#include "core/image/imageinfo.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// oc's words, with the platforms as it lists them.
Error ambiguous(const QList<ImageManifest> &manifests)
{
    qsizetype width = 2;
    for (const ImageManifest &manifest : manifests)
        width = qMax(width, platformText(manifest).size());
    QString lines = u"  "_s + u"OS"_s.leftJustified(width) + u" DIGEST\n"_s;
    for (const ImageManifest &manifest : manifests)
        lines += u"  "_s + platformText(manifest).leftJustified(width) + u' ' + manifest.digest
            + u'\n';
    return Error{.kind = Error::Kind::InvalidInput,
                 .detail = u"the image is a manifest list and contains multiple images - use "
                           "--filter-by-os to select from:\n\n"_s
                     + lines};
}

bool isMeant(const QString &platform, const QString &wanted)
{
    return platform == wanted || platform.startsWith(wanted + u'/');
}

} // namespace

qint64 ImageInfo::size() const
{
    qint64 sum = 0;
    for (const ImageLayer &layer : image.layers) {
        if (qAddOverflow(sum, layer.size, &sum))
            return std::numeric_limits<qint64>::max();
    }
    return sum;
}

QString platformText(const ImageManifest &manifest)
{
    const QString text = manifest.os + u'/' + manifest.architecture;
    return manifest.variant.isEmpty() ? text : text + u'/' + manifest.variant;
}

Result<ImageManifest> choosePlatform(const QList<ImageManifest> &manifests, const QString &filter)
{
    if (filter.isEmpty() && manifests.size() == 1)
        return manifests.first();
    const QString wanted = filter.isEmpty() ? u"linux/amd64"_s : filter;
    QList<ImageManifest> found;
    for (const ImageManifest &manifest : manifests) {
        if (isMeant(platformText(manifest), wanted))
            found.append(manifest);
    }
    if (found.isEmpty() && !filter.isEmpty()) {
        const QRegularExpression pattern(filter);
        if (!pattern.isValid())
            return Error{.kind = Error::Kind::InvalidInput,
                         .detail = u"--filter-by-os was not a valid regular expression: "_s
                             + pattern.errorString()};
        for (const ImageManifest &manifest : manifests) {
            if (pattern.match(platformText(manifest)).hasMatch())
                found.append(manifest);
        }
    }
    if (found.size() != 1)
        return ambiguous(manifests);
    return found.first();
}

Result<ImageInfo> readImageInfo(const Manifest &manifest, QByteArrayView config)
{
    Result<Image> image = readImage(manifest, config);
    if (!image)
        return image.error();
    // A schema 1 manifest holds its configuration.
    const QByteArray text = manifest.kind == Manifest::Kind::Signed
        ? manifest.history.value(0).toUtf8()
        : config.toByteArray();
    return ImageInfo{.image = *std::move(image), .config = QJsonDocument::fromJson(text).object()};
}

} // namespace headwater
