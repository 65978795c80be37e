// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/imagestream/imagestream.h"

#include <QString>

#include <optional>

/// Names of image stream tags ("ruby:2.0") and image stream images ("ruby@sha256:3a33...").
/// Source: openshift/library-go, pkg/image/imageutil/helpers.go; spec/references.md sections 3-4.
namespace headwater {

struct TagName
{
    QString stream = {};
    QString tag = {};

    friend bool operator==(const TagName &, const TagName &) = default;
};

struct SplitTagName : TagName
{
    bool hasTag = false; ///< there was a colon; without one the tag is "latest"
};

struct StreamImageName
{
    QString stream = {};
    QString id = {}; ///< a digest, or the start of one

    friend bool operator==(const StreamImageName &, const StreamImageName &) = default;
};

/// Splits at the first colon; an absent or empty tag is "latest". Accepts everything.
SplitTagName splitTagName(QStringView text);

/// "stream:tag"; an empty tag is "latest".
QString joinTagName(QStringView stream, QStringView tag);

/// The strict reading, as the API takes it in object names. Errors: InvalidInput, @p text as
/// subject, detail in the server's words.
Result<TagName> parseTagName(QStringView text);

/// Errors: as parseTagName().
Result<StreamImageName> parseStreamImageName(QStringView text);

/// Whether `oc tag` would take @p tag as a destination. The server itself takes anything.
/// Source: oc, pkg/cli/tag/tag.go.
bool isValidTagName(QStringView tag);

/// Whether the image called @p imageName is meant by @p id, which may be the start of a digest with
/// or without its algorithm. Case counts.
bool imageMatches(QStringView imageName, QStringView id);

/// The tag of the same stream that @p tag follows ("latest" -> "2.0"); nullopt: it follows none.
/// @p stream and @p ns are those of the stream @p tag is in.
std::optional<QString> followedTag(const TagReference &tag, QStringView stream, QStringView ns);

} // namespace headwater
