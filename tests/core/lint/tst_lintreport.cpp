// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"

#include "core/lint/lintconfig.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr LintRule rule{.id = "S02"_L1};

} // namespace

class TestLintReport : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsPlaces_data()
    {
        QTest::addColumn<QList<PathStep>>("steps");
        QTest::addColumn<bool>("isAboutTag");
        QTest::addColumn<bool>("isAboutKey");
        QTest::addColumn<QByteArray>("marked");
        using Steps = QList<PathStep>;
        QTest::newRow("value") << Steps{u"from"_s, u"name"_s} << true << false
                               << QByteArray("\"quay.io/a/b\"");
        QTest::newRow("key") << Steps{u"from"_s, u"name"_s} << true << true << QByteArray("name");
        QTest::newRow("a mapping") << Steps{u"from"_s} << true << false << QByteArray("from");
        QTest::newRow("not there")
            << Steps{u"from"_s, u"namespace"_s} << true << false << QByteArray("from");
        QTest::newRow("the tag") << Steps{} << true << false << QByteArray("'1.0'");
        QTest::newRow("nothing of it there")
            << Steps{u"annotations"_s} << true << false << QByteArray("'1.0'");
        QTest::newRow("the stream") << Steps{} << false << false << QByteArray("app");
        QTest::newRow("of the stream")
            << Steps{u"apiVersion"_s} << false << false << QByteArray("image.openshift.io/v1");
    }
    void findsPlaces()
    {
        QFETCH(const QList<PathStep>, steps);
        QFETCH(const bool, isAboutTag);
        QFETCH(const bool, isAboutKey);
        QFETCH(const QByteArray, marked);
        const QByteArray text = streamOf({"from: {kind: DockerImage, name: \"quay.io/a/b\"}\n"
                                          "    name: '1.0' # one"});
        const DefinitionDocument document = DefinitionDocument::read(text, u"a.yaml"_s);
        const LintConfig config;
        const QList<DocumentObject> objects = document.objects();
        const auto subject = LintSubject::make(document, objects.first(), config);
        LintPlace place
            = isAboutTag ? subject->place(*subject->tag(u"1.0"), steps) : subject->place(steps);
        place.isAboutKey = isAboutKey;
        LintReport report(document, config, true);
        report.setRule(rule, LintSeverity::Info);
        report.setStream(u"app"_s);
        report.add(place, u"found"_s, [] { return LintFix{.title = u"mend"_s}; });
        const LintFinding finding = report.take().first();
        QCOMPARE(text.sliced(finding.range.from, finding.range.to - finding.range.from), marked);
        QCOMPARE(finding.path, place.path());
        QCOMPARE(finding.tag, isAboutTag ? u"1.0"_s : QString());
        QCOMPARE(finding.severity, LintSeverity::Info);
        QCOMPARE(finding.fixes.first().title, u"mend"_s);
        QCOMPARE(finding.end.offset, finding.range.to);
    }

    void makesFixesOnlyIfWanted()
    {
        const DefinitionDocument document
            = DefinitionDocument::read(streamOf({"{name: a}"}), u"a.yaml"_s);
        const LintConfig config;
        LintReport report(document, config, false);
        report.setRule(rule, LintSeverity::Info);
        report.add(LintPlace{}, u"found"_s, [] { return LintFix{.title = u"mend"_s}; });
        QVERIFY(report.take().first().fixes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLintReport)
#include "tst_lintreport.moc"
