// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/formnotes.h"

#include "core/image/pullspec.h"
#include "core/imagestream/tagname.h"
#include "core/preview/buildertags.h"
#include "core/preview/consoleicons.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct FormText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::FormText)
};

/// What a tile shows of a description: it cuts after some lines, in whatever width it has.
constexpr qsizetype shownCharacters = 100;

FormNote pullSpecNote(const QString &text)
{
    const Result<PullSpec> spec = PullSpec::parse(text);
    if (!spec)
        return {.text = FormText::tr("This is no pull spec: %1.").arg(spec.error().detail),
                .isWarning = true};
    const PullSpec whole = spec->withDockerClientDefaults();
    const QString registry = spec->registry().isEmpty()
        ? FormText::tr("Docker Hub, as no registry is named")
        : whole.registry();
    const QString version = !spec->id().isEmpty() ? FormText::tr("digest %1").arg(spec->id())
        : spec->tag().isEmpty()                   ? FormText::tr("tag latest, as none is named")
                                                  : FormText::tr("tag %1").arg(spec->tag());
    return {.text = u"%1 · %2 · %3"_s.arg(registry, whole.repositoryName(), version)};
}

FormNote tagNote(const ObjectReference &from, const QString &stream)
{
    const bool isQualified = from.name.contains(u':');
    const SplitTagName name = splitTagName(from.name);
    const QString of = isQualified ? name.stream : stream;
    const QString tag = isQualified ? name.tag : from.name;
    if (from.ns.isEmpty() && of == stream)
        return {.text = FormText::tr("Follows the tag %1 of this stream.").arg(tag)};
    return {.text = from.ns.isEmpty()
                ? FormText::tr("Follows the tag %1 of the stream %2.").arg(tag, of)
                : FormText::tr("Follows the tag %1 of the stream %2 in %3.").arg(tag, of, from.ns)};
}

FormNote imageNote(const QString &text)
{
    const Result<StreamImageName> name = parseStreamImageName(text);
    if (!name)
        return {.text = FormText::tr("An image of a stream is written STREAM@DIGEST."),
                .isWarning = true};
    return {.text = FormText::tr("The image %1 of the stream %2, for good.")
                        .arg(name->id.left(19), name->stream)};
}

/// "Languages / Ruby" for the id "languages/ruby".
QString categoryLabel(const QString &id, const QList<CatalogCategory> &categories)
{
    for (const CatalogCategory &category : categories) {
        if (category.id == id)
            return category.label;
        for (const CatalogCategory &inner : category.subcategories) {
            if (category.id + u'/' + inner.id == id)
                return category.label + u" / "_s + inner.label;
        }
    }
    return FormText::tr("Other");
}

} // namespace

FormNote sourceNote(const ObjectReference &from, const QString &stream)
{
    if (from.name.isEmpty())
        return {};
    if (from.kind == kind::dockerImage)
        return pullSpecNote(from.name);
    if (from.kind == kind::imageStreamTag)
        return tagNote(from, stream);
    if (from.kind == kind::imageStreamImage)
        return imageNote(from.name);
    return {};
}

FormNote keywordNote(const QString &annotation, const QList<CatalogCategory> &categories)
{
    const QStringList keywords = consoleKeywords(annotation);
    for (const QString &keyword : keywords) {
        if (const QString meant = meantKeyword(keyword); !meant.isEmpty())
            return {.text = FormText::tr("“%1” means nothing to the console; “%2” would.")
                                .arg(keyword, meant),
                    .isWarning = true};
    }
    if (keywords.contains(u"hidden"_s))
        return {.text = FormText::tr("hidden: the catalog does not show the tag.")};
    if (!keywords.contains(u"builder"_s))
        return {.text = FormText::tr("Without builder the catalog does not show the tag.")};
    QStringList labels;
    for (const QString &id : categoriesOf(keywords, categories))
        labels.append(categoryLabel(id, categories));
    return {.text = u"→ "_s + labels.join(u", "_s)};
}

FormNote iconNote(const QString &iconClass, ConsoleRelease release)
{
    switch (tileIcon(iconClass, release).look) {
    case PreviewIcon::Look::EmptyBox:
        return {.text = FormText::tr("OpenShift %1 has no picture for this class and leaves its "
                                     "place empty.")
                            .arg(release.toString()),
                .isWarning = true};
    case PreviewIcon::Look::Generic:
    case PreviewIcon::Look::Nothing:
        return {.text
                = FormText::tr("Without a class the tile has the console's general picture.")};
    case PreviewIcon::Look::Logo:
    case PreviewIcon::Look::Glyph: break;
    }
    return {};
}

FormNote descriptionNote(const QString &description)
{
    const auto count = int(description.trimmed().size());
    if (count == 0)
        return {};
    //: %n characters of a description
    const QString length = FormText::tr("%n character(s)", nullptr, count);
    return {.text = FormText::tr("%1; a tile shows about %2").arg(length).arg(shownCharacters)};
}

} // namespace headwater
