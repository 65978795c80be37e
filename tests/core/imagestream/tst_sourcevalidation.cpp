// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/sourcevalidation.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString badForm = u"must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>"_s;
const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');

ImageStream streamWith(const ObjectReference &from)
{
    return {.metadata = {.name = u"app"_s, .ns = u"demo"_s},
            .spec = {.tags = {{.name = u"t"_s, .from = from}}}};
}

ImageStream other()
{
    return {.metadata = {.name = u"other"_s, .ns = u"demo"_s},
            .status = {.tags = {{.tag = u"1"_s, .items = {{.image = digestA}}},
                                {.tag = u"2"_s, .items = {{.image = digestB}}}}}};
}

/// What is said of the tag, without its field; empty: nothing.
QString saying(const ObjectReference &from, const ValidationContext &context = {})
{
    const QList<FieldError> errors = sourceErrors(streamWith(from), context);
    return errors.isEmpty() ? QString() : errors.first().body();
}

} // namespace

class TestSourceValidation : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsSources_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::newRow("image") << u"DockerImage"_s << u"Not/Valid"_s;
        QTest::newRow("own tag") << u"ImageStreamTag"_s << u"2"_s;
        QTest::newRow("own tag by its full name") << u"ImageStreamTag"_s << u"app:2"_s;
        QTest::newRow("tag of a stream that may exist") << u"ImageStreamTag"_s << u"gone:2"_s;
        QTest::newRow("image of a stream that may exist") << u"ImageStreamImage"_s << u"gone@a"_s;
    }
    void acceptsSources()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, name);
        QCOMPARE(saying({.kind = kind, .name = name}), QString());
    }

    void refusesForms_data()
    {
        QTest::addColumn<ObjectReference>("from");
        using Reference = ObjectReference;
        QTest::newRow("no kind") << Reference{.name = u"x"_s};
        QTest::newRow("unknown kind") << Reference{.kind = u"Bogus"_s, .name = u"x"_s};
        QTest::newRow("image without name") << Reference{.kind = u"DockerImage"_s};
        QTest::newRow("two colons") << Reference{.kind = u"ImageStreamTag"_s, .name = u"a:b:c"_s};
        QTest::newRow("two at") << Reference{.kind = u"ImageStreamImage"_s, .name = u"a@b@c"_s};
        QTest::newRow("image of a project")
            << Reference{.kind = u"DockerImage"_s, .ns = u"elsewhere"_s, .name = u"x"_s};
    }
    void refusesForms()
    {
        QFETCH(const ObjectReference, from);
        const QList<FieldError> errors = sourceErrors(streamWith(from), {});
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first(),
                 FieldError::invalid(FieldPath::ofTag(u"t"_s) / u"from"_s / u"name"_s, from.name,
                                     badForm));
    }

    void saysTwiceWhatTwoChecksFind()
    {
        const ImageStream stream
            = streamWith({.kind = u"Bogus"_s, .ns = u"elsewhere"_s, .name = u"x"_s});
        QCOMPARE(sourceErrors(stream, {}).size(), 2);
    }

    void refusesNamesOfStreams()
    {
        QCOMPARE(saying({.kind = u"ImageStreamTag"_s, .name = u"ns/s:b"_s}),
                 u"Invalid value: \"ns/s:b\": unable to retrieve image stream: Name parameter "
                 "invalid: \"ns/s\": may not contain '/'"_s);
        QCOMPARE(saying({.kind = u"ImageStreamTag"_s, .name = u":b"_s}),
                 u"Invalid value: \":b\": unable to retrieve image stream: Name parameter "
                 "required."_s);
    }

    void looksForStreams()
    {
        const ImageStream known = other();
        QStringList asked;
        const ValidationContext context{
            .streams = [&](const QString &ns, const QString &name) -> const ImageStream * {
                asked.append(ns + u'/' + name);
                return name == "other"_L1 ? &known : nullptr;
            }};
        QCOMPARE(saying({.kind = u"ImageStreamTag"_s, .name = u"other:missing"_s}, context),
                 QString());
        QCOMPARE(saying({.kind = u"ImageStreamTag"_s, .ns = u"far"_s, .name = u"s:b"_s}, context),
                 u"Not found: \"s:b\""_s);
        // Without a colon the own name is meant, in whatever project.
        QCOMPARE(saying({.kind = u"ImageStreamTag"_s, .ns = u"far"_s, .name = u"b"_s}, context),
                 u"Not found: \"b\""_s);
        QCOMPARE(asked, QStringList({u"demo/other"_s, u"far/s"_s, u"far/app"_s}));
    }

    void looksForImages()
    {
        const ImageStream known = other();
        const ValidationContext context{.streams
                                        = [&](const QString &, const QString &) { return &known; }};
        const auto image = [&](const QString &id) {
            return saying({.kind = u"ImageStreamImage"_s, .name = u"other@"_s + id}, context);
        };
        QCOMPARE(image(digestA), QString());
        QCOMPARE(image(u"bbb"_s), QString());
        QCOMPARE(image(u"ccc"_s),
                 u"Invalid value: \"other@ccc\": error generating tag event: "
                 "imagestreamimage.image.openshift.io \"ccc\" not found"_s);
        QCOMPARE(image(u"sha256:"_s),
                 u"Invalid value: \"other@sha256:\": error generating tag event: Operation cannot "
                 "be fulfilled on imagestreamimage.image.openshift.io \"sha256:\": multiple images "
                 "match the prefix \"sha256:\": %1, %2"_s.arg(digestA, digestB));
    }

    void takesImagesForGrantedWithoutStatus()
    {
        const ImageStream known = other();
        const ValidationContext context{.streams
                                        = [&](const QString &, const QString &) { return &known; },
                                        .hasStatus = false};
        QCOMPARE(saying({.kind = u"ImageStreamImage"_s, .name = u"other@ccc"_s}, context),
                 QString());
    }

    void knowsThatNewStreamsHaveNoImages()
    {
        QCOMPARE(saying({.kind = u"ImageStreamImage"_s, .name = u"s:b"_s}),
                 u"Invalid value: \"s:b\": error generating tag event: "
                 "imagestreamimage.image.openshift.io \"s:b\" not found"_s);
    }

    void leavesOldTagsAlone()
    {
        const ImageStream stream = streamWith({.kind = u"ImageStreamImage"_s, .name = u"gone"_s});
        QVERIFY(sourceErrors(stream, {.old = &stream}).isEmpty());
        ImageStream old = stream;
        old.spec.tags.first().from->name = u"before"_s;
        QCOMPARE(sourceErrors(stream, {.old = &old}).size(), 1);
        old.status.tags = {{.tag = u"t"_s, .items = {{.image = u"gone"_s}}}};
        QVERIFY(sourceErrors(stream, {.old = &old}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSourceValidation)
#include "tst_sourcevalidation.moc"
