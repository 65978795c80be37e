// SPDX-License-Identifier: Apache-2.0
#include "models/tagrow.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(headwater::ImageStream)

namespace {

using Source = TagRow::Source;
using State = TagRow::State;

TagReference external(const QString &name, qint64 generation = 1)
{
    return {.name = name,
            .from = ObjectReference{.kind = kind::dockerImage, .name = u"quay.io/a/b:"_s + name},
            .generation = generation};
}

TagReference from(const QString &name, QLatin1StringView kind, const QString &what,
                  const QString &ns = {})
{
    return {.name = name, .from = ObjectReference{.kind = kind, .ns = ns, .name = what}};
}

TagReference alias(const QString &name, const QString &target)
{
    return from(name, kind::imageStreamTag, target);
}

TagReference reference(TagReference tag)
{
    tag.reference = true;
    return tag;
}

NamedTagEventList imported(const QString &tag, int generation = 1)
{
    return {.tag = tag, .items = {sampleEvent(generation)}};
}

NamedTagEventList failed(NamedTagEventList tag, const QString &status = u"False"_s)
{
    tag.conditions.append({.type = u"ImportSuccess"_s,
                           .status = status,
                           .lastTransitionTime = sampleEvent(7).created,
                           .reason = u"Unauthorized"_s,
                           .message = u"you may not have access"_s,
                           .generation = 2});
    return tag;
}

/// openshift/ruby with these tags.
ImageStream ruby(const QList<TagReference> &spec, const QList<NamedTagEventList> &status = {})
{
    ImageStream stream;
    stream.metadata.name = u"ruby"_s;
    stream.metadata.ns = u"openshift"_s;
    stream.spec.tags = spec;
    stream.status.tags = status;
    return stream;
}

TagRow rowOf(const ImageStream &stream, const QString &tag)
{
    for (const TagRow &row : tagRows(stream)) {
        if (row.name == tag)
            return row;
    }
    return {};
}

} // namespace

class TestTagRow : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// Each row looks at the tag "t".
    void sourceAndState_data()
    {
        QTest::addColumn<ImageStream>("stream");
        QTest::addColumn<Source>("source");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<bool>("canImport");
        imageRows();
        aliasRows();
        otherRows();
    }
    void sourceAndState()
    {
        QFETCH(const ImageStream, stream);
        const TagRow row = rowOf(stream, u"t"_s);
        QTEST(row.source, "source");
        QTEST(row.state, "state");
        QTEST(row.from, "origin");
        QTEST(row.canImport, "canImport");
    }

    void failureIsTold()
    {
        const TagRow row = rowOf(ruby({external(u"t"_s)}, {failed(imported(u"t"_s))}), u"t"_s);
        QCOMPARE(row.failureReason, u"Unauthorized"_s);
        QCOMPARE(row.failureMessage, u"you may not have access"_s);
        QCOMPARE(row.failedAt, sampleEvent(7).created);
        QCOMPARE(row.items.size(), 1); // what it pointed to is still what it points to
    }

    void policies_data()
    {
        using Policy = TagRow::Policy;
        QTest::addColumn<TagImportPolicy>("policy");
        QTest::addColumn<QString>("referencePolicy");
        QTest::addColumn<QString>("streamIsInsecure");
        QTest::addColumn<QList<TagRow::Policy>>("policies");
        const TagImportPolicy none;
        QTest::newRow("none") << none << QString() << QString() << QList<Policy>();
        QTest::newRow("source is no policy to show")
            << none << u"Source"_s << QString() << QList<Policy>();
        QTest::newRow("local") << none << u"Local"_s << QString() << QList{Policy::Local};
        QTest::newRow("scheduled") << TagImportPolicy{.scheduled = true} << QString() << QString()
                                   << QList{Policy::Scheduled};
        QTest::newRow("insecure") << TagImportPolicy{.insecure = true} << QString() << QString()
                                  << QList{Policy::Insecure};
        QTest::newRow("insecure by annotation")
            << none << QString() << u"true"_s << QList{Policy::InsecureByStream};
        QTest::newRow("the tag's own word is told, not the stream's")
            << TagImportPolicy{.insecure = true} << QString() << u"true"_s
            << QList{Policy::Insecure};
        QTest::newRow("annotation that says no")
            << none << QString() << u"false"_s << QList<Policy>();
        QTest::newRow("whole list") << TagImportPolicy{.importMode = u"PreserveOriginal"_s}
                                    << QString() << QString() << QList{Policy::WholeManifestList};
        QTest::newRow("one platform") << TagImportPolicy{.importMode = u"Legacy"_s} << QString()
                                      << QString() << QList<Policy>();
        QTest::newRow("all") << TagImportPolicy{true, true, u"PreserveOriginal"_s} << u"Local"_s
                             << QString()
                             << QList{Policy::Local, Policy::Scheduled, Policy::Insecure,
                                      Policy::WholeManifestList};
    }
    void policies()
    {
        QFETCH(const TagImportPolicy, policy);
        QFETCH(const QString, referencePolicy);
        QFETCH(const QString, streamIsInsecure);
        TagReference tag = external(u"t"_s);
        tag.importPolicy = policy;
        tag.referencePolicy = referencePolicy;
        ImageStream stream = ruby({tag});
        if (!streamIsInsecure.isEmpty())
            stream.metadata.annotations.insert(annotation::insecureRepository, streamIsInsecure);
        QTEST(rowOf(stream, u"t"_s).policies, "policies");
    }

    void displayName()
    {
        TagReference tag = external(u"t"_s);
        tag.annotations.insert(annotation::displayName, u"Ruby 3.3"_s);
        QCOMPARE(rowOf(ruby({tag}), u"t"_s).displayName, u"Ruby 3.3"_s);
    }

    /// Spec and status in one table, each name once, newest version first.
    void order()
    {
        const ImageStream stream
            = ruby({external(u"3.2"_s), external(u"beta"_s), alias(u"latest"_s, u"3.10"_s),
                    external(u"3.10"_s), external(u"3.2"_s)},
                   {imported(u"3.10"_s), imported(u"3.9"_s)});
        QStringList names;
        for (const TagRow &row : tagRows(stream))
            names.append(row.name);
        QCOMPARE(names, QStringList({u"latest"_s, u"3.10"_s, u"3.9"_s, u"3.2"_s, u"beta"_s}));
    }

    /// As the server does: of equal names the last one counts.
    void lastOfEqualNamesCounts()
    {
        const ImageStream stream = ruby({alias(u"t"_s, u"x"_s), external(u"t"_s)});
        QCOMPARE(tagRows(stream).size(), 1);
        QCOMPARE(rowOf(stream, u"t"_s).source, Source::Image);
    }

    void nothingForNoTags() { QVERIFY(tagRows(ruby({})).isEmpty()); }

private:
    static void imageRows()
    {
        const QString spec = u"quay.io/a/b:t"_s;
        QTest::newRow("never imported")
            << ruby({external(u"t"_s)}) << Source::Image << State::NeverImported << spec << true;
        QTest::newRow("imported") << ruby({external(u"t"_s, 2)}, {imported(u"t"_s, 2)})
                                  << Source::Image << State::Current << spec << true;
        QTest::newRow("changed since the import")
            << ruby({external(u"t"_s, 3)}, {imported(u"t"_s, 2)}) << Source::Image << State::Pending
            << spec << true;
        TagReference noGeneration = external(u"t"_s);
        noGeneration.generation.reset();
        QTest::newRow("a tag without generation is not pending")
            << ruby({noGeneration}, {imported(u"t"_s, 2)}) << Source::Image << State::Current
            << spec << true;
        QTest::newRow("failed, with an image from before")
            << ruby({external(u"t"_s)}, {failed(imported(u"t"_s))}) << Source::Image
            << State::Failed << spec << true;
        QTest::newRow("failed, never imported")
            << ruby({external(u"t"_s)}, {failed({.tag = u"t"_s})}) << Source::Image << State::Failed
            << spec << true;
        QTest::newRow("condition that says it went well")
            << ruby({external(u"t"_s)}, {failed(imported(u"t"_s), u"True"_s)}) << Source::Image
            << State::Current << spec << true;
        QTest::newRow("reference") << ruby({reference(external(u"t"_s))}) << Source::Reference
                                   << State::Reference << spec << false;
    }

    static void aliasRows()
    {
        const TagReference real = external(u"3.3"_s);
        const QString to = u"3.3"_s;
        const auto alike = [](const char *name, const ImageStream &stream, State state,
                              const QString &target, bool canImport) {
            QTest::newRow(name) << stream << Source::Tracking << state << target << canImport;
        };
        alike("alias", ruby({alias(u"t"_s, to), real}, {imported(to), imported(u"t"_s)}),
              State::Current, to, true);
        alike("alias with the stream's name", ruby({alias(u"t"_s, u"ruby:3.3"_s), real}),
              State::NeverImported, to, true);
        alike("alias with the own namespace",
              ruby({from(u"t"_s, kind::imageStreamTag, to, u"openshift"_s), real}),
              State::NeverImported, to, true);
        alike("alias of an alias", ruby({alias(u"t"_s, u"stable"_s), alias(u"stable"_s, to), real}),
              State::NeverImported, u"stable"_s, true);
        alike("dangling alias", ruby({alias(u"t"_s, u"gone"_s)}), State::Dangling, u"gone"_s,
              false);
        alike("dangling alias keeps its last item",
              ruby({alias(u"t"_s, u"gone"_s)}, {imported(u"t"_s)}), State::Dangling, u"gone"_s,
              false);
        alike("dangling alias keeps the failure of what it was",
              ruby({alias(u"t"_s, u"gone"_s)}, {failed({.tag = u"t"_s})}), State::Dangling,
              u"gone"_s, false);
        alike("dangling at the end of a chain",
              ruby({alias(u"t"_s, u"stable"_s), alias(u"stable"_s, u"gone"_s)}), State::Dangling,
              u"stable"_s, false);
        alike("alias of itself", ruby({alias(u"t"_s, u"t"_s)}), State::Dangling, u"t"_s, false);
        alike("aliases in a circle",
              ruby({alias(u"t"_s, u"a"_s), alias(u"a"_s, u"b"_s), alias(u"b"_s, u"t"_s)}),
              State::Dangling, u"a"_s, false);
        alike("alias of a tag that waits for a push",
              ruby({alias(u"t"_s, u"dev"_s), {.name = u"dev"_s}}), State::Empty, u"dev"_s, false);
        alike("alias of a pushed tag",
              ruby({alias(u"t"_s, u"dev"_s)}, {imported(u"dev"_s), imported(u"t"_s)}),
              State::Current, u"dev"_s, false);
        alike("alias of a reference tag",
              ruby({alias(u"t"_s, to), reference(real)}, {imported(to), imported(u"t"_s)}),
              State::Current, to, false);
    }

    static void otherRows()
    {
        const auto pinned = u"ruby@sha256:3a33"_s;
        QTest::newRow("permanent")
            << ruby({from(u"t"_s, kind::imageStreamImage, pinned)}, {imported(u"t"_s)})
            << Source::Permanent << State::Current << pinned << false;
        QTest::newRow("permanent, image unknown")
            << ruby({from(u"t"_s, kind::imageStreamImage, pinned)}) << Source::Permanent
            << State::Dangling << pinned << false;
        QTest::newRow("permanent, of another namespace")
            << ruby({from(u"t"_s, kind::imageStreamImage, pinned, u"base"_s)}) << Source::Permanent
            << State::Dangling << u"base/ruby@sha256:3a33"_s << false;
        QTest::newRow("another stream's tag")
            << ruby({alias(u"t"_s, u"python:3"_s)}, {imported(u"t"_s)}) << Source::OtherStream
            << State::Current << u"python:3"_s << false;
        QTest::newRow("another namespace's tag of the same stream name")
            << ruby({from(u"t"_s, kind::imageStreamTag, u"ruby:3"_s, u"base"_s)})
            << Source::OtherStream << State::Dangling << u"base/ruby:3"_s << false;
        QTest::newRow("reference to another stream")
            << ruby({reference(alias(u"t"_s, u"python:3"_s))}) << Source::Reference
            << State::Reference << u"python:3"_s << false;
        QTest::newRow("no source")
            << ruby({{.name = u"t"_s}}) << Source::None << State::Empty << QString() << false;
        QTest::newRow("no source, pushed") << ruby({{.name = u"t"_s}}, {imported(u"t"_s)})
                                           << Source::None << State::Current << QString() << false;
        QTest::newRow("status only") << ruby({}, {imported(u"t"_s)}) << Source::Pushed
                                     << State::Current << QString() << false;
        QTest::newRow("status only, failed")
            << ruby({}, {failed({.tag = u"t"_s})}) << Source::Pushed << State::Failed << QString()
            << false;
        QTest::newRow("status only, nothing in it")
            << ruby({}, {{.tag = u"t"_s}}) << Source::Pushed << State::Empty << QString() << false;
    }
};

QTEST_GUILESS_MAIN(TestTagRow)
#include "tst_tagrow.moc"
