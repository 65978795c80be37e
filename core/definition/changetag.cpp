// SPDX-License-Identifier: Apache-2.0
#include "core/definition/changetag.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/savefile.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isAsRead(const QByteArray &text, const DefinitionPlace &place)
{
    const Definition definition = readDefinition(text, place.file);
    return std::ranges::any_of(definition.streams, [&](const DefinedStream &defined) {
        return StreamPlace::of(defined) == place.stream && *defined.stream == *place.definition;
    });
}

} // namespace

Result<void> changeTag(const DefinitionPlace &place, const QString &tag,
                       const QList<TagFieldChange> &changes)
{
    const QString path = QDir(place.folder).filePath(place.file);
    const Result<FileContent> file = readFile(path, limits::definitionFileBytes);
    if (!file)
        return file.error();
    if (!isAsRead(file->bytes, place))
        return Error{.kind = Error::Kind::Conflict,
                     .subject = place.file,
                     .detail = u"the file has changed since it was read"_s};
    QByteArray text = file->bytes;
    for (const TagFieldChange &change : changes) {
        const auto edits = DefinitionEditor(text, place.file)
                               .setTagField(place.stream, tag, change.field, change.value);
        if (!edits)
            return edits.error();
        text = applied(text, *edits);
    }
    if (text == file->bytes)
        return {};
    return saveFile(path, text,
                    {.expected = Digest::ofSha256(file->bytes), .within = place.folder});
}

} // namespace headwater
