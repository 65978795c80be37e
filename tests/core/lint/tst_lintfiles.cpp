// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintfiles.h"

#include "core/lint/rule.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

#include <QDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray old = "apiVersion: v1\nkind: ImageStream\nmetadata: {name: app}\n";

QList<LintJob> jobs(const CatalogFolder &folder, const QStringList &names)
{
    QList<LintJob> all;
    for (const QString &name : names)
        all.append({.path = folder.at(name), .shown = name});
    return all;
}

/// "FILE RULE SEVERITY" of all findings of S02.
QStringList outcome(const QList<LintedFile> &files)
{
    QStringList lines;
    for (const LintedFile &file : files) {
        for (const LintFinding &finding : file.findings) {
            if (finding.rule->id == "S02"_L1)
                lines.append(finding.file + u' ' + severityName(finding.severity));
        }
    }
    return lines;
}

} // namespace

class TestLintFiles : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void theNearestConfigurationCounts()
    {
        CatalogFolder folder;
        folder.put(u"a.yaml"_s, old);
        folder.put(u"strict/b.yaml"_s, old);
        folder.put(u"strict/deep/c.yaml"_s, old);
        folder.put(u"strict/.headwater-lint.yaml"_s, "severities: {S02: error}\n");
        LintConfigs configs({});
        const auto files
            = lintFiles(jobs(folder, {u"a.yaml"_s, u"strict/b.yaml"_s, u"strict/deep/c.yaml"_s}),
                        configs, false, {});
        QCOMPARE(configs.problems(), QList<Problem>());
        QCOMPARE(outcome(files),
                 QStringList({u"a.yaml warning"_s, u"strict/b.yaml error"_s,
                              u"strict/deep/c.yaml error"_s}));
    }

    void theSearchEndsAtTheTopOfAWorkingTree()
    {
        CatalogFolder folder;
        folder.put(u".headwater-lint.yaml"_s, "severities: {S02: error}\n");
        folder.put(u"tree/.git/HEAD"_s, "");
        folder.put(u"tree/a.yaml"_s, old);
        LintConfigs configs({});
        QCOMPARE(outcome(lintFiles(jobs(folder, {u"tree/a.yaml"_s}), configs, false, {})),
                 QStringList(u"tree/a.yaml warning"_s));
    }

    void aBadConfigurationIsToldOnce()
    {
        CatalogFolder folder;
        folder.put(u".headwater-lint.yaml"_s, "severities: {S02: loud}\n");
        folder.put(u"a.yaml"_s, old);
        folder.put(u"b.yaml"_s, old);
        LintConfigs configs({});
        lintFiles(jobs(folder, {u"a.yaml"_s, u"b.yaml"_s}), configs, false, {});
        QCOMPARE(configs.problems().size(), 1);
        QCOMPARE(configs.problems().first().position.line, 1);
    }

    void mendsFiles()
    {
        CatalogFolder folder;
        folder.put(u"a.yaml"_s, old);
        folder.put(u"good.yaml"_s, "kind: Service\n");
        LintConfigs configs({});
        const auto files
            = lintFiles(jobs(folder, {u"a.yaml"_s, u"good.yaml"_s}), configs, true, {});
        QCOMPARE(files.first().fixes, 1);
        QCOMPARE(files.last().fixes, 0);
        QByteArray expected = old;
        expected.replace("v1\n", "image.openshift.io/v1\n");
        QCOMPARE(folder.get(u"a.yaml"_s), expected);
        QVERIFY(outcome(files).isEmpty());
    }

    void whatCannotBeReadIsAnError()
    {
        const CatalogFolder folder;
        LintConfigs configs({});
        const auto files = lintFiles(jobs(folder, {u"none.yaml"_s}), configs, false, {});
        QVERIFY(files.first().isDone);
        QCOMPARE(files.first().error->kind, Error::Kind::NotFound);
        QCOMPARE(files.first().error->subject, u"none.yaml"_s);
    }

    void aTextNeedsNoFile()
    {
        const CatalogFolder folder;
        LintConfigs configs({});
        const auto files = lintFiles(
            {{.path = folder.at(u"x.yaml"_s), .shown = u"-"_s, .text = old}}, configs, true, {});
        QCOMPARE(outcome(files), QStringList(u"- warning"_s));
        QVERIFY(!QFile::exists(folder.at(u"x.yaml"_s)));
    }

    void stopsWhenAsked()
    {
        CatalogFolder folder;
        folder.put(u"a.yaml"_s, old);
        std::stop_source stop;
        stop.request_stop();
        LintConfigs configs({});
        QVERIFY(!lintFiles(jobs(folder, {u"a.yaml"_s}), configs, false, stop.get_token())
                     .first()
                     .isDone);
    }
};

QTEST_GUILESS_MAIN(TestLintFiles)
#include "tst_lintfiles.moc"
