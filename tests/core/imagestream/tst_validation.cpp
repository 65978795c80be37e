// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/validation.h"
#include "tests/support/testcase.h"

#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

ImageStream streamNamed(const QString &name)
{
    return {.apiVersion = u"image.openshift.io/v1"_s, .metadata = {.name = name}};
}

ImageStream streamWith(const TagReference &tag)
{
    ImageStream stream = streamNamed(u"app"_s);
    stream.spec.tags = {tag};
    return stream;
}

TagReference fromImage(const QString &name)
{
    return {.name = u"a"_s, .from = ObjectReference{.kind = u"DockerImage"_s, .name = name}};
}

TagReference fromKind(const QString &kind)
{
    return {.name = u"a"_s, .from = ObjectReference{.kind = kind, .name = u"x"_s}};
}

/// Behind `ImageStream.image.openshift.io "NAME" is invalid: `.
QString refusalOf(const ImageStream &stream)
{
    const StreamVerdict verdict = validateStream(stream);
    const QString start
        = u"ImageStream.image.openshift.io \"%1\" is invalid: "_s.arg(stream.metadata.name);
    return verdict.message.startsWith(start) ? verdict.message.sliced(start.size())
                                             : verdict.message;
}

} // namespace

/// The answers are those that a real server gave.
class TestValidation : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void checksNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("detail");
        const QString pattern = u"must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""_s;
        for (const QString &name : {u"Upper"_s, u"a--b"_s, u"a__b"_s, u"-a"_s, u"a-"_s, u".a"_s,
                                    u"a..b"_s, u"a b"_s, u"a:b"_s, u"a@b"_s, u"é"_s})
            QTest::newRow(qPrintable(name)) << name << pattern;
        for (const QString &name : {u"123"_s, u"a.b"_s, u"under_score"_s, QString(247, u'x')})
            QTest::newRow(qPrintable(name.left(20))) << name << QString();
        QTest::newRow("slash") << u"a/b"_s << u"may not contain '/'"_s;
        QTest::newRow("percent") << u"a%b"_s << u"may not contain '%'"_s;
        QTest::newRow("dot") << u"."_s << u"may not be '.'"_s;
        QTest::newRow("dots") << u".."_s << u"may not be '..'"_s;
        QTest::newRow("long") << QString(248, u'x')
                              << u"'namespace/name' cannot be longer than 255 characters"_s;
    }
    void checksNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, detail);
        const QString refusal = u"metadata.name: Invalid value: \"%1\": %2"_s.arg(name, detail);
        QCOMPARE(refusalOf(streamNamed(name)), detail.isEmpty() ? QString() : refusal);
    }

    void wantsAName()
    {
        QCOMPARE(refusalOf(streamNamed(QString())),
                 u"metadata.name: Required value: name or generateName is required"_s);
        ImageStream stream = streamNamed(QString());
        stream.metadata.unknown.insert(u"generateName"_s, u"gen"_s);
        QVERIFY(validateStream(stream).isAccepted());
        stream.metadata.unknown.insert(u"generateName"_s, u"gen-"_s);
        QCOMPARE(validateStream(stream).message,
                 u"ImageStream.image.openshift.io \"gen-xxxxx\" is invalid: metadata.generateName: "
                 "Invalid value: \"gen-\": must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""_s);
    }

    void takesAnyTagName()
    {
        for (const QString &name : {u"a/b"_s, u"a:b"_s, u"a b"_s, QString(), QString(129, u'x'),
                                    u"-a"_s, u"*"_s, u"a@b"_s}) {
            TagReference tag = fromImage(u"x"_s);
            tag.name = name;
            QCOMPARE(refusalOf(streamWith(tag)), QString());
        }
    }

    void checksPullSpecs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("detail");
        const QString format = u"invalid reference format"_s;
        QTest::newRow("upper case") << u"Foo/Bar"_s << u"repository name must be lowercase"_s;
        QTest::newRow("scheme") << u"https://host/x/y"_s << format;
        QTest::newRow("blank") << u"foo bar"_s << format;
        QTest::newRow("slash at the end") << u"host.io/x/"_s << format;
        QTest::newRow("slash at the start") << u"/x/y"_s << format;
        QTest::newRow("tag") << u"host.io/x/y:-bad"_s << format;
        QTest::newRow("digest") << u"host.io/x/y@sha256:zz"_s << format;
        QTest::newRow("port") << u"host:abc/x/y"_s << format;
        QTest::newRow("IPv6") << u"[::1]:5000/x/y"_s << format;
        QTest::newRow("long") << u"host.io/"_s + QString(300, u'x')
                              << u"repository name must not be more than 255 characters"_s;
        QTest::newRow("four parts") << u"a/b/c/d"_s << QString();
    }
    void checksPullSpecs()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, detail);
        const QString refusal
            = u"spec.tags[a].from.name: Invalid value: \"%1\": %2"_s.arg(name, detail);
        QCOMPARE(refusalOf(streamWith(fromImage(name))), detail.isEmpty() ? QString() : refusal);
    }

    void recordsReferencesBeforeItChecksThem()
    {
        TagReference tag = fromImage(u"Foo/Bar"_s);
        tag.reference = true;
        QCOMPARE(refusalOf(streamWith(tag)),
                 u"[spec.tags[a].from.name: Invalid value: \"Foo/Bar\": repository name must be "
                 "lowercase, status.tags[a].items[0].dockerImageReference: Invalid value: "
                 "\"Foo/Bar\": repository name must be lowercase]"_s);
    }

    void checksKinds_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("empty") << QString();
        QTest::newRow("unknown") << u"Bogus"_s;
        QTest::newRow("stream") << u"ImageStream"_s;
    }
    void checksKinds()
    {
        QFETCH(const QString, kind);
        QCOMPARE(refusalOf(streamWith(fromKind(kind))),
                 u"[[]: Internal error: imagestreams \"app\" is invalid: spec.tags[a].from.name: "
                 "Invalid value: \"x\": must be of the form <tag>, <repo>:<tag>, <id>, or "
                 "<repo>@<id>, spec.tags[a].from.kind: Required value: valid values are "
                 "'DockerImage', 'ImageStreamImage', 'ImageStreamTag']"_s);
    }

    void wantsNamesOfSources()
    {
        QCOMPARE(refusalOf(streamWith(fromImage(QString()))),
                 u"[[]: Internal error: imagestreams \"app\" is invalid: spec.tags[a].from.name: "
                 "Invalid value: \"\": must be of the form <tag>, <repo>:<tag>, <id>, or "
                 "<repo>@<id>, spec.tags[a].from.name: Required value]"_s);
    }

    void checksPolicies()
    {
        TagReference tag = fromKind(u"ImageStreamTag"_s);
        tag.importPolicy.scheduled = true;
        QCOMPARE(refusalOf(streamWith(tag)),
                 u"spec.tags[a].importPolicy.scheduled: Invalid value: true: only tags pointing to "
                 "Docker repositories may be scheduled for background import"_s);
        tag = fromImage(u"x"_s);
        tag.referencePolicy = u"local"_s;
        QCOMPARE(refusalOf(streamWith(tag)),
                 u"spec.tags[a].referencePolicy.type: Invalid value: \"local\": valid values are "
                 "\"Source\", \"Local\""_s);
        tag = fromImage(u"x"_s);
        tag.importPolicy.importMode = u"bogus"_s;
        QCOMPARE(refusalOf(streamWith(tag)),
                 u"spec.tags[a].importPolicy.importMode: Invalid value: \"bogus\": invalid import "
                 "mode, valid modes are '', 'Legacy', 'PreserveOriginal'"_s);
    }

    void checksRepositories()
    {
        const auto refusal = [](const QString &repository) {
            ImageStream stream = streamNamed(u"app"_s);
            stream.spec.dockerImageRepository = repository;
            return refusalOf(stream);
        };
        QCOMPARE(refusal(u"quay.io/a/b"_s), QString());
        QCOMPARE(refusal(u"quay.io/a/b:2.0"_s),
                 u"spec.dockerImageRepository: Invalid value: \"quay.io/a/b:2.0\": the repository "
                 "name may not contain a tag"_s);
        const QString digest = u"quay.io/a/b@sha256:"_s + QString(64, u'a');
        QCOMPARE(refusal(digest),
                 u"spec.dockerImageRepository: Invalid value: \"%1\": the repository name may not "
                 "contain an ID"_s.arg(digest));
        QCOMPARE(refusal(u"a b"_s),
                 u"spec.dockerImageRepository: Invalid value: \"a b\": invalid reference format"_s);
    }

    void letsTheLastOfEqualNamesWin()
    {
        ImageStream stream = streamWith(fromImage(u"Foo/Bar"_s));
        stream.spec.tags.append(fromImage(u"foo/bar"_s));
        QVERIFY(validateStream(stream).isAccepted());
    }

    void sortsTagsAndCounts()
    {
        ImageStream stream = streamWith(fromImage(u"B"_s));
        stream.spec.tags.first().name = u"b"_s;
        stream.spec.tags.append(fromImage(u"A"_s));
        const StreamVerdict verdict = validateStream(stream);
        QCOMPARE(verdict.code, 422);
        QCOMPARE(verdict.causes.size(), 2);
        QCOMPARE(verdict.causes.first().field.toString(), u"spec.tags[a].from.name"_s);
        QCOMPARE(verdict.causes.first().reason(), u"FieldValueInvalid"_s);
    }

    void namesOldStreamsAsOldServersDo()
    {
        ImageStream stream = streamNamed(u"A"_s);
        stream.apiVersion = u"v1"_s;
        QVERIFY(validateStream(stream).message.startsWith(u"ImageStream \"A\" is invalid: "_s));
    }

    void refusesExportedAndMisplaced()
    {
        ImageStream stream = streamNamed(u"app"_s);
        stream.metadata.resourceVersion = u"12"_s;
        QCOMPARE(validateStream(stream).message,
                 u"resourceVersion should not be set on objects to be created"_s);
        QVERIFY(validateStream(stream, {.old = &stream}).isAccepted() == false); // no project
        stream = streamNamed(u"app"_s);
        stream.metadata.ns = u"here"_s;
        QCOMPARE(validateStream(stream, {.ns = u"there"_s}).code, 400);
        QVERIFY(validateStream(stream, {.ns = u"here"_s}).isAccepted());
    }

    void asksWhereImagesMayComeFrom()
    {
        const ValidationContext context{.allowedRegistries = *RegistryAllowList::parse(u"a.io"_s)};
        ImageStream stream = streamWith(fromImage(u"b.io/x/y"_s));
        stream.spec.dockerImageRepository = u"b.io/x/z"_s;
        stream.spec.tags.first().reference = true;
        stream.metadata.ns = u"demo"_s;
        const QString refusal
            = u"Forbidden: registry \"b.io\" not allowed by whitelist: "
              "\"image-registry.openshift-image-registry.svc:5000\", \"a.io:443\""_s;
        QCOMPARE(validateStream(stream, context).message,
                 u"ImageStream.image.openshift.io \"app\" is invalid: "
                 "[spec.dockerImageRepository: %1, spec.tags[a].from.name: %1, "
                 "status.tags[a].items[0].dockerImageReference: %1]"_s.arg(refusal));
        // What was there before may stay.
        ValidationContext update = context;
        update.old = &stream;
        QVERIFY(validateStream(stream, update).isAccepted());
        stream.spec.tags.first().from->name = u"a.io/x"_s;
        stream.spec.dockerImageRepository.clear();
        QVERIFY(validateStream(stream, context).isAccepted());
    }

    void checksUpdates()
    {
        ImageStream old = streamNamed(u"app"_s);
        old.metadata.ns = u"demo"_s;
        old.metadata.resourceVersion = u"12"_s;
        ImageStream next = old;
        QCOMPARE(validateStream(next, {.old = &old}).code, 200);
        next.spec.tags = {fromImage(u"A"_s)};
        QCOMPARE(validateStream(next, {.old = &old}).message,
                 u"ImageStream.image.openshift.io \"app\" is invalid: spec.tags[a].from.name: "
                 "Invalid value: \"A\": repository name must be lowercase"_s);
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
