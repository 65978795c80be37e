// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/updatestrategy.h"
#include "core/importing/applyimport.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QDateTime t(int n)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + n, QTimeZone::UTC);
}

QString digest(QChar letter)
{
    return u"sha256:"_s + QString(64, letter.toLower());
}

TagReference specTag(const QString &name, QLatin1StringView kind, const QString &from)
{
    return {.name = name, .from = ObjectReference{.kind = kind, .name = from}};
}

ImageStream stream(const QString &name, const QList<TagReference> &tags)
{
    ImageStream stream;
    stream.metadata.name = name;
    stream.metadata.ns = u"p"_s;
    stream.spec.tags = tags;
    return stream;
}

/// History of a tag as the table of the specification writes it: "gen/t/image, ...", newest first.
QString history(const ImageStream &stream, const QString &tag)
{
    const NamedTagEventList *list = stream.status.tag(tag);
    QStringList items;
    for (const TagEvent &item : list ? list->items : QList<TagEvent>()) {
        const QString image = item.image.isEmpty() ? u"\"\""_s : item.image.sliced(7, 1).toUpper();
        items.append(u"%1/t%2/%3"_s.arg(item.generation)
                         .arg(item.created.toSecsSinceEpoch() - 1'700'000'000)
                         .arg(image));
    }
    return items.join(u", "_s);
}

QString generations(const ImageStream &stream, const QString &tag)
{
    const TagReference *entry = stream.spec.tag(tag);
    return u"%1 %2"_s.arg(stream.metadata.generation)
        .arg(entry && entry->generation ? QString::number(*entry->generation) : u"-"_s);
}

/// What `oc import-image` sends for a tag that the stream already has.
ImportItem itemFor(const ImageStream &stream, const QString &tag, const QString &from)
{
    const TagReference *known = stream.spec.tag(tag);
    ImportItem item{.tag = tag, .from = from, .referencePolicy = u"Source"_s};
    item.importPolicy = known ? known->importPolicy : TagImportPolicy{.importMode = u"Legacy"_s};
    return item;
}

ImportResult imported(const ImageStream &stream, const QString &tag, QChar image, int at)
{
    const QString from = u"docker.io/centos/ruby:2.0"_s;
    ImportItemResult result{.item = itemFor(stream, tag, from)};
    result.image = Image{.name = digest(image)};
    result.image->dockerImageReference = u"docker.io/centos/ruby@"_s + digest(image);
    return applyImport({.stream = stream, .items = {result.item}}, {result}, t(at));
}

ImportResult failed(const ImageStream &stream, const QString &tag, const QString &reason, int at)
{
    ImportItemResult result{.item = itemFor(stream, tag, u"docker.io/centos/ruby:2.0"_s),
                            .reason = reason,
                            .message = u"it says no"_s};
    return applyImport({.stream = stream, .items = {result.item}}, {result}, t(at));
}

ImageStream written(ImageStream stream, const ImageStream &old, int at)
{
    return writeStream(std::move(stream), old, t(at));
}

/// A tag is set to something else, as `oc tag` does: generation 0 for images, none for the rest.
ImageStream tagged(const ImageStream &old, TagReference tag, int at)
{
    ImageStream next = old;
    next.spec.tags.removeIf([&](const TagReference &known) { return known.name == tag.name; });
    next.spec.tags.append(tag);
    return written(next, old, at);
}

} // namespace

class TestUpdateStrategy : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// The scenario of tagging.md section 9, rows 1 to 18.
    void scenario()
    {
        const QString two = u"2.0"_s;
        const QString from = u"docker.io/centos/ruby:2.0"_s;
        ImageStream s
            = serverStream(stream(u"ruby"_s, {specTag(two, kind::dockerImage, from)}), {}, t(1));
        QCOMPARE(generations(s, two), u"1 1"_s); // row 1
        QCOMPARE(history(s, two), QString());
        s = imported(s, two, u'A', 2).stream;
        QCOMPARE(generations(s, two), u"2 2"_s);
        QCOMPARE(history(s, two), u"2/t2/A"_s);
        QVERIFY(s.metadata.annotations.contains(annotation::dockerRepositoryCheck));
        QVERIFY(!imported(s, two, u'A', 3).changed); // row 3
        s = imported(s, two, u'B', 4).stream;
        QCOMPARE(generations(s, two), u"3 3"_s);
        QCOMPARE(history(s, two), u"3/t4/B, 2/t2/A"_s);
        s = tagged(s, specTag(u"static"_s, kind::imageStreamImage, u"ruby@"_s + digest(u'B')), 5);
        QCOMPARE(generations(s, u"static"_s), u"4 4"_s); // row 5
        QCOMPARE(history(s, u"static"_s), u"4/t5/B"_s);
        s = tagged(s, specTag(u"latest"_s, kind::imageStreamTag, u"ruby:2.0"_s), 6);
        QCOMPARE(generations(s, two), u"5 3"_s);
        QCOMPARE(history(s, two), u"5/t4/B, 2/t2/A"_s);
        QCOMPARE(history(s, u"latest"_s), u"5/t4/B"_s);
        s = imported(s, two, u'C', 7).stream;
        QCOMPARE(generations(s, two), u"6 6"_s);
        QCOMPARE(history(s, two), u"6/t7/C, 5/t4/B, 2/t2/A"_s);
        QCOMPARE(generations(s, u"latest"_s), u"6 5"_s);
        QCOMPARE(history(s, u"latest"_s), u"6/t7/C, 5/t4/B"_s);
        s = failed(s, two, u"NotFound"_s, 8).stream;
        QCOMPARE(generations(s, two), u"7 7"_s);
        QCOMPARE(s.status.tag(two)->conditions.first().generation, 7);
        QVERIFY(!failed(s, two, u"NotFound"_s, 9).changed);
        s = imported(s, two, u'C', 10).stream;
        QCOMPARE(generations(s, two), u"8 8"_s);
        QCOMPARE(history(s, two), u"8/t7/C, 5/t4/B, 2/t2/A"_s);
        QVERIFY(s.status.tag(two)->conditions.isEmpty());
        QCOMPARE(history(s, u"latest"_s), u"8/t7/C, 5/t4/B"_s);
        scenarioFromRow11(s);
    }

    void scenarioOfAnotherStream()
    {
        ImageStream s = serverStream(stream(u"app"_s, {}), {}, t(1));
        s.metadata.generation = 4;
        s = failed(s, u"new"_s, u"NotFound"_s, 23).stream;
        QCOMPARE(generations(s, u"new"_s), u"5 5"_s);
        QCOMPARE(s.status.tag(u"new"_s)->conditions.first().generation, 5);
        s = imported(s, u"new"_s, u'D', 24).stream;
        QCOMPARE(generations(s, u"new"_s), u"6 6"_s);
        QVERIFY(s.status.tag(u"new"_s)->conditions.isEmpty());
        addTagEvent(s, u"new"_s, {t(25), u"pushed"_s, digest(u'E'), 6});
        s = imported(s, u"new"_s, u'D', 26).stream;
        QCOMPARE(history(s, u"new"_s), u"7/t26/D, 6/t25/E, 6/t24/D"_s);
        ImageStream next = s;
        next.spec.tags.first().importPolicy.importMode = u"PreserveOriginal"_s;
        s = written(next, s, 27);
        QCOMPARE(generations(s, u"new"_s), u"8 8"_s); // pending: the newest item has 7
        QCOMPARE(s.status.tag(u"new"_s)->items.first().generation, 7);
    }

    void addTagEventRules_data()
    {
        QTest::addColumn<TagEvent>("next");
        QTest::addColumn<bool>("changed");
        QTest::addColumn<QString>("result");
        const QString a = digest(u'a');
        QTest::newRow("the same") << TagEvent{t(9), u"r"_s, a, 1} << false << u"1/t1/A"_s;
        QTest::newRow("newer generation") << TagEvent{t(9), u"r"_s, a, 2} << true << u"2/t1/A"_s;
        QTest::newRow("other image, same reference")
            << TagEvent{t(9), u"r"_s, digest(u'b'), 2} << true << u"2/t1/B"_s;
        QTest::newRow("other registry, same image")
            << TagEvent{t(9), u"q"_s, a, 2} << true << u"2/t1/A"_s;
        QTest::newRow("other image")
            << TagEvent{t(9), u"q"_s, digest(u'b'), 2} << true << u"2/t9/B, 1/t1/A"_s;
    }
    void addTagEventRules()
    {
        QFETCH(const TagEvent, next);
        ImageStream s = stream(u"s"_s, {});
        s.status.tags = {{.tag = u"x"_s,
                          .items = {{t(1), u"r"_s, digest(u'a'), 1}},
                          .conditions = {{.type = u"ImportSuccess"_s}}}};
        const bool changed = addTagEvent(s, u"x"_s, next);
        QTEST(changed, "changed");
        QTEST(history(s, u"x"_s), "result");
        QCOMPARE(s.status.tag(u"x"_s)->conditions.isEmpty(), changed);
        QCOMPARE(s.status.tag(u"x"_s)->items.first().dockerImageReference,
                 next.dockerImageReference);
    }

    void fillsDefaultsAndSortsAndTheLastOfEqualNamesWins()
    {
        const ImageStream s = serverStream(stream(u"s"_s,
                                                  {specTag(u"z"_s, kind::dockerImage, u"first"_s),
                                                   specTag(u"10"_s, kind::dockerImage, u"ten"_s),
                                                   specTag(u"Z"_s, kind::dockerImage, u"upper"_s),
                                                   specTag(u"z"_s, kind::dockerImage, u"last"_s)}),
                                           {}, t(1));
        QCOMPARE(s.spec.tags.size(), 3);
        QCOMPARE(s.spec.tags.at(0).name, u"10"_s);
        QCOMPARE(s.spec.tags.at(1).name, u"Z"_s);
        QCOMPARE(s.spec.tags.at(2).from->name, u"last"_s);
        QCOMPARE(s.spec.tags.at(2).importPolicy.importMode, u"Legacy"_s);
        QCOMPARE(s.spec.tags.at(2).referencePolicy, u"Source"_s);
        QCOMPARE(s.apiVersion, u"image.openshift.io/v1"_s);
        QCOMPARE(s.metadata.creationTimestamp, t(1));
        QCOMPARE(s.status.dockerImageRepository,
                 u"image-registry.openshift-image-registry.svc:5000/p/s"_s);
    }

    void nothingNewGivesTheRecordedStreamBack()
    {
        ImageStream definition = stream(u"s"_s,
                                        {specTag(u"b"_s, kind::imageStreamTag, u"a"_s),
                                         specTag(u"a"_s, kind::dockerImage, u"quay.io/x/y"_s),
                                         TagReference{.name = u"push"_s}});
        definition.spec.tags[1].generation = 0; // in a file this is no request
        const ImageStream created = serverStream(definition, {}, t(1));
        const ImageStream recorded = imported(created, u"a"_s, u'A', 2).stream;
        definition.spec.tags[1].from->name = recorded.spec.tag(u"a"_s)->from->name;
        QCOMPARE(serverStream(definition, recorded, t(3)), recorded);
        std::swap(definition.spec.tags[0], definition.spec.tags[2]);
        QCOMPARE(serverStream(definition, recorded, t(3)), recorded);
    }

    void annotationsCountForTheStreamOnly()
    {
        ImageStream definition
            = stream(u"s"_s, {specTag(u"a"_s, kind::dockerImage, u"quay.io/x/y"_s)});
        const ImageStream recorded = serverStream(definition, {}, t(1));
        definition.spec.tags[0].annotations.insert(u"tags"_s, u"builder"_s);
        definition.spec.tags[0].importPolicy.scheduled = true;
        definition.spec.tags[0].referencePolicy = u"Local"_s;
        QCOMPARE(generations(serverStream(definition, recorded, t(2)), u"a"_s), u"2 1"_s);
        definition.spec.tags[0].from->name = u"quay.io/x/z"_s;
        QCOMPARE(generations(serverStream(definition, recorded, t(2)), u"a"_s), u"2 2"_s);
    }

    void metadataOfTheFileCountsButNotForTheGeneration()
    {
        ImageStream definition = stream(u"s"_s, {});
        const ImageStream recorded
            = imported(serverStream(definition, {}, t(1)), u"a"_s, u'A', 2).stream;
        definition.metadata.labels.insert(u"app"_s, u"x"_s);
        definition.metadata.generation = 77;
        definition.metadata.uid = u"from elsewhere"_s;
        definition.spec = recorded.spec;
        const ImageStream next = serverStream(definition, recorded, t(3));
        QCOMPARE(next.metadata.labels.value(u"app"_s), u"x"_s);
        QCOMPARE(next.metadata.generation, recorded.metadata.generation);
        QCOMPARE(next.metadata.annotations, recorded.metadata.annotations);
        QCOMPARE(next.metadata.uid, QString());
    }

    void aliasChainsFollow()
    {
        ImageStream s
            = serverStream(stream(u"app"_s,
                                  {specTag(u"2.0"_s, kind::dockerImage, u"quay.io/x/y:2.0"_s),
                                   specTag(u"latest"_s, kind::imageStreamTag, u"2.0"_s),
                                   specTag(u"stable"_s, kind::imageStreamTag, u"app:latest"_s),
                                   specTag(u"other"_s, kind::imageStreamTag, u"ruby:2.0"_s)}),
                           {}, t(1));
        QCOMPARE(history(s, u"latest"_s), QString());
        s = imported(s, u"2.0"_s, u'A', 2).stream;
        s = imported(s, u"2.0"_s, u'B', 3).stream;
        QCOMPARE(history(s, u"latest"_s), u"3/t3/B, 2/t2/A"_s);
        QCOMPARE(history(s, u"stable"_s), u"3/t3/B, 2/t2/A"_s);
        QCOMPARE(history(s, u"other"_s), QString());
    }

    void aliasCyclesEnd()
    {
        ImageStream s = serverStream(stream(u"s"_s,
                                            {specTag(u"a"_s, kind::imageStreamTag, u"b"_s),
                                             specTag(u"b"_s, kind::imageStreamTag, u"c"_s),
                                             specTag(u"c"_s, kind::imageStreamTag, u"a"_s),
                                             specTag(u"self"_s, kind::imageStreamTag, u"self"_s)}),
                                     {}, t(1));
        ImageStream next = s;
        addTagEvent(next, u"a"_s, {t(2), u"r"_s, digest(u'a'), 1});
        addTagEvent(next, u"b"_s, {t(2), u"q"_s, digest(u'b'), 1});
        s = written(next, s, 2);
        QCOMPARE(s.status.tags.size(), 3);
    }

    void resolvesDigestsByPrefix_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("result");
        QTest::newRow("whole") << u"s@"_s + digest(u'a') << u"2/t2/A"_s;
        QTest::newRow("own stream left out") << digest(u'a') << u"2/t2/A"_s;
        QTest::newRow("short") << u"s@sha256:aaa"_s << u"2/t2/A"_s;
        QTest::newRow("hex only") << u"s@aaa"_s << u"2/t2/A"_s;
        QTest::newRow("unknown") << u"s@sha256:ccc"_s << QString();
        QTest::newRow("two match") << u"s@sha256"_s << QString();
        QTest::newRow("other stream") << u"r@sha256:aaa"_s << QString();
    }
    void resolvesDigestsByPrefix()
    {
        QFETCH(const QString, from);
        ImageStream s = serverStream(stream(u"s"_s, {}), {}, t(1));
        addTagEvent(s, u"x"_s, {t(1), u"q"_s, digest(u'b'), 1});
        addTagEvent(s, u"x"_s, {t(1), u"r"_s, digest(u'a'), 1});
        s = tagged(s, specTag(u"pin"_s, kind::imageStreamImage, from), 2);
        QTEST(history(s, u"pin"_s), "result");
    }

    void removedTagsKeepTheirHistoryAndEmptyOnesGo()
    {
        const ImageStream definition
            = stream(u"s"_s, {specTag(u"a"_s, kind::dockerImage, u"docker.io/centos/ruby:2.0"_s)});
        ImageStream recorded = imported(serverStream(definition, {}, t(1)), u"a"_s, u'A', 2).stream;
        recorded.status.tags.append({.tag = u"empty"_s});
        const ImageStream s = serverStream(stream(u"s"_s, {}), recorded, t(3));
        QCOMPARE(s.spec.tags.size(), 0);
        QCOMPARE(history(s, u"a"_s), u"2/t2/A"_s);
        QVERIFY(!s.status.tag(u"empty"_s));
    }

    void staleConditionStays() // FACTS W1, W2
    {
        ImageStream definition
            = stream(u"s"_s, {specTag(u"a"_s, kind::dockerImage, u"docker.io/centos/ruby:2.0"_s)});
        ImageStream s = failed(serverStream(definition, {}, t(1)), u"a"_s, u"NotFound"_s, 2).stream;
        const ImageStream without = serverStream(stream(u"s"_s, {}), s, t(3));
        QCOMPARE(without.status.tag(u"a"_s)->conditions.first().generation, 2);
        const ImageStream again = failed(without, u"a"_s, u"NotFound"_s, 4).stream;
        QCOMPARE(generations(again, u"a"_s), u"4 4"_s);
        QCOMPARE(again.status.tag(u"a"_s)->conditions.first().generation, 2);
        const ImageStream alias = serverStream(
            stream(u"s"_s, {specTag(u"a"_s, kind::imageStreamTag, u"none"_s)}), s, t(3));
        QCOMPARE(alias.status.tag(u"a"_s)->items.size(), 0);
        QCOMPARE(alias.status.tag(u"a"_s)->conditions.size(), 1);
    }

    void importOfAReferenceTag() // FACTS W3
    {
        TagReference tag = specTag(u"a"_s, kind::dockerImage, u"docker.io/centos/ruby:2.0"_s);
        tag.reference = true;
        ImageStream s = serverStream(stream(u"s"_s, {tag}), {}, t(1));
        QCOMPARE(history(s, u"a"_s), u"1/t1/\"\""_s);
        s = imported(s, u"a"_s, u'A', 2).stream;
        QCOMPARE(history(s, u"a"_s), u"2/t2/A, 1/t1/\"\""_s);
        QVERIFY(s.spec.tag(u"a"_s)->reference);
        QCOMPARE(generations(s, u"a"_s), u"2 2"_s);
    }

    void aChangeOfTheKindAloneAsksForAnImport()
    {
        const ImageStream recorded = serverStream(
            stream(u"s"_s, {specTag(u"a"_s, kind::imageStreamTag, u"b"_s)}), {}, t(1));
        const ImageStream s = serverStream(
            stream(u"s"_s, {specTag(u"a"_s, kind::dockerImage, u"b"_s)}), recorded, t(2));
        QCOMPARE(generations(s, u"a"_s), u"2 2"_s);
    }

private:
    void scenarioFromRow11(ImageStream s)
    {
        const QString two = u"2.0"_s;
        ImageStream next = s;
        findSpecTag(next, two)->generation = 0;
        s = written(next, s, 11);
        QCOMPARE(generations(s, two), u"9 9"_s);
        QCOMPARE(history(s, two), u"8/t7/C, 5/t4/B, 2/t2/A"_s);
        s = imported(s, two, u'C', 12).stream;
        QCOMPARE(generations(s, two), u"10 10"_s);
        QCOMPARE(history(s, two), u"10/t7/C, 5/t4/B, 2/t2/A"_s);
        next = s;
        findSpecTag(next, two)->importPolicy.scheduled = true;
        findSpecTag(next, two)->generation = 99; // ignored
        s = written(next, s, 13);
        QCOMPARE(generations(s, two), u"11 10"_s);
        TagReference retagged = specTag(two, kind::dockerImage, u"docker.io/centos/ruby:2.0"_s);
        retagged.generation = 0;
        s = tagged(s, retagged, 14);
        QCOMPARE(generations(s, two), u"12 12"_s);
        QVERIFY(!s.spec.tag(two)->importPolicy.scheduled);
        s = imported(s, two, u'C', 15).stream;
        QCOMPARE(generations(s, two), u"13 13"_s);
        next = s;
        next.spec.tags.removeIf([](const TagReference &tag) { return tag.name == u"static"_s; });
        s = written(next, s, 16);
        QCOMPARE(generations(s, two), u"14 13"_s);
        QCOMPARE(history(s, u"static"_s), u"4/t5/B"_s);
        next = s;
        next.spec.tags.removeIf([&](const TagReference &tag) { return tag.name == two; });
        next.status.tags.removeIf([&](const NamedTagEventList &list) { return list.tag == two; });
        const QString latest = history(s, u"latest"_s);
        s = written(next, s, 17);
        QCOMPARE(s.metadata.generation, 15);
        QCOMPARE(history(s, u"latest"_s), latest);
        TagReference reference = specTag(u"ref"_s, kind::dockerImage, u"quay.io/x/y:1"_s);
        reference.reference = true;
        s = tagged(s, reference, 18);
        QCOMPARE(generations(s, u"ref"_s), u"16 16"_s);
        QCOMPARE(history(s, u"ref"_s), u"16/t18/\"\""_s);
        QCOMPARE(s.status.tag(u"ref"_s)->items.first().dockerImageReference, u"quay.io/x/y:1"_s);
    }
};

QTEST_GUILESS_MAIN(TestUpdateStrategy)
#include "tst_updatestrategy.moc"
