// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testimage.h"

#include "core/base/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// One regular file as a ustar header block plus padded content.
QByteArray tarEntry(const QByteArray &path, const QByteArray &content)
{
    QByteArray header(512, '\0');
    const auto put
        = [&](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
    put(0, path.left(99));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, QByteArray::number(content.size(), 8).rightJustified(11, '0'));
    put(136, QByteArray::number(1'600'000'000, 8).rightJustified(11, '0'));
    put(148, QByteArray(8, ' '));
    put(156, "0");
    put(257, QByteArray("ustar\00000", 8));
    int sum = 0;
    for (const char c : std::as_const(header))
        sum += static_cast<uchar>(c);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    const qsizetype padding = (512 - content.size() % 512) % 512;
    return header + content + QByteArray(padding, '\0');
}

quint32 crc32(const QByteArray &data)
{
    quint32 crc = ~quint32(0);
    for (const char c : data) {
        crc ^= static_cast<uchar>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

template<typename T>
QByteArray littleEndian(T value)
{
    const T swapped = qToLittleEndian(value);
    return QByteArray(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

/// A gzip member of one stored block: the same bytes whatever version of zlib is installed.
QByteArray gzipStored(const QByteArray &data)
{
    Q_ASSERT(data.size() <= 0xFFFF);
    const auto size = static_cast<quint16>(data.size());
    QByteArray out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    out += '\x01';
    out += littleEndian(size) + littleEndian(static_cast<quint16>(~size)) + data;
    out += littleEndian(crc32(data)) + littleEndian(static_cast<quint32>(data.size()));
    return out;
}

struct MediaTypes
{
    QString manifest;
    QString list;
    QString config;
    QString layer;
};

MediaTypes mediaTypes(TestImage::Format format)
{
    if (format == TestImage::Format::Schema2)
        return {.manifest = u"application/vnd.docker.distribution.manifest.v2+json"_s,
                .list = u"application/vnd.docker.distribution.manifest.list.v2+json"_s,
                .config = u"application/vnd.docker.container.image.v1+json"_s,
                .layer = u"application/vnd.docker.image.rootfs.diff.tar.gzip"_s};
    return {.manifest = u"application/vnd.oci.image.manifest.v1+json"_s,
            .list = u"application/vnd.oci.image.index.v1+json"_s,
            .config = u"application/vnd.oci.image.config.v1+json"_s,
            .layer = u"application/vnd.oci.image.layer.v1.tar+gzip"_s};
}

QJsonObject setOf(const QStringList &names)
{
    QJsonObject set;
    for (const QString &name : names)
        set.insert(name, QJsonObject());
    return set;
}

QJsonObject containerConfig(const TestImage &image)
{
    QJsonObject config;
    const auto put = [&](const QString &key, const QJsonValue &value, bool isEmpty) {
        if (!isEmpty)
            config.insert(key, value);
    };
    put(u"Env"_s, QJsonArray::fromStringList(image.env), image.env.isEmpty());
    put(u"Cmd"_s, QJsonArray::fromStringList(image.cmd), image.cmd.isEmpty());
    put(u"Entrypoint"_s, QJsonArray::fromStringList(image.entrypoint), image.entrypoint.isEmpty());
    put(u"ExposedPorts"_s, setOf(image.exposedPorts), image.exposedPorts.isEmpty());
    put(u"Volumes"_s, setOf(image.volumes), image.volumes.isEmpty());
    put(u"WorkingDir"_s, image.workingDir, image.workingDir.isEmpty());
    put(u"User"_s, image.user, image.user.isEmpty());
    QJsonObject labels;
    for (const auto &[key, value] : image.labels.asKeyValueRange())
        labels.insert(key, value);
    put(u"Labels"_s, labels, labels.isEmpty());
    return config;
}

QByteArray imageConfig(const TestImage &image, const QJsonArray &diffIds)
{
    QJsonObject config{
        {u"architecture"_s, image.architecture},
        {u"os"_s, image.os},
        {u"config"_s, containerConfig(image)},
        {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
    };
    const std::array<std::pair<QString, QString>, 4> optional
        = {{{u"created"_s, image.created},
            {u"author"_s, image.author},
            {u"variant"_s, image.variant},
            {u"docker_version"_s, image.dockerVersion}}};
    for (const auto &[key, value] : optional) {
        if (!value.isEmpty())
            config.insert(key, value);
    }
    return QJsonDocument(config).toJson(QJsonDocument::Compact);
}

QJsonObject descriptor(const TestBlob &blob)
{
    return {{u"mediaType"_s, blob.mediaType},
            {u"size"_s, blob.content.size()},
            {u"digest"_s, blob.digest}};
}

} // namespace

TestBlob TestBlob::of(QByteArray content, QString mediaType)
{
    const QString digest = Digest::ofSha256(content).toString();
    return {.content = std::move(content), .mediaType = std::move(mediaType), .digest = digest};
}

BuiltImage buildImage(const TestImage &image)
{
    const MediaTypes types = mediaTypes(image.format);
    BuiltImage built;
    QJsonArray diffIds;
    QJsonArray layers;
    for (int i = 0; i < image.layers; ++i) {
        const QByteArray path = "etc/layer" + QByteArray::number(i);
        const QByteArray text = u"%1-%2-%3\n"_s.arg(image.name, image.architecture).arg(i).toUtf8();
        const QByteArray tar = tarEntry(path, text) + QByteArray(1024, '\0');
        diffIds.append(Digest::ofSha256(tar).toString());
        built.layers.append(TestBlob::of(gzipStored(tar), types.layer));
        layers.append(descriptor(built.layers.constLast()));
    }
    built.config = TestBlob::of(imageConfig(image, diffIds), types.config);
    QJsonObject manifest{
        {u"schemaVersion"_s, 2}, {u"config"_s, descriptor(built.config)}, {u"layers"_s, layers}};
    if (image.format != TestImage::Format::OciWithoutMediaType)
        manifest.insert(u"mediaType"_s, types.manifest);
    built.manifest = TestBlob::of(QJsonDocument(manifest).toJson(), types.manifest);
    return built;
}

TestBlob buildList(const QList<TestImage> &images)
{
    const MediaTypes types
        = mediaTypes(images.isEmpty() ? TestImage::Format::Schema2 : images.constFirst().format);
    QJsonArray manifests;
    for (const TestImage &image : images) {
        QJsonObject platform{{u"architecture"_s, image.architecture}, {u"os"_s, image.os}};
        if (!image.variant.isEmpty())
            platform.insert(u"variant"_s, image.variant);
        QJsonObject entry = descriptor(buildImage(image).manifest);
        entry.insert(u"platform"_s, platform);
        manifests.append(entry);
    }
    const QJsonObject list{
        {u"schemaVersion"_s, 2}, {u"mediaType"_s, types.list}, {u"manifests"_s, manifests}};
    return TestBlob::of(QJsonDocument(list).toJson(), types.list);
}

} // namespace headwater
