// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeimage.h"

#include "core/describe/bytesize.h"
#include "core/describe/describetext.h"
#include "core/describe/duration.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void describeSize(DescribeText &text, const Image &image)
{
    if (image.layers.isEmpty()) {
        text.field(u"Layer Size", byteSize(image.size));
        return;
    }
    text.field(u"Image Size",
               u"%1 in %2 layers"_s.arg(byteSize(image.size)).arg(image.layers.size()));
    QStringList layers;
    for (const ImageLayer &layer : image.layers)
        layers.append(byteSize(layer.size) + u'\t' + layer.name);
    text.list(u"Layers", layers);
}

void describeConfig(DescribeText &text, const ContainerConfig &config)
{
    if (!config.entrypoint.isEmpty())
        text.field(u"Entrypoint", config.entrypoint.join(u' '));
    if (!config.cmd.isEmpty() || config.entrypoint.isEmpty())
        text.field(u"Command", config.cmd.join(u' '));
    text.field(u"Working Dir", config.workingDir);
    text.field(u"User", config.user);
    text.field(u"Exposes Ports", config.exposedPorts.join(u", "_s));
    text.map(u"Docker Labels", config.labels);
    text.list(u"Environment", config.env);
    text.list(u"Volumes", config.volumes);
}

} // namespace

QString describeImage(const Image &image, const DescribedImage &how, const QDateTime &now)
{
    DescribeText text;
    if (!how.title.isEmpty())
        text.field(u"Image Name", how.title);
    text.field(u"Docker Image", image.dockerImageReference);
    text.field(u"Name", image.name);
    if (how.stored.isValid())
        text.field(u"Created", ago(how.stored, now));
    if (!image.annotations.isEmpty())
        text.annotations(image.annotations);
    describeSize(text, image);
    text.field(u"Image Created", ago(image.created, now));
    text.field(u"Author", image.author);
    text.field(u"Arch", image.architecture);
    QStringList manifests;
    for (const ImageManifest &manifest : image.manifests)
        manifests.append(manifest.os + u'/' + manifest.architecture + u'\t' + manifest.digest);
    text.list(u"Manifests", manifests);
    describeConfig(text, image.config);
    return text.toString();
}

} // namespace headwater
