// SPDX-License-Identifier: Apache-2.0
#include "tests/support/streams.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QDateTime second(qint64 number)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + number, QTimeZone::UTC);
}

TagReference fullTag()
{
    return {.name = u"3.3"_s,
            .annotations = {{u"version"_s, u"3.3"_s}, {u"tags"_s, u"builder,ruby"_s}},
            .from = ObjectReference{.kind = u"DockerImage"_s,
                                    .ns = u"other"_s,
                                    .name = u"quay.io/a/b:3.3"_s,
                                    .unknown = {{u"apiVersion"_s, u"v1"_s}}},
            .reference = true,
            .generation = 0,
            .importPolicy
            = {.insecure = true, .scheduled = true, .importMode = u"PreserveOriginal"_s},
            .referencePolicy = u"Local"_s,
            .unknown = {{u"x"_s, QJsonObject{{u"y"_s, 1.5}}}}};
}

ImageStreamStatus fullStatus()
{
    const TagEvent newer = {.created = second(5),
                            .dockerImageReference = u"quay.io/a/b@sha256:2"_s,
                            .image = u"sha256:2"_s,
                            .generation = 2};
    const TagEvent older = {.created = second(9), // later: the order is not that of the times
                            .dockerImageReference = u"quay.io/a/b@sha256:1"_s,
                            .image = u"sha256:1"_s,
                            .generation = 1};
    const TagEventCondition condition = {.type = u"ImportSuccess"_s,
                                         .status = u"False"_s,
                                         .lastTransitionTime = second(7),
                                         .reason = u"NotFound"_s,
                                         .message = u"no such tag \u202e \"x\""_s,
                                         .generation = 2};
    return {.dockerImageRepository = u"registry:5000/ns/ruby"_s,
            .publicDockerImageRepository = u"registry.example.com/ns/ruby"_s,
            .tags = {{.tag = u"3.2"_s, .items = {}, .conditions = {condition, condition}},
                     {.tag = u"3.3"_s, .items = {newer, older}, .conditions = {}},
                     {.tag = u"empty"_s, .items = {}, .conditions = {}}}};
}

} // namespace

ImageStream fullStream()
{
    ImageStream stream;
    stream.apiVersion = u"image.openshift.io/v1"_s;
    stream.metadata = {.name = u"ruby"_s,
                       .ns = u"openshift"_s,
                       .labels = {{u"app"_s, u"größe"_s}},
                       .annotations = {{u"openshift.io/display-name"_s, u"Ruby \U0001F48E"_s}},
                       .generation = 4,
                       .creationTimestamp = second(0),
                       .uid = u"b0a0"_s,
                       .resourceVersion = {},
                       .unknown = {{u"finalizers"_s, u"x"_s}}};
    stream.spec.lookupLocal = true;
    stream.spec.dockerImageRepository = u"quay.io/a/b"_s;
    stream.spec.tags = {fullTag(), {.name = u"bare"_s}, fullTag()};
    stream.spec.unknown = {{u"future"_s, QJsonValue::Null}};
    stream.status = fullStatus();
    stream.unknown = {{u"extra"_s, true}};
    return stream;
}

Image fullImage()
{
    Image image;
    image.name = u"sha256:2"_s;
    image.dockerImageReference = u"quay.io/a/b@sha256:2"_s;
    image.manifestMediaType = u"application/vnd.oci.image.manifest.v1+json"_s;
    image.layers = {{.name = u"sha256:l1"_s, .size = 5'000'000'000, .mediaType = u"tar"_s},
                    {.name = u"sha256:l1"_s, .size = 1, .mediaType = {}}};
    image.manifests = {{.digest = u"sha256:m"_s,
                        .mediaType = u"m"_s,
                        .manifestSize = 7,
                        .architecture = u"arm64"_s,
                        .os = u"linux"_s,
                        .variant = u"v8"_s}};
    image.annotations = {{u"a"_s, u"b"_s}};
    image.id = u"sha256:c"_s;
    image.created = QDateTime::fromMSecsSinceEpoch(1'600'000'000'123, QTimeZone::UTC);
    image.author = u"me"_s;
    image.architecture = u"amd64"_s;
    image.os = u"linux"_s;
    image.dockerVersion = u"20"_s;
    image.size = 5'000'000'001;
    image.config = {.env = {u"PATH=/bin"_s, u"X="_s},
                    .entrypoint = {u"/e"_s},
                    .cmd = {u"a"_s, u""_s},
                    .workingDir = u"/w"_s,
                    .user = u"1001"_s,
                    .exposedPorts = {u"8080/tcp"_s},
                    .volumes = {u"/v"_s},
                    .labels = {{u"io.k8s.description"_s, u"d"_s}}};
    return image;
}

} // namespace headwater
