// SPDX-License-Identifier: Apache-2.0
#include "core/preview/newappmatch.h"

#include "tests/support/lintedtext.h"
#include "tests/support/previewedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

using Outcome = NewAppMatch::Outcome;

namespace {

QByteArray tagFrom(const QByteArray &name, const QByteArray &annotations,
                   const QByteArray &from = "{kind: DockerImage, name: a/b}")
{
    return "{name: '" + name + "', annotations: {" + annotations + "}, from: " + from + "}";
}

QByteArray aliasOf(const QByteArray &target, const QByteArray &annotations = "tags: builder")
{
    return tagFrom("latest", annotations, "{kind: ImageStreamTag, name: '" + target + "'}");
}

} // namespace

class TestNewAppMatch : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void takesOneTag_data()
    {
        QTest::addColumn<QByteArrayList>("tags");
        QTest::addColumn<QString>("term");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QStringList>("candidates");
        const QByteArray plain = tagFrom("1", "tags: builder");
        QTest::newRow("latest followed") << QByteArrayList{plain, aliasOf("1")} << u"app"_s
                                         << Outcome::Found << QStringList{u"1"_s};
        QTest::newRow("not with the stream's name")
            << QByteArrayList{plain, aliasOf("app:1")} << u"app"_s << Outcome::Found
            << QStringList{u"latest"_s};
        QTest::newRow("not to a hidden tag")
            << QByteArrayList{tagFrom("1", "tags: hidden"), aliasOf("1")} << u"app"_s
            << Outcome::Found << QStringList{u"latest"_s};
        QTest::newRow("asked for") << QByteArrayList{plain, aliasOf("1")} << u"app:1"_s
                                   << Outcome::Found << QStringList{u"1"_s};
        QTest::newRow("no such tag")
            << QByteArrayList{plain} << u"app:9"_s << Outcome::None << QStringList{};
        QTest::newRow("no latest") << QByteArrayList{plain, tagFrom("2", "tags: builder")}
                                   << u"app"_s << Outcome::Partial << QStringList{u"1"_s, u"2"_s};
        QTest::newRow("nearly the name") << QByteArrayList{plain, aliasOf("1")} << u"ap"_s
                                         << Outcome::Partial << QStringList{u"1"_s};
        QTest::newRow("a language")
            << QByteArrayList{tagFrom("1", "supports: 'jee,java'"), aliasOf("1")} << u"jee"_s
            << Outcome::Found << QStringList{u"1"_s};
        QTest::newRow("a blank before it") << QByteArrayList{tagFrom("1", "supports: 'java, jee'")}
                                           << u"jee"_s << Outcome::None << QStringList{};
        QTest::newRow("a version of it") << QByteArrayList{tagFrom("1", "supports: 'java:8'")}
                                         << u"java"_s << Outcome::Partial << QStringList{u"1"_s};
        QTest::newRow("hidden ones count")
            << QByteArrayList{tagFrom("1", "tags: hidden, supports: jee"),
                              tagFrom("2", "supports: jee")}
            << u"jee"_s << Outcome::Ambiguous << QStringList{u"1"_s, u"2"_s};
        QTest::newRow("nothing") << QByteArrayList{plain} << u"rust"_s << Outcome::None
                                 << QStringList{};
    }
    void takesOneTag()
    {
        QFETCH(const QByteArrayList, tags);
        QFETCH(const QString, term);
        const auto catalog = catalogOf(streamOf(tags));
        QVERIFY(catalog);
        const NewAppMatch match = matchNewApp(*catalog, term);
        QTEST(match.outcome, "outcome");
        QStringList names;
        for (const NewAppCandidate &candidate : match.candidates)
            names.append(candidate.tag);
        QTEST(names, "candidates");
        QVERIFY(!match.sentence.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNewAppMatch)
#include "tst_newappmatch.moc"
