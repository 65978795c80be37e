// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagname.h"

#include "core/base/digest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView defaultTag("latest");

Error invalid(QStringView text, const QString &why)
{
    return Error{.kind = Error::Kind::InvalidInput, .subject = text.toString(), .detail = why};
}

} // namespace

SplitTagName splitTagName(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    SplitTagName name;
    name.hasTag = colon >= 0;
    name.stream = (name.hasTag ? text.left(colon) : text).toString();
    if (name.hasTag)
        name.tag = text.sliced(colon + 1).toString();
    if (name.tag.isEmpty())
        name.tag = defaultTag;
    return name;
}

QString joinTagName(QStringView stream, QStringView tag)
{
    return stream.toString() + u':' + (tag.isEmpty() ? QString(defaultTag) : tag.toString());
}

Result<TagName> parseTagName(QStringView text)
{
    if (text.contains(u'@'))
        return invalid(text,
                       u"\"%1\" is an image stream image, not an image stream tag"_s.arg(text));
    if (text.count(u':') != 1)
        return invalid(text, u"expected exactly one : delimiter in the istag \"%1\""_s.arg(text));
    const qsizetype colon = text.indexOf(u':');
    TagName name{.stream = text.left(colon).toString(), .tag = text.sliced(colon + 1).toString()};
    if (name.stream.isEmpty() || name.tag.isEmpty())
        return invalid(text,
                       u"image stream tag name \"%1\" must have a name and a tag"_s.arg(text));
    return name;
}

Result<StreamImageName> parseStreamImageName(QStringView text)
{
    if (text.count(u'@') != 1)
        return invalid(text, u"expected exactly one @ in the isimage name \"%1\""_s.arg(text));
    const qsizetype at = text.indexOf(u'@');
    StreamImageName name{.stream = text.left(at).toString(), .id = text.sliced(at + 1).toString()};
    if (name.stream.isEmpty() || name.id.isEmpty())
        return invalid(text, u"image stream image name \"%1\" must have a name and ID"_s.arg(text));
    return name;
}

bool isValidTagName(QStringView tag)
{
    const auto isWord
        = [](QChar c) { return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber()); };
    return !tag.isEmpty() && tag.size() <= 128 && isWord(tag.front())
        && std::ranges::all_of(tag, [&](QChar c) { return isWord(c) || c == u'.' || c == u'-'; });
}

bool imageMatches(QStringView imageName, QStringView id)
{
    if (imageName.startsWith(id))
        return true;
    const Result<Digest> digest = Digest::parse(imageName);
    return digest && digest->hex().startsWith(id);
}

std::optional<QString> followedTag(const TagReference &tag, QStringView stream, QStringView ns)
{
    if (!tag.from || tag.from->kind != kind::imageStreamTag)
        return std::nullopt;
    if (!tag.from->ns.isEmpty() && tag.from->ns != ns)
        return std::nullopt;
    QStringView name = tag.from->name;
    if (name.size() > stream.size() && name.startsWith(stream) && name[stream.size()] == u':')
        name = name.sliced(stream.size() + 1);
    if (name.contains(u':'))
        return std::nullopt;
    return name.toString();
}

} // namespace headwater
