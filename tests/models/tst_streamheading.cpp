// SPDX-License-Identifier: Apache-2.0
#include "models/streamheading.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

TagReference tag(const QString &name, const StringMap &annotations = {})
{
    return {.name = name,
            .annotations = annotations,
            .from = ObjectReference{.kind = kind::dockerImage, .name = u"quay.io/a/b:"_s + name}};
}

CatalogStream catalogStream(const ImageStream &stream)
{
    const auto shared = std::make_shared<const ImageStream>(stream);
    return {.key = {.file = u"a/ruby.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s},
            .definition = shared,
            .current = shared};
}

} // namespace

class TestStreamHeading : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void says()
    {
        ImageStream stream;
        stream.metadata.annotations
            = {{annotation::displayName, u"Ruby"_s}, {annotation::iconClass, u"icon-ruby"_s}};
        stream.spec.tags = {tag(u"3.3"_s, {{annotation::tags, u"builder,ruby"_s}}), tag(u"3.2"_s)};
        stream.status.tags = {{.tag = u"3.2"_s}, {.tag = u"pushed"_s}};
        QCOMPARE(streamHeading(catalogStream(stream)),
                 (StreamHeading{.name = u"ruby"_s,
                                .ns = u"openshift"_s,
                                .displayName = u"Ruby"_s,
                                .iconClass = u"icon-ruby"_s,
                                .file = u"a/ruby.yaml"_s,
                                .tags = 3,
                                .isBuilder = true,
                                .canImport = true}));
    }

    void builder_data()
    {
        QTest::addColumn<QString>("keywords");
        QTest::addColumn<bool>("isBuilder");
        QTest::newRow("builder") << u"builder"_s << true;
        QTest::newRow("among others, with blanks") << u"ruby, builder ,x"_s << true;
        QTest::newRow("hidden") << u"builder,hidden"_s << false;
        QTest::newRow("a part of a word") << u"rebuilder,builders"_s << false;
        QTest::newRow("another case") << u"Builder"_s << false;
        QTest::newRow("none") << QString() << false;
    }
    void builder()
    {
        QFETCH(const QString, keywords);
        ImageStream stream;
        stream.spec.tags = {tag(u"1"_s, {{annotation::tags, keywords}})};
        QTEST(streamHeading(catalogStream(stream)).isBuilder, "isBuilder");
    }

    /// One tag that is a builder is enough, if it is not the hidden one.
    void anyTagMakesABuilder()
    {
        ImageStream stream;
        stream.spec.tags = {tag(u"old"_s, {{annotation::tags, u"builder,hidden"_s}}),
                            tag(u"new"_s, {{annotation::tags, u"builder"_s}})};
        QVERIFY(streamHeading(catalogStream(stream)).isBuilder);
    }

    void importableTagsComeFromARegistryThemselves()
    {
        ImageStream stream;
        TagReference reference = tag(u"reference"_s);
        reference.reference = true;
        const TagReference alias{.name = u"alias"_s,
                                 .from
                                 = ObjectReference{.kind = kind::imageStreamTag, .name = u"3.3"_s}};
        stream.spec.tags
            = {tag(u"3.3"_s), alias, reference, {.name = u"push"_s}, tag(u"3.3"_s), tag(u"3.2"_s)};
        QCOMPARE(importableTags(stream), QStringList({u"3.3"_s, u"3.2"_s}));
        stream.spec.tags = {alias, reference};
        QVERIFY(!streamHeading(catalogStream(stream)).canImport);
    }

    void iconClass()
    {
        ImageStream stream;
        QCOMPARE(streamIconClass(stream), QString());
        stream.spec.tags = {tag(u"a"_s), tag(u"b"_s, {{annotation::iconClass, u"icon-b"_s}}),
                            tag(u"c"_s, {{annotation::iconClass, u"icon-c"_s}})};
        QCOMPARE(streamIconClass(stream), u"icon-b"_s);
        stream.metadata.annotations = {{annotation::iconClass, u"icon-own"_s}};
        QCOMPARE(streamIconClass(stream), u"icon-own"_s);
    }
};

QTEST_GUILESS_MAIN(TestStreamHeading)
#include "tst_streamheading.moc"
