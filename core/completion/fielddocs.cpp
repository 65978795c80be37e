// SPDX-License-Identifier: Apache-2.0
#include "core/completion/fielddocs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = FieldDoc::Kind;

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::FieldText)
};

/// "spec/tags/-/name"; annotations, whose names have slashes, are the last part of theirs.
FieldDoc field(const QString &parent, const QString &name, Kind kind, const QString &text,
               const QList<ValueDoc> &values = {})
{
    QStringList path = parent.isEmpty() ? QStringList() : parent.split(u'/');
    path.append(name);
    return {.path = path, .kind = kind, .text = text, .values = values};
}

QList<FieldDoc> objectFields()
{
    return {
        field({}, u"apiVersion"_s, Kind::Choice,
              FieldText::tr("The version of the API that the definition is written for."),
              {{u"image.openshift.io/v1"_s, FieldText::tr("Image streams since release 3.6.")},
               {u"v1"_s, FieldText::tr("The form of the 3.x documentation; gone in 4.x.")}}),
        field({}, u"kind"_s, Kind::Choice, FieldText::tr("What the object is."),
              {{u"ImageStream"_s, FieldText::tr("An image stream.")},
               {u"List"_s, FieldText::tr("Several objects in one document, under items.")},
               {u"ImageStreamList"_s, FieldText::tr("Several image streams, under items.")}}),
        field({}, u"metadata"_s, Kind::Object, FieldText::tr("Names and labels of the object.")),
        field({}, u"spec"_s, Kind::Object,
              FieldText::tr("What the image stream is meant to be: its tags and where they lead.")),
        field(u"metadata"_s, u"name"_s, Kind::Text,
              FieldText::tr("Name of the stream: small letters and digits, joined by single dots, "
                            "dashes or underscores.")),
        field(u"metadata"_s, u"namespace"_s, Kind::Namespace,
              FieldText::tr("The project the stream is in; the catalog shows those of openshift.")),
        field(u"metadata"_s, u"labels"_s, Kind::Object,
              FieldText::tr("Labels to select objects by.")),
        field(u"metadata"_s, u"annotations"_s, Kind::Object,
              FieldText::tr("What the catalog and the import need to know of the whole stream.")),
        field(u"spec"_s, u"lookupPolicy"_s, Kind::Object,
              FieldText::tr("How short names of images in pods are understood.")),
        field(u"spec/lookupPolicy"_s, u"local"_s, Kind::Bool,
              FieldText::tr("Whether pods of the project may name the stream in place of an "
                            "image.")),
        field(u"spec"_s, u"dockerImageRepository"_s, Kind::Text,
              FieldText::tr("A repository all of whose tags are imported once, up to 50 of them; "
                            "superseded by tags.")),
        field(u"spec"_s, u"tags"_s, Kind::List,
              FieldText::tr("The tags of the stream, each with where its image comes from.")),
    };
}

QList<FieldDoc> streamAnnotations()
{
    const QString parent = u"metadata/annotations"_s;
    return {
        field(parent, u"openshift.io/display-name"_s, Kind::Text,
              FieldText::tr("Title of the tile in the catalog; without it the stream's name.")),
        field(parent, u"openshift.io/provider-display-name"_s, Kind::Text,
              FieldText::tr("Who the tile says it is provided by, since 4.7.")),
        field(parent, u"description"_s, Kind::Text,
              FieldText::tr("Found by oc new-app --search; the catalog shows the tag's own.")),
        field(
            parent, u"openshift.io/image.insecureRepository"_s, Kind::Choice,
            FieldText::tr("\"true\" lets all tags be imported without a trusted certificate."),
            {{u"\"true\""_s, FieldText::tr("Certificates are not checked; plain HTTP will do.")}}),
    };
}

QList<FieldDoc> tagFields()
{
    const QString tag = u"spec/tags/-"_s;
    return {
        field(tag, u"name"_s, Kind::Text,
              FieldText::tr("Name of the tag. In quotes if it looks like a number: \"3.10\".")),
        field(tag, u"annotations"_s, Kind::Object,
              FieldText::tr("What the catalog shows of this tag.")),
        field(tag, u"from"_s, Kind::Object,
              FieldText::tr("Where the image comes from; without it images are pushed here.")),
        field(tag, u"importPolicy"_s, Kind::Object, FieldText::tr("How the image is imported.")),
        field(tag, u"referencePolicy"_s, Kind::Object,
              FieldText::tr("From where pods pull the image.")),
        field(tag, u"reference"_s, Kind::Bool,
              FieldText::tr("True: the tag only points to its source, and nothing is imported.")),
        field(tag, u"generation"_s, Kind::Text,
              FieldText::tr("A counter of the server; 0 asks it to import again.")),
        field(tag + u"/from"_s, u"kind"_s, Kind::Choice,
              FieldText::tr("What kind of thing the tag comes from."),
              {{u"DockerImage"_s, FieldText::tr("An image in a registry, by its pull spec.")},
               {u"ImageStreamTag"_s, FieldText::tr("Another tag, which this one follows.")},
               {u"ImageStreamImage"_s, FieldText::tr("One image of a stream, for good.")}}),
        field(tag + u"/from"_s, u"name"_s, Kind::Source,
              FieldText::tr("A pull spec, a tag of this stream or STREAM:TAG, or STREAM@DIGEST, as "
                            "kind says.")),
        field(tag + u"/from"_s, u"namespace"_s, Kind::Namespace,
              FieldText::tr("The project of the other stream; without it this one's.")),
        field(tag + u"/importPolicy"_s, u"scheduled"_s, Kind::Bool,
              FieldText::tr("Whether the image is looked for again and again, for images in "
                            "registries only.")),
        field(tag + u"/importPolicy"_s, u"insecure"_s, Kind::Bool,
              FieldText::tr("Whether a registry without a trusted certificate will do.")),
        field(tag + u"/importPolicy"_s, u"importMode"_s, Kind::Choice,
              FieldText::tr("What becomes of an image for several platforms."),
              {{u"Legacy"_s, FieldText::tr("One platform is picked; the list itself is dropped.")},
               {u"PreserveOriginal"_s,
                FieldText::tr("The list and all of its platforms are kept.")}}),
        field(tag + u"/referencePolicy"_s, u"type"_s, Kind::Choice,
              FieldText::tr("From where pods pull the image."),
              {{u"Source"_s, FieldText::tr("From the registry it was imported from.")},
               {u"Local"_s,
                FieldText::tr("Through the cluster's own registry, which can keep a copy.")}}),
    };
}

QList<FieldDoc> tagAnnotations()
{
    const QString parent = u"spec/tags/-/annotations"_s;
    return {
        field(parent, u"openshift.io/display-name"_s, Kind::Text,
              FieldText::tr("How the version list and the form call this tag.")),
        field(parent, u"description"_s, Kind::Text,
              FieldText::tr("Text of the tile; about a hundred characters are seen there.")),
        field(parent, u"iconClass"_s, Kind::IconClass,
              FieldText::tr("The mark on the tile, by the name of a class of the console.")),
        field(parent, u"tags"_s, Kind::Keywords,
              FieldText::tr("Keywords: builder makes it a builder image, hidden hides it, the "
                            "others choose the category."),
              {{u"builder"_s, FieldText::tr("Shown in the catalog as a builder image.")},
               {u"hidden"_s, FieldText::tr("Not shown in the catalog.")}}),
        field(parent, u"version"_s, Kind::Text,
              FieldText::tr("Version of what is in the image; read by 3.x and by tools only.")),
        field(parent, u"supports"_s, Kind::Keywords,
              FieldText::tr("Languages, perhaps with a version, that oc new-app picks this tag "
                            "for: ruby:3.3,ruby.")),
        field(parent, u"sampleRepo"_s, Kind::Text,
              FieldText::tr("Git repository of a sample that can be built with this image.")),
        field(parent, u"sampleRef"_s, Kind::Text,
              FieldText::tr("Branch or tag of the sample repository.")),
        field(parent, u"sampleContextDir"_s, Kind::Text,
              FieldText::tr("Folder in the sample repository that is built.")),
        field(parent, u"openshift.io/provider-display-name"_s, Kind::Text,
              FieldText::tr("Provider as consoles before 4.7 read it; later ones read the "
                            "stream's.")),
        field(parent, u"importer.image.openshift.io/prefer-arch"_s, Kind::Architecture,
              FieldText::tr("Architecture picked from an image for several platforms."),
              {{u"amd64"_s, {}}, {u"arm64"_s, {}}, {u"ppc64le"_s, {}}, {u"s390x"_s, {}}}),
        field(parent, u"importer.image.openshift.io/prefer-os"_s, Kind::Text,
              FieldText::tr("Operating system picked from an image for several platforms.")),
    };
}

QList<FieldDoc> allFields()
{
    return objectFields() + streamAnnotations() + tagFields() + tagAnnotations();
}

} // namespace

QStringList withinObject(const QStringList &path)
{
    const bool isInList = path.size() >= 2 && path.at(0) == u"items"_s && path.at(1) == u"-"_s;
    return isInList ? path.sliced(2) : path;
}

QList<FieldDoc> fieldsBelow(const QStringList &parent)
{
    const QStringList wanted = withinObject(parent);
    QList<FieldDoc> found;
    for (const FieldDoc &doc : allFields()) {
        if (doc.path.size() == wanted.size() + 1 && doc.path.first(wanted.size()) == wanted)
            found.append(doc);
    }
    return found;
}

FieldDoc fieldAt(const QStringList &path)
{
    const QStringList wanted = withinObject(path);
    for (const FieldDoc &doc : allFields()) {
        if (doc.path == wanted)
            return doc;
    }
    return {};
}

} // namespace headwater
