// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importcontroller.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

TagReference tag(const QString &name, qint64 generation)
{
    return {.name = name,
            .from = ObjectReference{.kind = kind::dockerImage, .name = u"quay.io/x/y:"_s + name},
            .generation = generation};
}

void record(ImageStream &stream, const QString &tag, qint64 generation)
{
    stream.status.tags.append({.tag = tag, .items = {{.generation = generation}}});
}

void check(ImageStream &stream)
{
    stream.metadata.annotations.insert(annotation::dockerRepositoryCheck, u"2026-01-01"_s);
}

QString tagsOf(const std::optional<ImportRequest> &request)
{
    if (!request)
        return u"nothing"_s;
    QStringList tags;
    for (const ImportItem &item : request->items)
        tags.append(item.tag);
    return tags.join(u' ') + (request->repository ? u" and repository"_s : QString());
}

} // namespace

class TestImportController : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void pendingIsWhatIsNewerThanItsImport()
    {
        ImageStream stream;
        stream.spec.tags = {tag(u"a"_s, 3), tag(u"b"_s, 2), tag(u"failed"_s, 3)};
        check(stream);
        record(stream, u"a"_s, 2);
        record(stream, u"b"_s, 2);
        stream.status.tags.append(
            {.tag = u"failed"_s, .conditions = {{.type = u"ImportSuccess"_s, .generation = 3}}});
        QCOMPARE(tagsOf(pendingImport(stream)), u"a"_s);
        stream.spec.tags[0].generation = 2;
        QCOMPARE(tagsOf(pendingImport(stream)), u"nothing"_s);
    }

    void aStreamThatWasNeverCheckedIsImported()
    {
        ImageStream stream;
        QCOMPARE(tagsOf(pendingImport(stream)), u"nothing"_s);
        stream.spec.tags = {tag(u"a"_s, 1), tag(u"b"_s, 1)};
        record(stream, u"b"_s, 1);
        QCOMPARE(tagsOf(pendingImport(stream)), u"a"_s);
        stream.spec.dockerImageRepository = u"quay.io/x/y"_s;
        QCOMPARE(tagsOf(pendingImport(stream)), u"a b and repository"_s);
    }

    void referencesAndAliasesAreNotImported()
    {
        ImageStream stream;
        stream.spec.tags = {tag(u"reference"_s, 1), tag(u"alias"_s, 1), {.name = u"pushed"_s}};
        stream.spec.tags[0].reference = true;
        stream.spec.tags[1].from->kind = kind::imageStreamTag;
        QCOMPARE(tagsOf(pendingImport(stream)), u"nothing"_s);
        QCOMPARE(tagsOf(fullImport(stream)), u"nothing"_s);
    }

    void eachTagHasItsOwnPolicies()
    {
        ImageStream stream;
        stream.spec.tags = {tag(u"a"_s, 1)};
        stream.spec.tags[0].importPolicy.insecure = true;
        stream.spec.tags[0].importPolicy.importMode = u"PreserveOriginal"_s;
        stream.spec.tags[0].referencePolicy = u"Local"_s;
        stream.spec.dockerImageRepository = u"quay.io/x/y"_s;
        stream.metadata.annotations.insert(annotation::insecureRepository, u"true"_s);
        const ImportRequest request = *fullImport(stream);
        QCOMPARE(request.items.first().importPolicy, stream.spec.tags.first().importPolicy);
        QCOMPARE(request.items.first().referencePolicy, u"Local"_s);
        QVERIFY(request.repository->importPolicy.insecure);
        stream.spec.tags[0].importPolicy.insecure = false;
        QVERIFY(!fullImport(stream)->items.first().importPolicy.insecure); // FACTS 11
    }

    void scheduledTagsAreAskedForAgain()
    {
        ImageStream stream;
        stream.metadata.generation = 2;
        stream.spec.tags = {tag(u"a"_s, 2), tag(u"b"_s, 2)};
        check(stream);
        record(stream, u"a"_s, 2);
        record(stream, u"b"_s, 2);
        QCOMPARE(tagsOf(scheduledImport(stream)), u"nothing"_s);
        stream.spec.tags[1].importPolicy.scheduled = true;
        QCOMPARE(tagsOf(scheduledImport(stream)), u"b"_s);
        QCOMPARE(scheduledImport(stream)->stream, stream); // the generation was only pretended
        stream.spec.tags[1].from->name = u"quay.io/x/y@sha256:"_s + QString(64, u'0');
        QCOMPARE(tagsOf(scheduledImport(stream)), u"nothing"_s); // digests do not move
        stream.spec.tags[1].generation = 1;
        QCOMPARE(tagsOf(scheduledImport(stream)), u"b"_s);
    }
};

QTEST_GUILESS_MAIN(TestImportController)
#include "tst_importcontroller.moc"
