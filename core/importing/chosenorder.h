// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/pullspec.h"
#include "core/importing/importorder.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace headwater {

/// Tags that somebody has chosen from a repository, and how they are to be imported.
struct ChosenTags
{
    PullSpec repository; ///< its tag and digest do not count
    QStringList tags = {};
    TagImportPolicy importPolicy = {};
    QString referencePolicy = {}; ///< "", Source or Local
};

/// The order that brings @p chosen into the stream @p key, which is @p stream, or is to be made.
/// Each tag is asked for by itself, as `oc import-image STREAM:TAG --from` does, so that one that
/// fails is in the definition nevertheless; of the stream's own repository (its
/// spec.dockerImageRepository) the tags are asked for as the server does, and one that fails is
/// not. Insecure and scheduled are ORed with what a tag has (importing.md section 2.5); one that
/// comes from there already keeps its own source as written, and its import mode if @p chosen says
/// Legacy.
ImportOrder orderFor(const ChosenTags &chosen, const StreamKey &key,
                     const std::optional<ImageStream> &stream);

/// Whether @p repository is the one that @p stream imports as a whole.
bool isOwnRepository(const ImageStream &stream, const PullSpec &repository);

/// Repositories that tags of @p stream come from, as written but without tag and digest: its own
/// one first, then those of the most tags.
QStringList sourceRepositories(const ImageStream &stream);

/// What a server says of @p name as the name of an image stream in @p ns; empty: it takes it.
/// Source: openshift-apiserver, image/apis/image/validation, ValidateImageStreamName;
/// spec/objects.md section 1.6.
QString streamNameProblem(const QString &name, const QString &ns);

/// Whether @p ns can be the name of a namespace: a DNS label (RFC 1123).
bool isNamespaceName(const QString &ns);

} // namespace headwater
