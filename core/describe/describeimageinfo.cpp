// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeimageinfo.h"

#include "core/describe/bytesize.h"
#include "core/describe/tabaligner.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void addLines(QString &text, const QString &label, const QStringList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        text += (i == 0 ? label + u':' : QString()) + u'\t' + values.at(i) + u'\n';
}

void addText(QString &text, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        addLines(text, label, {value});
}

void addLayers(QString &text, const ImageInfo &info)
{
    const QList<ImageLayer> &layers = info.image.layers;
    const qint64 size = info.size();
    if (layers.isEmpty()) {
        addText(text, u"Layer Size"_s, byteSize(size));
        return;
    }
    addText(text, u"Image Size"_s,
            size == 0 ? u"%1 layers (size unavailable)"_s.arg(layers.size())
                      : u"%1 in %2 layers"_s.arg(byteSize(size)).arg(layers.size()));
    QStringList lines;
    for (const ImageLayer &layer : layers)
        lines.append((layer.size == 0 ? u"--"_s : byteSize(layer.size)) + u'\t' + layer.name);
    addLines(text, u"Layers"_s, lines);
}

void addConfig(QString &text, const ContainerConfig &config)
{
    addText(text, u"Entrypoint"_s, config.entrypoint.join(u' '));
    addText(text, u"Command"_s,
            config.cmd.isEmpty() && config.entrypoint.isEmpty() ? u"<none>"_s
                                                                : config.cmd.join(u' '));
    addText(text, u"Working Dir"_s, config.workingDir);
    addText(text, u"User"_s, config.user);
    addText(text, u"Exposes Ports"_s, config.exposedPorts.join(u", "_s));
    addLines(text, u"Environment"_s, config.env);
    QStringList labels;
    for (const auto &[key, value] : config.labels.asKeyValueRange())
        labels.append(key + u'=' + value);
    addLines(text, u"Labels"_s, labels);
    addLines(text, u"Volumes"_s, config.volumes);
}

} // namespace

QString shortAge(const QDateTime &time, const QDateTime &now)
{
    const qint64 seconds = time.secsTo(now);
    if (seconds < -1)
        return u"<invalid>"_s;
    if (seconds < 60)
        return u"%1s"_s.arg(qMax<qint64>(seconds, 0));
    if (seconds < 3600)
        return u"%1m"_s.arg(seconds / 60);
    const qint64 hours = seconds / 3600;
    if (hours < 24)
        return u"%1h"_s.arg(hours);
    const qint64 days = hours / 24;
    return days < 365 ? u"%1d"_s.arg(days) : u"%1y"_s.arg(days / 365);
}

QString describeImageInfo(const ImageInfo &info, const QDateTime &now)
{
    const Image &image = info.image;
    QString text;
    addText(text, u"Name"_s, info.name);
    if (!info.name.endsWith(u'@' + image.name))
        addText(text, u"Digest"_s, image.name);
    addText(text, u"Manifest List"_s, info.listDigest);
    addText(text, u"Media Type"_s, image.manifestMediaType);
    addText(text, u"Created"_s,
            image.created.isValid() ? shortAge(image.created, now) + u" ago"_s : u"<unknown>"_s);
    addLayers(text, info);
    text += u"OS:\t"_s + image.os + u"\nArch:\t"_s + image.architecture + u'\n';
    addText(text, u"Author"_s, image.author);
    addConfig(text, image.config);
    return alignTabs(text, {.minimumWidth = 0, .tabWidth = 4, .padding = 1, .pad = u' '}) + u'\n';
}

QJsonObject imageInfoJson(const ImageInfo &info)
{
    QJsonArray layers;
    for (const ImageLayer &layer : info.image.layers)
        layers.append(QJsonObject{
            {u"mediaType"_s, layer.mediaType}, {u"size"_s, layer.size}, {u"digest"_s, layer.name}});
    QJsonObject config = info.config;
    config.insert(u"size"_s, info.size());
    QJsonObject object{{u"name"_s, info.name},
                       {u"digest"_s, info.image.name},
                       {u"contentDigest"_s, info.image.name},
                       {u"listDigest"_s, info.listDigest},
                       {u"mediaType"_s, info.image.manifestMediaType},
                       {u"layers"_s, layers},
                       {u"config"_s, config}};
    if (info.listDigest.isEmpty())
        return object;
    QJsonArray platforms;
    for (const ImageManifest &manifest : info.platforms)
        platforms.append(QJsonObject{{u"platform"_s, platformText(manifest)},
                                     {u"digest"_s, manifest.digest},
                                     {u"mediaType"_s, manifest.mediaType},
                                     {u"size"_s, manifest.manifestSize}});
    object.insert(u"platforms"_s, platforms);
    return object;
}

} // namespace headwater
