// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importplan.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

ImageStream sample()
{
    ImageStream stream;
    stream.metadata.name = u"app"_s;
    stream.metadata.ns = u"p"_s;
    const auto add = [&](const QString &name, QLatin1StringView kind, const QString &from) {
        stream.spec.tags.append({.name = name, .from = ObjectReference{kind, {}, from}});
    };
    add(u"2.0"_s, kind::dockerImage, u"quay.io/x/app:2.0"_s);
    add(u"flags"_s, kind::dockerImage, u"quay.io/x/app:2.1"_s);
    stream.spec.tags.last().importPolicy
        = {.insecure = true, .scheduled = true, .importMode = u"PreserveOriginal"_s};
    add(u"alias"_s, kind::imageStreamTag, u"2.0"_s);
    add(u"pin"_s, kind::imageStreamImage, u"app@sha256:aa"_s);
    add(u"self"_s, kind::imageStreamTag, u"self"_s);
    add(u"other"_s, kind::imageStreamTag, u"ruby:2.0"_s);
    add(u"dangling"_s, kind::imageStreamTag, u"gone"_s);
    stream.spec.tags.append({.name = u"push"_s});
    return stream;
}

ImportArguments arguments(const QString &target, const QString &from = {})
{
    return {.target = target, .from = from};
}

Result<ImportRequest> plan(const ImportArguments &arguments,
                           const std::optional<ImageStream> &existing)
{
    const Result<ImportTarget> target = parseImportTarget(arguments);
    if (!target)
        return target.error();
    return planImport(arguments, *target, existing);
}

} // namespace

class TestImportPlan : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void targets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("tag");
        QTest::newRow("name") << u"app"_s << u"app"_s << u"latest"_s;
        QTest::newRow("name and tag") << u"app:2.0"_s << u"app"_s << u"2.0"_s;
        QTest::newRow("pull spec") << u"quay.io/x/app:2.0"_s << u"app"_s << u"2.0"_s;
    }
    void targets()
    {
        QFETCH(const QString, text);
        const Result<ImportTarget> target = parseImportTarget(arguments(text));
        QVERIFY(target);
        QTEST(target->name, "name");
        QTEST(target->tag, "tag");
    }

    void refusesTargets_data()
    {
        QTest::addColumn<ImportArguments>("arguments");
        QTest::addColumn<QString>("detail");
        const QString noName
            = u"the image name must be a valid container image pull spec or reference to an image "
              "stream (e.g. myregistry/myteam/image:tag)"_s;
        QTest::newRow("nothing") << ImportArguments{} << noName;
        QTest::newRow("upper case") << arguments(u"UPPER"_s) << noName;
        QTest::newRow("digest") << arguments(u"app@sha256:"_s + QString(64, u'a'))
                                << u"to import images by ID, use the 'tag' command"_s;
        QTest::newRow("tag and all") << ImportArguments{.target = u"app:1"_s, .all = true}
                                     << u"cannot specify a tag \"app:1\" as well as --all"_s;
        QTest::newRow("policy") << ImportArguments{.target = u"app"_s, .referencePolicy = u"x"_s}
                                << u"valid reference policy values are source or local"_s;
        QTest::newRow("mode") << ImportArguments{.target = u"app"_s, .importMode = u"legacy"_s}
                              << u"valid ImportMode values are Legacy or PreserveOriginal"_s;
    }
    void refusesTargets()
    {
        QFETCH(const ImportArguments, arguments);
        const Result<ImportTarget> target = parseImportTarget(arguments);
        QVERIFY(!target);
        QTEST(target.error().detail, "detail");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("detail");
        const QString none = u" does not exist on the image stream - choose an existing tag to "
                             "import or use the 'tag' command to create a new tag"_s;
        const QString change
            = u" - use the 'tag' command if you want to change the source to \"x\""_s;
        QTest::newRow("unknown") << u"app:no"_s << QString() << u"the tag \"no\""_s + none;
        QTest::newRow("latest") << u"app"_s << QString() << u"the tag \"latest\""_s + none;
        QTest::newRow("dangling") << u"app:dangling"_s << QString()
                                  << u"the tag \"dangling\""_s + none;
        QTest::newRow("self") << u"app:self"_s << QString()
                              << u"tag \"self\" on the image stream is a reference to same tag"_s;
        QTest::newRow("other stream")
            << u"app:other"_s << QString()
            << u"tag \"other\" points to an imagestreamtag from another ImageStream"_s;
        QTest::newRow("image") << u"app:pin"_s << QString()
                               << u"tag \"pin\" points to existing ImageStreamImage "
                                  "\"app@sha256:aa\", it cannot be re-imported"_s;
        QTest::newRow("no source")
            << u"app:push"_s << u"x"_s
            << u"tag \"push\" already exists - you must use the 'tag' command "
               "if you want to change the source to \"x\""_s;
        QTest::newRow("other source")
            << u"app:2.0"_s << u"x"_s
            << u"the tag \"2.0\" points to \"quay.io/x/app:2.0\""_s + change;
        QTest::newRow("other source behind an alias")
            << u"app:alias"_s << u"x"_s
            << u"the tag \"alias\" points to the tag \"2.0\" which points to \"quay.io/x/app:2.0\""_s
                + change;
    }
    void refuses()
    {
        QFETCH(const QString, target);
        QFETCH(const QString, from);
        const Result<ImportRequest> request = plan(arguments(target, from), sample());
        QVERIFY(!request);
        QTEST(request.error().detail, "detail");
    }

    void plans_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("from");
        QTest::addColumn<ImportItem>("item");
        const TagImportPolicy legacy{.importMode = u"Legacy"_s};
        QTest::newRow("known") << u"app:2.0"_s << QString()
                               << ImportItem{u"2.0"_s, u"quay.io/x/app:2.0"_s, legacy, u"Source"_s};
        QTest::newRow("known, source repeated")
            << u"app:2.0"_s << u"quay.io/x/app:2.0"_s
            << ImportItem{u"2.0"_s, u"quay.io/x/app:2.0"_s, legacy, u"Source"_s};
        QTest::newRow("alias") << u"app:alias"_s << QString()
                               << ImportItem{u"2.0"_s, u"quay.io/x/app:2.0"_s, legacy, u"Source"_s};
        QTest::newRow("flags stay, the mode does not")
            << u"app:flags"_s << QString()
            << ImportItem{u"flags"_s,
                          u"quay.io/x/app:2.1"_s,
                          {.insecure = true, .scheduled = true, .importMode = u"Legacy"_s},
                          u"Source"_s};
        QTest::newRow("new") << u"app:new"_s << u"quay.io/x/new"_s
                             << ImportItem{u"new"_s, u"quay.io/x/new"_s, legacy, u"Source"_s};
        QTest::newRow("over a dangling alias")
            << u"app:dangling"_s << u"quay.io/x/new"_s
            << ImportItem{u"dangling"_s, u"quay.io/x/new"_s, legacy, u"Source"_s};
    }
    void plans()
    {
        QFETCH(const QString, target);
        QFETCH(const QString, from);
        const Result<ImportRequest> request = plan(arguments(target, from), sample());
        QVERIFY(request);
        QVERIFY(!request->isNewStream);
        QCOMPARE(request->items.size(), 1);
        QTEST(request->items.first(), "item");
    }

    void insecureByAnnotationUnlessTheFlagIsGiven()
    {
        ImageStream stream = sample();
        stream.metadata.annotations.insert(annotation::insecureRepository, u"true"_s);
        QVERIFY(plan(arguments(u"app:2.0"_s), stream)->items.first().importPolicy.insecure);
        ImportArguments off = arguments(u"app:2.0"_s);
        off.insecure = false;
        QVERIFY(!plan(off, stream)->items.first().importPolicy.insecure);
        stream.metadata.annotations.insert(annotation::insecureRepository, u"True"_s);
        QVERIFY(!plan(arguments(u"app:2.0"_s), stream)->items.first().importPolicy.insecure);
    }

    void latestComesFromTheRepository()
    {
        ImageStream stream = sample();
        stream.spec.dockerImageRepository = u"quay.io/x/repo"_s;
        QCOMPARE(plan(arguments(u"app"_s), stream)->items.first().from, u"quay.io/x/repo"_s);
    }

    void newStreams()
    {
        const Result<ImportRequest> refused = plan(arguments(u"app"_s), {});
        QCOMPARE(refused.error().kind, Error::Kind::NotFound);
        QCOMPARE(refused.error().detail,
                 u"no image stream named \"app\" exists, pass --confirm to create and import"_s);
        ImportArguments confirmed{
            .target = u"x/app:1"_s, .confirm = true, .referencePolicy = u"LOCAL"_s};
        const Result<ImportRequest> request = plan(confirmed, {});
        QVERIFY(request->isNewStream);
        QCOMPARE(request->stream.metadata.name, u"app"_s);
        QCOMPARE(request->items.first().from, u"x/app:1"_s);
        QCOMPARE(request->items.first().referencePolicy, u"Local"_s);
        confirmed.target = u"app"_s;
        confirmed.all = true;
        confirmed.target = u"quay.io/x/app"_s;
        const Result<ImportRequest> all = plan(confirmed, {});
        QVERIFY(all->items.isEmpty());
        QCOMPARE(all->repository->from, u"quay.io/x/app"_s);
        QCOMPARE(all->repository->referencePolicy, u"Local"_s);
        QCOMPARE(all->repository->limit, 50);
        QVERIFY(all->stream.spec.dockerImageRepository.isEmpty()); // not persisted
    }

    void allTagsOfTheSpec()
    {
        const ImportArguments all{.target = u"app"_s, .all = true};
        const Result<ImportRequest> request = plan(all, sample());
        QCOMPARE(request->items.size(), 2);
        QCOMPARE(request->items.last().tag, u"flags"_s);
        ImageStream stream = sample();
        stream.spec.tags.clear();
        QCOMPARE(plan(all, stream).error().detail,
                 u"image stream does not have tags pointing to external container images"_s);
    }

    void allTagsOfARepository()
    {
        ImportArguments all{.target = u"app"_s, .from = u"quay.io/x/app"_s, .all = true};
        QCOMPARE(plan(all, sample()).error().detail,
                 u"the image stream does not currently import an entire Docker repository, pass "
                 "--confirm to update"_s);
        ImageStream stream = sample();
        stream.spec.dockerImageRepository = u"quay.io/x/other"_s;
        QCOMPARE(
            plan(all, stream).error().detail,
            u"the image stream has a different import spec \"quay.io/x/other\", pass --confirm "
            "to update"_s);
        all.confirm = true;
        all.repositoryLimit = -1;
        all.filter.newest = 3;
        QCOMPARE(plan(all, stream)->repository->from, u"quay.io/x/app"_s);
        QCOMPARE(plan(all, stream)->repository->limit, -1);
        QCOMPARE(plan(all, stream)->repository->filter.newest, 3);
        all.from.clear();
        all.confirm = false;
        stream.metadata.annotations.insert(annotation::insecureRepository, u"true"_s);
        QCOMPARE(plan(all, stream)->repository->from, u"quay.io/x/other"_s);
        QVERIFY(plan(all, stream)->repository->importPolicy.insecure);
    }

    void validatesRepositories_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("cause");
        QTest::newRow("repository") << u"quay.io/x/app"_s << QString();
        QTest::newRow("tag") << u"quay.io/x/app:1"_s
                             << u"Invalid value: \"quay.io/x/app:1\": you must specify an image "
                                "repository, not a tag or ID"_s;
        QTest::newRow("nothing") << QString()
                                 << u"Required value: container image references require a name"_s;
        QTest::newRow("no spec") << u"A B"_s
                                 << u"Invalid value: \"A B\": invalid reference format"_s;
    }
    void validatesRepositories()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, cause);
        ImportRequest request{.repository = RepositoryImport{.from = from}};
        request.stream.metadata.name = u"app"_s;
        const Result<void> valid = validateImport(request);
        QCOMPARE(valid.has_value(), cause.isEmpty());
        if (!valid)
            QCOMPARE(valid.error().detail,
                     u"The ImageStreamImport \"app\" is invalid: spec.repository.from.name: "_s
                         + cause);
    }

    void validates()
    {
        ImportRequest request;
        request.stream.metadata.name = u"x"_s;
        request.items = {{.from = u"quay.io/x/y"_s}};
        QVERIFY(validateImport(request));
        request.items = {{.from = u"UPPER CASE"_s}};
        QCOMPARE(
            validateImport(request).error().detail,
            u"The ImageStreamImport \"x\" is invalid: spec.images[0].from.name: Invalid value: "
            "\"UPPER CASE\": invalid reference format"_s);
        request.items.append(ImportItem{});
        QVERIFY(validateImport(request).error().detail.endsWith(
            u"\n* spec.images[1].from.name: Required value"_s));
    }
};

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
