// SPDX-License-Identifier: Apache-2.0
#include "app/cli/typedpullspec.h"
#include "app/cli/verb.h"
#include "app/cli/waiting.h"
#include "core/base/limits.h"
#include "core/describe/describeimageinfo.h"
#include "core/describe/jsontext.h"
#include "core/image/imageinfo.h"
#include "core/ports/clock.h"
#include "core/ports/registryport.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// One image, asked for step by step.
class InfoRequest
{
public:
    InfoRequest(const CommandLine &line, CliContext &context)
        : m_registry(context.registry())
        , m_access{.insecure = line.isOn(u"insecure"_s)}
        , m_filter(line.text(u"filter-by-os"_s))
        , m_stop(context.interrupt)
    {
    }

    Result<ImageInfo> ask(const PullSpec &spec)
    {
        const PullSpec image = spec.withDockerClientDefaults().mostSpecific();
        Result<Manifest> manifest = this->manifest(image);
        if (!manifest)
            return manifest.error();
        ImageInfo from{.name = spec.exact()};
        if (manifest->kind == Manifest::Kind::List) {
            from.listDigest = manifest->digest;
            from.platforms = manifest->manifests;
            const Result<ImageManifest> chosen = choosePlatform(manifest->manifests, m_filter);
            if (!chosen)
                return chosen.error();
            manifest = this->manifest(image.asRepository().withId(chosen->digest));
            if (!manifest)
                return manifest.error();
        }
        Result<ImageInfo> info = describe(image, *manifest);
        if (info) {
            info->name = from.name;
            info->listDigest = from.listDigest;
            info->platforms = from.platforms;
        }
        return info;
    }

private:
    Result<Manifest> manifest(const PullSpec &image)
    {
        const Result<RegistryManifest> reply
            = waitFor(m_registry.manifest(image, m_access, m_stop));
        if (!reply)
            return reply.error();
        return parseManifest(reply->body, reply->mediaType);
    }

    Result<ImageInfo> describe(const PullSpec &image, const Manifest &manifest)
    {
        // Without a configuration readImageInfo() says why: lists in lists, for one.
        QByteArray config;
        if (!manifest.configDigest.isEmpty()) {
            const Result<QByteArray> blob = waitFor(m_registry.blob(
                image, manifest.configDigest, limits::imageConfigBytes, m_access, m_stop));
            if (!blob)
                return blob.error();
            config = *blob;
        }
        return readImageInfo(manifest, config);
    }

    RegistryPort &m_registry;
    RegistryAccess m_access;
    QString m_filter;
    std::stop_token m_stop;
};

int runImageInfo(const CommandLine &line, CliContext &context)
{
    const QString format = line.text(u"output"_s);
    if (!format.isEmpty() && format != "json"_L1)
        return failUsage(context, u"unrecognized --output, only 'json' is supported"_s);
    if (line.operands().isEmpty())
        return failUsage(context, u"info expects at least one argument, an image pull spec"_s);
    int code = 0;
    for (const QString &operand : line.operands()) {
        const Result<PullSpec> spec = typedPullSpec(operand, context);
        if (!spec)
            return failUsage(context, u"\"%1\": %2"_s.arg(operand, spec.error().detail));
        const Result<ImageInfo> info = InfoRequest(line, context).ask(*spec);
        if (!info && info.error().kind == Error::Kind::InvalidInput)
            return failUsage(context, info.error().detail);
        if (!info)
            code = fail(context, info.error());
        else if (format.isEmpty())
            print(context.out, describeImageInfo(*info, context.clock.now()));
        else
            print(context.out, QString::fromUtf8(jsonText(imageInfoJson(*info))));
        if (code == exitcode::interrupted)
            break;
    }
    return code;
}

} // namespace

Verb imageInfoVerb()
{
    return {.name = u"image info"_s,
            .usage = u"PULLSPEC... [flags]"_s,
            .summary = u"Show the layers, platform and configuration of an image in a registry"_s,
            .example = u"image info quay.io/team/app:1.0\nimage info docker.io/library/ruby "
                       "--filter-by-os=linux/arm64 -o json"_s,
            .flags = {outputFlag(u"json"_s),
                      {.name = u"filter-by-os"_s,
                       .valueName = u"OS/ARCH"_s,
                       .help = u"Which image of a list: OS/ARCH[/VARIANT], or a regular "
                               "expression"_s,
                       .kind = Flag::Kind::Text},
                      insecureFlag()},
            .run = runImageInfo};
}

} // namespace headwater
