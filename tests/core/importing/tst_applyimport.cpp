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

ImportItemResult success(const ImportItem &item, QChar letter)
{
    const QString digest = u"sha256:"_s + QString(64, letter);
    ImportItemResult result{.item = item};
    result.image = Image{.name = digest, .dockerImageReference = u"quay.io/x/y@"_s + digest};
    return result;
}

ImportItemResult failure(const ImportItem &item, const QString &message)
{
    return {.item = item, .reason = u"NotFound"_s, .message = message};
}

ImageStream newStream()
{
    ImageStream stream;
    stream.metadata.name = u"s"_s;
    return stream;
}

const ImportItem latest{.tag = u"latest"_s,
                        .from = u"quay.io/x/y"_s,
                        .importPolicy = {.importMode = u"Legacy"_s},
                        .referencePolicy = u"Source"_s};

} // namespace

class TestApplyImport : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void createsTheStream()
    {
        const ImportResult result
            = applyImport({.stream = newStream(), .isNewStream = true, .items = {latest}},
                          {success(latest, u'a')}, t(1));
        QVERIFY(result.changed);
        QVERIFY(!result.hasFailures());
        const ImageStream &stream = result.stream;
        QCOMPARE(stream.metadata.generation, 1);
        QCOMPARE(stream.metadata.annotations.value(annotation::dockerRepositoryCheck),
                 u"2023-11-14T22:13:21Z"_s);
        QCOMPARE(stream.spec.tag(u"latest")->generation, 1);
        QCOMPARE(stream.spec.tag(u"latest")->from->name, u"quay.io/x/y"_s);
        QCOMPARE(stream.status.tag(u"latest")->items.first().generation, 1);
        QCOMPARE(stream.status.dockerImageRepository,
                 u"image-registry.openshift-image-registry.svc:5000/default/s"_s);
        QCOMPARE(result.journal.size(), 1);
        QCOMPARE(result.journal.first().kind, JournalEntry::Kind::Imported);
        QCOMPARE(result.journal.first().toImage, result.items.first().image->name);
    }

    void createsTheStreamEvenIfAllFails()
    {
        const ImportResult result
            = applyImport({.stream = newStream(), .isNewStream = true, .items = {latest}},
                          {failure(latest, {})}, t(1));
        QVERIFY(result.changed);
        QVERIFY(result.hasFailures());
        QCOMPARE(result.stream.spec.tag(u"latest")->generation, 1);
        const TagEventCondition condition = result.stream.status.tag(u"latest")->conditions.first();
        QCOMPARE(condition.generation, 1);
        QCOMPARE(condition.message, u"unknown error prevented import"_s);
        QCOMPARE(condition.lastTransitionTime, t(1));
        QCOMPARE(result.journal.first().kind, JournalEntry::Kind::ImportFailed);
    }

    void policiesOfAKnownTag()
    {
        ImportItem item = latest;
        item.referencePolicy = u"Local"_s;
        item.importPolicy.scheduled = true;
        const ImageStream old
            = applyImport({newStream(), true, {item}}, {success(item, u'a')}, t(1)).stream;
        const ImportResult result
            = applyImport({old, false, {latest}}, {success(latest, u'a')}, t(2));
        QVERIFY(result.changed);
        QCOMPARE(result.stream.spec.tag(u"latest")->referencePolicy, u"Local"_s);
        QVERIFY(!result.stream.spec.tag(u"latest")->importPolicy.scheduled);
        QCOMPARE(result.stream.metadata.generation, 2);
        QCOMPARE(result.stream.spec.tag(u"latest")->generation, 1);
        QVERIFY(result.journal.isEmpty());
    }

    void aFirstCheckIsRecordedEvenIfNothingChanges()
    {
        ImageStream old
            = applyImport({newStream(), true, {latest}}, {success(latest, u'a')}, t(1)).stream;
        QVERIFY(!applyImport({old, false, {latest}}, {success(latest, u'a')}, t(2)).changed);
        old.metadata.annotations.clear();
        const ImportResult result
            = applyImport({old, false, {latest}}, {success(latest, u'a')}, t(2));
        QVERIFY(result.changed);
        QCOMPARE(result.stream.metadata.generation, 1);
    }

    void aNewMessageReplacesTheCondition()
    {
        const ImageStream old
            = applyImport({newStream(), true, {latest}}, {failure(latest, u"one"_s)}, t(1)).stream;
        QVERIFY(!applyImport({old, false, {latest}}, {failure(latest, u"one"_s)}, t(2)).changed);
        const ImportResult result
            = applyImport({old, false, {latest}}, {failure(latest, u"two"_s)}, t(3));
        const NamedTagEventList *list = result.stream.status.tag(u"latest");
        QCOMPARE(list->conditions.size(), 1);
        QCOMPARE(list->conditions.first().message, u"two"_s);
        QCOMPARE(list->conditions.first().generation, 2);
        QCOMPARE(result.journal.first().detail, u"NotFound: two"_s);
    }

    void journalTellsAboutAliasesToo()
    {
        ImageStream stream
            = applyImport({newStream(), true, {latest}}, {success(latest, u'a')}, t(1)).stream;
        const ImageStream old = stream;
        stream.spec.tags.append(
            {.name = u"alias"_s, .from = ObjectReference{kind::imageStreamTag, {}, u"latest"_s}});
        stream = writeStream(stream, old, t(2));
        const ImportResult result
            = applyImport({stream, false, {latest}}, {success(latest, u'b')}, t(3));
        QCOMPARE(result.journal.size(), 2);
        for (const JournalEntry &entry : result.journal) {
            QCOMPARE(entry.kind, JournalEntry::Kind::Moved);
            QVERIFY(entry.fromImage.contains(u'a') && entry.toImage.endsWith(u'b'));
        }
    }

    void aChangedModeIsImportedTwice()
    {
        const ImageStream old
            = applyImport({newStream(), true, {latest}}, {success(latest, u'a')}, t(1)).stream;
        ImportItem item = latest;
        item.importPolicy.importMode = u"PreserveOriginal"_s;
        const ImportResult result = applyImport({old, false, {item}}, {success(item, u'a')}, t(2));
        QCOMPARE(result.stream.spec.tag(u"latest")->generation, 2);
        QCOMPARE(result.stream.status.tag(u"latest")->items.first().generation, 1);
        const ImageStream settled = settledStream(result);
        QCOMPARE(settled.metadata.generation, 3);
        QCOMPARE(settled.spec.tag(u"latest")->generation, 3);
        QCOMPARE(settled.status.tag(u"latest")->items.size(), 1);
        QCOMPARE(settled.status.tag(u"latest")->items.first().generation, 3);
        QCOMPARE(settledStream({.stream = settled, .items = result.items}), settled);
    }

    void itemsWithoutATagAreOnlyLookedUp()
    {
        ImportItem item = latest;
        item.tag.clear();
        const ImportResult result
            = applyImport({newStream(), true, {item}}, {success(item, u'a')}, t(1));
        QVERIFY(result.stream.spec.tags.isEmpty());
        QVERIFY(result.stream.status.tags.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestApplyImport)
#include "tst_applyimport.moc"
