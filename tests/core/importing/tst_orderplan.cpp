// SPDX-License-Identifier: Apache-2.0
#include "core/importing/orderplan.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const StreamKey ruby{.file = u"ruby.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s};

TagReference tag(const QString &name, const QString &from, const QString &kind = kind::dockerImage)
{
    return {.name = name, .from = ObjectReference{.kind = kind, .name = from}};
}

ImageStream rubyStream()
{
    ImageStream stream;
    stream.metadata.name = u"ruby"_s;
    stream.metadata.ns = u"openshift"_s;
    stream.spec.tags = {tag(u"3.3"_s, u"quay.io/x/ruby:3.3"_s),
                        tag(u"latest"_s, u"3.3"_s, kind::imageStreamTag),
                        {.name = u"pushed"_s}};
    stream.spec.tags[0].importPolicy = {.insecure = true, .importMode = u"PreserveOriginal"_s};
    return stream;
}

RepositoryImport allOfRuby()
{
    return {.from = u"quay.io/x/ruby"_s, .limit = -1};
}

QStringList tagsOf(const QList<ImportItem> &items)
{
    QStringList tags;
    for (const ImportItem &item : items)
        tags.append(item.tag);
    return tags;
}

ImportItemResult done(const QString &tag)
{
    return {.item = {.tag = tag}, .image = Image()};
}

} // namespace

class TestOrderPlan : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void aTagKeepsItsPolicies()
    {
        const Result<PlannedOrder> plan
            = planOrder({.key = ruby, .tags = {u"3.3"_s}}, rubyStream());
        QVERIFY(plan);
        QVERIFY(!plan->request.isNewStream);
        const ImportItem item = plan->request.items.first();
        QCOMPARE(item.from, u"quay.io/x/ruby:3.3"_s);
        QCOMPARE(item.importPolicy.importMode, u"PreserveOriginal"_s);
        QVERIFY(item.importPolicy.insecure);
    }

    /// A server imports the tag that an alias leads to; asked for both, it is imported once.
    void anAliasImportsItsTarget()
    {
        const Result<PlannedOrder> plan
            = planOrder({.key = ruby, .tags = {u"latest"_s, u"3.3"_s}}, rubyStream());
        QVERIFY(plan);
        QCOMPARE(tagsOf(plan->request.items), QStringList{u"3.3"_s});
        QCOMPARE(plan->importedTags.value(u"latest"_s), u"3.3"_s);
        QCOMPARE(plan->importedTags.value(u"3.3"_s), u"3.3"_s);
    }

    void whatCannotBeImportedIsNamed()
    {
        const Result<PlannedOrder> plan
            = planOrder({.key = ruby, .tags = {u"pushed"_s, u"gone"_s, u"3.3"_s}}, rubyStream());
        QVERIFY(plan);
        QCOMPARE(tagsOf(plan->request.items), QStringList{u"3.3"_s});
        QCOMPARE(plan->refused.size(), 2);
        QCOMPARE(plan->refused.first().first, u"pushed"_s);
        QVERIFY(!plan->refused.first().second.detail.isEmpty());
        QVERIFY(!plan->isEmpty());
        QVERIFY(planOrder({.key = ruby, .tags = {u"gone"_s}}, rubyStream())->isEmpty());
    }

    void aStreamThatIsToBeMade()
    {
        const ImportOrder order{.key = {.ns = u"dev"_s, .name = u"new"_s},
                                .items = {{.tag = u"1"_s, .from = u"quay.io/x/new:1"_s}},
                                .repository = allOfRuby()};
        const Result<PlannedOrder> plan = planOrder(order, std::nullopt);
        QVERIFY(plan);
        QVERIFY(plan->request.isNewStream);
        QCOMPARE(plan->request.stream.metadata.name, u"new"_s);
        QCOMPARE(plan->request.stream.metadata.ns, u"dev"_s);
        QCOMPARE(plan->importedTags.value(u"1"_s), u"1"_s);
        QCOMPARE(plan->request.repository, order.repository);
    }

    void refusesAWholeOrder()
    {
        const Result<PlannedOrder> gone
            = planOrder({.key = ruby, .tags = {u"3.3"_s}}, std::nullopt);
        QVERIFY(!gone && gone.error().kind == Error::Kind::NotFound);
        const Result<PlannedOrder> bad = planOrder(
            {.key = ruby, .repository = RepositoryImport{.from = u"NO SPEC"_s}}, rubyStream());
        QVERIFY(!bad && bad.error().kind == Error::Kind::InvalidInput);
    }

    void aBadSourceDoesNotStopTheOthers()
    {
        ImageStream stream = rubyStream();
        stream.spec.tags.append(tag(u"bad"_s, u"NO SPEC"_s));
        const ImportOrder order{.key = ruby,
                                .tags = {u"bad"_s, u"3.3"_s},
                                .items = {{.tag = u"1"_s, .from = u"ALSO NONE"_s}}};
        const Result<PlannedOrder> plan = planOrder(order, stream);
        QVERIFY(plan);
        QCOMPARE(tagsOf(plan->request.items), QStringList{u"3.3"_s});
        QCOMPARE(plan->refused.size(), 2);
        QCOMPARE(plan->refused.first().first, u"1"_s);
        QCOMPARE(plan->refused.last().second.kind, Error::Kind::InvalidInput);
        QVERIFY2(!remainingOrder(order, *plan, {.items = {done(u"3.3"_s)}}),
                 "what cannot be asked for is not left over");
    }

    void whatIsLeftAfterAStop()
    {
        const ImportOrder order{.key = ruby,
                                .tags = {u"latest"_s, u"3.3"_s, u"pushed"_s},
                                .items = {{.tag = u"a"_s, .from = u"quay.io/x/ruby:a"_s},
                                          {.tag = u"b"_s, .from = u"quay.io/x/ruby:b"_s}},
                                .repository = allOfRuby()};
        const PlannedOrder plan = *planOrder(order, rubyStream());
        ImportResult result{.items = {done(u"a"_s)}};
        std::optional<ImportOrder> left = remainingOrder(order, plan, result);
        QVERIFY(left);
        QCOMPARE(left->tags, QStringList({u"latest"_s, u"3.3"_s}));
        QCOMPARE(tagsOf(left->items), QStringList{u"b"_s});
        QVERIFY2(!left->repository->only, "its tags were not listed yet");

        result.repository = RepositoryResult{.unfinished = {u"2.7"_s}};
        result.items = {done(u"3.3"_s), done(u"a"_s), done(u"b"_s)};
        left = remainingOrder(order, plan, result);
        QVERIFY(left);
        QVERIFY(left->tags.isEmpty() && left->items.isEmpty());
        QCOMPARE(left->repository->only, QStringList{u"2.7"_s});

        result.repository->unfinished.clear();
        QVERIFY(!remainingOrder(order, plan, result));
    }

    void allOfAStream()
    {
        ImageStream stream = rubyStream();
        QCOMPARE(fullOrder(ruby, stream), (ImportOrder{.key = ruby, .tags = {u"3.3"_s}}));
        stream.spec.dockerImageRepository = u"quay.io/x/ruby"_s;
        QCOMPARE(fullOrder(ruby, stream)->repository->from, u"quay.io/x/ruby"_s);
        QVERIFY(!fullOrder(ruby, ImageStream()));
    }
};

QTEST_GUILESS_MAIN(TestOrderPlan)
#include "tst_orderplan.moc"
