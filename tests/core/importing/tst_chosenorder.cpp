// SPDX-License-Identifier: Apache-2.0
#include "core/importing/chosenorder.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const StreamKey app{.file = u"app.yaml"_s, .ns = u"demo"_s, .name = u"app"_s};

TagReference imageTag(const QString &name, const QString &from, const TagImportPolicy &policy = {})
{
    return {.name = name,
            .from = ObjectReference{.kind = kind::dockerImage, .name = from},
            .importPolicy = policy};
}

ChosenTags chosen(const QString &repository, const QStringList &tags,
                  const TagImportPolicy &policy = {.importMode = u"Legacy"_s})
{
    return {.repository = *PullSpec::parse(repository),
            .tags = tags,
            .importPolicy = policy,
            .referencePolicy = u"Local"_s};
}

} // namespace

class TestChosenOrder : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void newTagsAreItems()
    {
        const ImportOrder order
            = orderFor(chosen(u"quay.io/team/app:old"_s, {u"2.0"_s, u"1.0"_s},
                              {.insecure = true, .scheduled = true, .importMode = u"Legacy"_s}),
                       app, ImageStream());
        QCOMPARE(order.key, app);
        QVERIFY(!order.repository);
        QCOMPARE(order.items.size(), 2);
        const ImportItem &item = order.items.first();
        QCOMPARE(item.tag, u"2.0"_s);
        QCOMPARE(item.from, u"quay.io/team/app:2.0"_s);
        QVERIFY(item.importPolicy.insecure);
        QVERIFY(item.importPolicy.scheduled);
        QCOMPARE(item.importPolicy.importMode, u"Legacy"_s);
        QCOMPARE(item.referencePolicy, u"Local"_s);
    }

    /// Docker Hub's short names stay as they were typed.
    void sourcesAreAsTyped()
    {
        const ImportOrder order = orderFor(chosen(u"ruby"_s, {u"3.4"_s}), app, std::nullopt);
        QCOMPARE(order.items.first().from, u"ruby:3.4"_s);
    }

    void ownRepositoryIsAskedAsTheServerDoes()
    {
        ImageStream stream;
        stream.spec.dockerImageRepository = u"docker.io/library/ruby"_s;
        const ImportOrder order = orderFor(chosen(u"ruby"_s, {u"3.4"_s, u"3.3"_s}), app, stream);
        QVERIFY(order.items.isEmpty());
        QVERIFY(order.repository);
        QCOMPARE(order.repository->from, u"docker.io/library/ruby"_s);
        QCOMPARE(order.repository->only, QStringList({u"3.4"_s, u"3.3"_s}));
        QCOMPARE(order.repository->limit, -1);
        QCOMPARE(order.repository->referencePolicy, u"Local"_s);
        QVERIFY(orderFor(chosen(u"quay.io/x/ruby"_s, {u"3.4"_s}), app, stream).items.size() == 1);
    }

    void nothingChosenIsNoOrder()
    {
        ImageStream stream;
        stream.spec.dockerImageRepository = u"ruby"_s;
        QCOMPARE(orderFor(chosen(u"ruby"_s, {}), app, stream), ImportOrder{.key = app});
    }

    void knownTagKeepsWhatItHas()
    {
        ImageStream stream;
        stream.spec.tags = {imageTag(u"1.0"_s, u"quay.io/team/app:1.0"_s,
                                     {.insecure = true, .importMode = u"PreserveOriginal"_s}),
                            imageTag(u"latest"_s, u"docker.io/library/ruby"_s),
                            imageTag(u"2.0"_s, u"h.example/other:2.0"_s,
                                     {.scheduled = true, .importMode = u"PreserveOriginal"_s})};
        const ImportOrder order
            = orderFor(chosen(u"quay.io/team/app"_s, {u"1.0"_s, u"2.0"_s}), app, stream);
        const ImportItem &same = order.items.at(0);
        QVERIFY(same.importPolicy.insecure);
        QCOMPARE(same.importPolicy.importMode, u"PreserveOriginal"_s);
        const ImportItem &other = order.items.at(1);
        QVERIFY(other.importPolicy.scheduled);
        QCOMPARE(other.from, u"quay.io/team/app:2.0"_s);
        QCOMPARE(other.importPolicy.importMode, u"Legacy"_s);
        // The same image in other words is no change of the source.
        const ImportOrder alike = orderFor(chosen(u"ruby"_s, {u"latest"_s}), app, stream);
        QCOMPARE(alike.items.first().from, u"docker.io/library/ruby"_s);
    }

    void repositoriesOfAStream()
    {
        ImageStream stream;
        stream.spec.tags = {
            imageTag(u"a"_s, u"quay.io/one/app:1"_s),
            imageTag(u"b"_s, u"quay.io/two/app:1"_s),
            imageTag(u"c"_s, u"quay.io/two/app@sha256:"_s + QString(64, u'a')),
            imageTag(u"d"_s, u"///"_s),
            {.name = u"e"_s, .from = ObjectReference{.kind = kind::imageStreamTag, .name = u"a"_s}},
            {.name = u"f"_s}};
        QCOMPARE(sourceRepositories(stream),
                 QStringList({u"quay.io/two/app"_s, u"quay.io/one/app"_s}));
        stream.spec.dockerImageRepository = u"quay.io/one/app"_s;
        QCOMPARE(sourceRepositories(stream),
                 QStringList({u"quay.io/one/app"_s, u"quay.io/two/app"_s}));
        QVERIFY(isOwnRepository(stream, *PullSpec::parse(u"quay.io/one/app:9")));
        QVERIFY(!isOwnRepository(stream, *PullSpec::parse(u"quay.io/two/app")));
        QCOMPARE(sourceRepositories({}), QStringList());
    }

    void streamNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why"); // a part of it; empty: it is a name
        QTest::newRow("plain") << u"ruby"_s << QString();
        QTest::newRow("separators") << u"a.b_c-d1"_s << QString();
        QTest::newRow("none") << QString() << u"required"_s;
        QTest::newRow("upper case") << u"Ruby"_s << u"must match"_s;
        QTest::newRow("path") << u"a/b"_s << u"may not contain"_s;
        QTest::newRow("two dots") << u"a..b"_s << u"must match"_s;
        QTest::newRow("a dot") << u"."_s << u"must match"_s;
        QTest::newRow("line break") << u"a\n"_s << u"must match"_s;
        QTest::newRow("longest") << QString(250, u'a') << QString(); // demo/ has five
        QTest::newRow("too long") << QString(251, u'a') << u"255"_s;
    }
    void streamNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, why);
        const QString problem = streamNameProblem(name, u"demo"_s);
        QCOMPARE(problem.isEmpty(), why.isEmpty());
        QVERIFY2(problem.contains(why), qPrintable(problem));
    }

    void namespaceNames()
    {
        for (const QString &good : {u"a"_s, u"my-project"_s, u"0x"_s, QString(63, u'a')})
            QVERIFY2(isNamespaceName(good), qPrintable(good));
        for (const QString &bad :
             {QString(), u"-a"_s, u"a-"_s, u"A"_s, u"a.b"_s, u"a\n"_s, QString(64, u'a')})
            QVERIFY2(!isNamespaceName(bad), qPrintable(bad));
    }
};

QTEST_GUILESS_MAIN(TestChosenOrder)
#include "tst_chosenorder.moc"
