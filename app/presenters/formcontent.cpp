// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/formcontent.h"

#include "app/presenters/formnotes.h"
#include "core/completion/fielddocs.h"
#include "core/definition/documentplaces.h"
#include "core/definition/fieldchange.h"
#include "core/preview/buildertags.h"
#include "core/preview/logoclasses.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = FormEntry::Kind;
using Owner = DefinitionField::Owner;

struct FormText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::FormText)
};

constexpr QLatin1StringView keywordField("annotations.tags");

bool isStream(const DocumentObject &object)
{
    return object.kind == "ImageStream"_L1
        && (object.apiVersion == "v1"_L1 || object.apiVersion.startsWith("image.openshift.io/"_L1));
}

DocumentPath tagsOf(const DocumentPath &stream)
{
    return stream / u"spec"_s / u"tags"_s;
}

DefinitionField parsed(Owner owner, const QString &field)
{
    return *DefinitionField::parse(owner, field); // names of our own
}

/// "true" and "false" are all that a flag says, whatever stands for them in the text.
QString flagText(const QString &text)
{
    return text == "true"_L1 ? u"true"_s : u"false"_s;
}

/// Fills the fields of one stream or tag.
class FormFiller
{
public:
    FormFiller(const DefinitionDocument &document, const FormPlace &place,
               const FormContext &context)
        : m_place(place)
        , m_context(context)
        , m_object(document.value(place.path()).toObject())
        , m_stream(document.value(place.stream / u"metadata"_s / u"name"_s).toString())
    {
    }

    QList<FormSection> sections() const
    {
        return m_place.tag < 0 ? streamSections() : tagSections();
    }

private:
    QString text(const QString &field) const
    {
        return parsed(m_place.owner(), field).textIn(m_object);
    }

    FormEntry entry(const QString &field, const QString &caption, Kind kind = Kind::Line) const
    {
        const DefinitionField known = parsed(m_place.owner(), field);
        QStringList path
            = m_place.tag < 0 ? QStringList() : QStringList{u"spec"_s, u"tags"_s, u"-"_s};
        for (const PathStep &step : known.steps())
            path.append(step.text());
        const FieldDoc doc = fieldAt(path);
        FormEntry entry{.field = known.name(),
                        .caption = caption,
                        .kind = kind,
                        .text = known.textIn(m_object),
                        .help = doc.text};
        if (kind == Kind::Flag)
            entry.text = flagText(entry.text);
        if (kind == Kind::Choice) {
            for (const ValueDoc &value : doc.values)
                entry.choices.append(
                    {.value = value.value, .label = value.value, .text = value.text});
        }
        return entry;
    }
    /// With a sentence of its own: that of the text says what "true" means.
    FormEntry flag(const QString &field, const QString &caption, const QString &help) const
    {
        FormEntry entry = this->entry(field, caption, Kind::Flag);
        entry.help = help;
        return entry;
    }
    static FormEntry named(FormEntry entry)
    {
        entry.isName = true;
        return entry;
    }
    static FormEntry hinted(FormEntry entry, const QString &hint)
    {
        entry.hint = hint;
        return entry;
    }
    static FormEntry noted(FormEntry entry, const FormNote &note)
    {
        entry.note = note.text;
        entry.isNoteWarning = note.isWarning;
        return entry;
    }
    static FormEntry proposing(FormEntry entry, const QStringList &words)
    {
        for (const QString &word : words)
            entry.choices.append({.value = word, .label = word});
        return entry;
    }
    QString annotation(QLatin1StringView key) const { return u"annotations."_s + key; }

    QList<FormSection> streamSections() const;
    QList<FormSection> tagSections() const;
    FormSection catalogSection() const;
    FormSection sampleSection() const;
    FormSection sourceSection() const;
    FormSection importSection() const;
    FormEntry iconEntry() const;
    FormEntry hiddenEntry() const;
    FormEntry kindEntry() const;
    FormEntry sourceEntry() const;

    const FormPlace &m_place;
    const FormContext &m_context;
    const QJsonObject m_object;
    const QString m_stream;
};

QList<FormSection> FormFiller::streamSections() const
{
    const QString description = text(annotation(annotation::description));
    FormSection names{
        .title = FormText::tr("Stream"),
        .entries
        = {named(entry(u"metadata.name"_s, FormText::tr("Name"))),
           named(hinted(proposing(entry(u"metadata.namespace"_s, FormText::tr("Namespace")),
                                  m_context.words.namespaces),
                        FormText::tr("none in the file")))}};
    FormSection catalog{
        .title = FormText::tr("In the catalog"),
        .entries
        = {hinted(entry(annotation(annotation::displayName), FormText::tr("Display name")),
                  m_stream),
           entry(annotation(annotation::providerDisplayName), FormText::tr("Provider")),
           entry(annotation(annotation::description), FormText::tr("Description"), Kind::Text)}};
    FormSection use{
        .title = FormText::tr("Pods and imports"),
        .entries
        = {flag(u"spec.lookupPolicy.local"_s, FormText::tr("Local image lookup"),
                FormText::tr("Pods of the project may name the stream in place of an image.")),
           flag(annotation(annotation::insecureRepository),
                FormText::tr("Insecure registries for all tags"),
                FormText::tr("Tags are imported without a trusted certificate, or over plain "
                             "HTTP, whatever their own policy says."))}};
    if (const QString field = u"spec.dockerImageRepository"_s; !text(field).isEmpty()) {
        const QString repository = text(field);
        use.entries.append(
            noted(entry(field, FormText::tr("Repository of all tags"), Kind::Source),
                  sourceNote({.kind = kind::dockerImage, .name = repository}, m_stream)));
    }
    return {names, catalog, use};
}

QList<FormSection> FormFiller::tagSections() const
{
    return {
        {.title = FormText::tr("Tag"), .entries = {named(entry(u"name"_s, FormText::tr("Name")))}},
        catalogSection(),
        sampleSection(),
        sourceSection(),
        importSection()};
}

FormSection FormFiller::catalogSection() const
{
    const QString description = text(annotation(annotation::description));
    const QString keywords = text(keywordField);
    return {.title = FormText::tr("In the catalog"),
            .entries
            = {hinted(entry(annotation(annotation::displayName), FormText::tr("Display name")),
                      text(u"name"_s)),
               noted(entry(annotation(annotation::description), FormText::tr("Description"),
                           Kind::Text),
                     descriptionNote(description)),
               iconEntry(),
               noted(proposing(entry(keywordField, FormText::tr("Keywords"), Kind::Words),
                               m_context.words.keywords),
                     keywordNote(keywords, m_context.categories)),
               hiddenEntry(), entry(annotation(annotation::version), FormText::tr("Version")),
               entry(annotation(annotation::supports), FormText::tr("Supports"), Kind::Words),
               entry(annotation(annotation::providerDisplayName), FormText::tr("Provider"))}};
}

FormSection FormFiller::sampleSection() const
{
    return {
        .title = FormText::tr("Sample"),
        .entries
        = {entry(annotation(annotation::sampleRepo), FormText::tr("Repository")),
           hinted(entry(annotation(QLatin1StringView("sampleRef")), FormText::tr("Branch or tag")),
                  FormText::tr("the repository's default branch")),
           hinted(entry(annotation(QLatin1StringView("sampleContextDir")), FormText::tr("Folder")),
                  FormText::tr("the top"))}};
}

FormSection FormFiller::sourceSection() const
{
    FormSection section{.title = FormText::tr("Source"), .entries = {kindEntry()}};
    const QString kind = text(u"from.kind"_s);
    if (!kind.isEmpty())
        section.entries.append(sourceEntry());
    if (kind == kind::imageStreamTag || kind == kind::imageStreamImage)
        section.entries.append(
            hinted(proposing(entry(u"from.namespace"_s, FormText::tr("Namespace of the stream")),
                             m_context.words.namespaces),
                   FormText::tr("the same")));
    return section;
}

FormSection FormFiller::importSection() const
{
    return {.title = FormText::tr("Import and pull"),
            .entries
            = {flag(u"importPolicy.scheduled"_s, FormText::tr("Import on schedule"),
                    FormText::tr("The cluster imports the image again every 15 minutes or so, and "
                                 "the tag follows it. Only for images in registries.")),
               flag(u"importPolicy.insecure"_s, FormText::tr("Insecure registry"),
                    FormText::tr("A registry without a trusted certificate will do, and so will "
                                 "plain HTTP.")),
               entry(u"importPolicy.importMode"_s, FormText::tr("Import mode"), Kind::Choice),
               entry(u"referencePolicy.type"_s, FormText::tr("Reference policy"), Kind::Choice),
               flag(u"reference"_s, FormText::tr("Reference tag"),
                    FormText::tr("The tag only points to its source; nothing is imported."))}};
}

FormEntry FormFiller::iconEntry() const
{
    FormEntry entry
        = this->entry(annotation(annotation::iconClass), FormText::tr("Icon class"), Kind::Icon);
    entry = noted(std::move(entry), iconNote(entry.text, m_context.release));
    for (const LogoClass &logo : logoClasses()) {
        const ConsoleRelease since{4, logo.sinceMinor};
        entry.choices.append({.value = logo.name,
                              .label = logo.name,
                              .text = since > m_context.release
                                  ? FormText::tr("since OpenShift %1").arg(since.toString())
                                  : QString()});
    }
    return entry;
}

FormEntry FormFiller::hiddenEntry() const
{
    const bool isHidden = hasConsoleKeyword(text(keywordField), u"hidden");
    return {.field = hiddenField,
            .caption = FormText::tr("Hidden"),
            .kind = Kind::Flag,
            .text = isHidden ? u"true"_s : u"false"_s,
            .help = FormText::tr("Leaves the tag out of the catalog; the image stays usable.")};
}

FormEntry FormFiller::kindEntry() const
{
    FormEntry entry = this->entry(u"from.kind"_s, FormText::tr("Comes from"), Kind::Choice);
    const QMap<QString, QString> labels{
        {kind::dockerImage, FormText::tr("A container image")},
        {kind::imageStreamTag, FormText::tr("Another tag, which it follows")},
        {kind::imageStreamImage, FormText::tr("One image of a stream")}};
    for (FormChoice &choice : entry.choices)
        choice.label = labels.value(choice.value, choice.value);
    entry.choices.append({.value = {},
                          .label = FormText::tr("Nowhere: images are pushed"),
                          .text = FormText::tr("The tag has no source; builds and users push "
                                               "images to it.")});
    return entry;
}

FormEntry FormFiller::sourceEntry() const
{
    const QString kind = text(u"from.kind"_s);
    FormEntry entry = this->entry(u"from.name"_s,
                                  kind == kind::dockerImage          ? FormText::tr("Pull spec")
                                      : kind == kind::imageStreamTag ? FormText::tr("Tag")
                                                                     : FormText::tr("Image"),
                                  Kind::Source);
    if (kind == kind::dockerImage)
        entry = proposing(std::move(entry), m_context.words.repositories);
    return noted(
        std::move(entry),
        sourceNote({.kind = kind, .ns = text(u"from.namespace"_s), .name = entry.text}, m_stream));
}

/// The annotation "tags" with or without the word, the rest as it is written.
QString withHidden(const QString &annotation, bool isHidden)
{
    const QString separator = annotation.contains(", "_L1) ? u", "_s : u","_s;
    QStringList kept;
    for (const QString &keyword : consoleKeywords(annotation)) {
        if (keyword != "hidden"_L1 && !keyword.isEmpty())
            kept.append(keyword);
    }
    if (isHidden)
        kept.append(u"hidden"_s);
    return kept.join(separator);
}

} // namespace

DocumentPath FormPlace::path() const
{
    return tag < 0 ? stream : tagsOf(stream) / tag;
}

QList<std::pair<FormPlace, QString>> formPlaces(const DefinitionDocument &document)
{
    QList<std::pair<FormPlace, QString>> places;
    const DocumentPlaces tree(document.tree());
    for (const DocumentObject &object : document.objects()) {
        if (!isStream(object))
            continue;
        places.append({FormPlace{.stream = object.path}, object.name});
        const auto sequence = tree.node(tagsOf(object.path));
        const QStringList names = sequence ? tree.namesOf(*sequence) : QStringList();
        for (qsizetype i = 0; i < names.size(); ++i)
            places.append({FormPlace{.stream = object.path, .tag = i}, names.at(i)});
    }
    return places;
}

std::optional<FormPlace> formPlaceAt(const DefinitionDocument &document, qsizetype offset)
{
    const std::optional<DocumentObject> object = document.objectAt(offset);
    if (!object || !isStream(*object))
        return {};
    FormPlace place{.stream = object->path};
    const DocumentPath tags = tagsOf(object->path);
    const DocumentPath path = document.pathAt(offset);
    if (path.isWithin(tags) && path.steps.size() > tags.steps.size())
        place.tag = path.steps.at(tags.steps.size()).number();
    return place;
}

QList<FormSection> formSections(const DefinitionDocument &document, const FormPlace &place,
                                const FormContext &context)
{
    return FormFiller(document, place, context).sections();
}

QString formFieldAt(const FormPlace &place, const DocumentPath &path)
{
    const DocumentPath owner = place.path();
    if (!path.isWithin(owner) || (place.tag < 0 && path.isWithin(tagsOf(place.stream))))
        return {};
    QStringList names;
    for (const PathStep &step : path.steps.sliced(owner.steps.size()))
        names.append(step.text());
    const QString name = names.join(u'.');
    if (place.tag >= 0 && (name.isEmpty() || name == "from"_L1))
        return name.isEmpty() ? u"name"_s : u"from.kind"_s;
    const Result<DefinitionField> field = DefinitionField::parse(place.owner(), name);
    return field ? field->name() : QString();
}

DocumentPath formPath(const FormPlace &place, const QString &field)
{
    DocumentPath path = place.path();
    const QString written = field == hiddenField ? QString(keywordField) : field;
    if (const auto known = DefinitionField::parse(place.owner(), written))
        path.steps += known->steps();
    return path;
}

Result<QList<DocumentChange>> formChange(const DefinitionDocument &document, const FormPlace &place,
                                         const QString &field, const QString &text)
{
    const DocumentPath path = place.path();
    if (!document.contains(path))
        return Error{.kind = Error::Kind::NotFound, .subject = field};
    if (place.tag >= 0 && field == "name"_L1)
        return renameTag(document, path, text);
    if (place.tag >= 0 && field == "from.kind"_L1 && text.isEmpty())
        return document.contains(path / u"from"_s) ? QList{DocumentChange::remove(path / u"from"_s)}
                                                   : QList<DocumentChange>();
    if (field == hiddenField) {
        const DefinitionField keywords = parsed(place.owner(), keywordField);
        return fieldChange(
            document, path, keywords,
            withHidden(keywords.textIn(document.value(path).toObject()), text == "true"_L1));
    }
    const Result<DefinitionField> known = DefinitionField::parse(place.owner(), field);
    if (!known)
        return known.error();
    // An annotation that is a flag is there, or is not.
    const bool isOff = text == "false"_L1 && known->type() == DefinitionField::Type::Text
        && field.endsWith(annotation::insecureRepository);
    return fieldChange(document, path, *known, isOff ? QString() : text);
}

} // namespace headwater
