// SPDX-License-Identifier: Apache-2.0
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/lint/linter.h"
#include "core/lint/lintrules.h"
#include "tests/support/fixtures.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Counts = QMap<QString, int>;

/// Where this program finds something else than the script, and why.
struct Difference
{
    QLatin1StringView rule;
    QLatin1StringView stream; ///< of that name, or that starts with it; empty: any
    QLatin1StringView reason;
};

constexpr Difference differences[] = {
    {"C36"_L1, ""_L1, "only if oc does not find the stream by its name (calibration)"_L1},
    {"C38b"_L1, ""_L1,
     "likewise, and only for tags that are offered: of hidden ones C39 says more (calibration)"_L1},
    {"C01"_L1, "jboss-eap70"_L1,
     "tags without a source get an image from the stream's repository: they are builders"_L1},
    {"C14"_L1, "jboss-eap70"_L1, "likewise"_L1},
    {"C29"_L1, "jboss-eap70"_L1, "likewise"_L1},
    {"C40"_L1, "jboss-eap70"_L1, "likewise"_L1},
    {"C52"_L1, "jboss-eap70"_L1, "likewise"_L1},
    {"C53"_L1, "jboss-eap70"_L1, "likewise"_L1},
    {"S07"_L1, "jboss-eap70"_L1, "likewise"_L1},
    {"C01"_L1, "centos7-s2i-nodejs"_L1,
     "all builders follow themselves: none gets a status, so the console offers none"_L1},
    {"C13"_L1, "centos7-s2i-nodejs"_L1, "likewise"_L1},
    {"C24"_L1, "centos7-s2i-nodejs"_L1, "likewise"_L1},
    {"C29"_L1, "centos7-s2i-nodejs"_L1, "likewise"_L1},
    {"C43"_L1, "centos7-s2i-nodejs"_L1, "likewise"_L1},
    {"C52"_L1, "centos7-s2i-nodejs"_L1, "likewise"_L1},
    {"C53"_L1, "centos7-s2i-nodejs"_L1, "likewise"_L1},
    {"C16"_L1, ""_L1, "the script does not look for it"_L1},
    {"C42"_L1, "sso76-openshift-rhel8"_L1,
     "oc asks whether the alias is hidden, not whether it has keywords at all"_L1},
};

bool mayDiffer(const QString &rule, const QString &stream)
{
    return std::ranges::any_of(differences, [&](const Difference &difference) {
        return rule == difference.rule && stream.startsWith(difference.stream);
    });
}

/// All rules at work, those that are off by default as well.
LintOptions everything()
{
    LintOptions options;
    for (const LintRule *rule : lintRules()) {
        if (rule->severity == LintSeverity::Off)
            options.config.setSeverity(rule->id, LintSeverity::Hint);
    }
    return options;
}

LintedDocument linted(const QString &path, const LintOptions &options = {})
{
    const Result<FileContent> content = readFile(path, limits::definitionFileBytes);
    return content ? lintedText(content->bytes, options, path) : LintedDocument();
}

/// Findings of one stream by rule.
Counts counted(const LintedDocument &document, const QString &stream)
{
    Counts counts;
    for (const LintFinding &finding : document.findings()) {
        if (finding.stream == stream)
            ++counts[finding.rule->id];
    }
    return counts;
}

/// "C01:1 C18:2", of which only rules that there are count.
Counts parsed(const QString &text)
{
    Counts counts;
    for (const QString &item : text.split(u' ', Qt::SkipEmptyParts)) {
        if (lintRule(item.section(u':', 0, 0)))
            counts.insert(item.section(u':', 0, 0), item.section(u':', 1).toInt());
    }
    return counts;
}

QStringList files()
{
    QStringList paths;
    QDirIterator entries(sharedPath(u"corpus"_s), {u"*.json"_s, u"*.yaml"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        paths.append(entries.next());
    return paths;
}

} // namespace

/// The real definitions that lie beside a development checkout, and what a research script found in
/// them.
class TestLintCorpus : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestCase::initTestCase();
        if (files().isEmpty())
            QSKIP("the corpus is not here");
    }

    void isAsExpected_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("expected");
        QFile table(sharedPath(u"corpus/EXPECTED-LINT.tsv"_s));
        QVERIFY(table.open(QIODevice::ReadOnly));
        table.readLine();
        while (!table.atEnd()) {
            const QStringList columns = QString::fromUtf8(table.readLine()).trimmed().split(u'\t');
            QTest::addRow("%s %s", qPrintable(columns.at(0)), qPrintable(columns.at(1)))
                << sharedPath(u"corpus/"_s + columns.at(0)) << columns.at(1) << columns.value(2);
        }
    }
    void isAsExpected()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, stream);
        QFETCH(const QString, expected);
        const Counts wanted = parsed(expected);
        const Counts found = counted(linted(path, everything()), stream);
        QStringList different;
        for (const LintRule *rule : lintRules()) {
            if (wanted.value(rule->id) != found.value(rule->id) && !mayDiffer(rule->id, stream))
                different.append(u"%1: %2, not %3"_s.arg(rule->id)
                                     .arg(found.value(rule->id))
                                     .arg(wanted.value(rule->id)));
        }
        QVERIFY2(different.isEmpty(), qPrintable(different.join(u"; "_s)));
    }

    void hasNoErrorsToday()
    {
        for (const QString &path : files()) {
            if (path.contains("/history/"_L1))
                continue;
            for (const LintFinding &finding : linted(path).findings())
                QVERIFY2(finding.severity < LintSeverity::Error,
                         qPrintable(path + u' ' + finding.message));
        }
    }

    /// Mistakes that were shipped.
    void findsMistakesOfThePast_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("path"); // its end
        QTest::addColumn<QString>("message"); // its start
        QTest::newRow("labels of a template")
            << u"S04"_s << u"eap-cd-openshift-rhel8.json"_s << u"Field labels is unknown"_s;
        QTest::newRow("a tag pasted twice")
            << u"S06"_s << u"nodejs-bucharest-gold.json"_s << u"Tag 4.x is defined 2 times"_s;
        QTest::newRow("a tag that follows itself")
            << u"S14"_s << u"nodejs-bucharest-gold.json"_s << u"Tag 4.x follows itself"_s;
        QTest::newRow("aliases of it") << u"S15"_s << u"nodejs-bucharest-gold.json"_s
                                       << u"Circular reference: Argon → 4.x → 4.x"_s;
        QTest::newRow("latest of a tag that was removed")
            << u"S13"_s << u"mariadb-centos.json"_s << u"Tag latest follows "_s;
        QTest::newRow("an alias of a hidden tag")
            << u"C42"_s << u"ruby-centos7.json"_s << u"oc new-app does not follow latest to"_s;
        QTest::newRow("no certificates") << u"C48"_s << u"openj9-tomcat9-openshift-ubi8.json"_s
                                         << u"Certificates are not checked for"_s;
        QTest::newRow("blanks in lists")
            << u"C37"_s << u"nodejs-bucharest-gold.json"_s << u"oc compares items"_s;
        QTest::newRow("an export") << u"S23"_s << u"nodejs-bucharest-gold.json"_s
                                   << u"The stream looks exported from a cluster"_s;
    }
    void findsMistakesOfThePast()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, path);
        QFETCH(const QString, message);
        for (const QString &file : files()) {
            if (!file.contains("/history/"_L1) || !file.endsWith(path))
                continue;
            for (const LintFinding &finding : linted(file).findings()) {
                if (finding.rule->id == rule && finding.message.startsWith(message))
                    return;
            }
        }
        QFAIL("not found");
    }

    /// Every fix that is offered can be made, and what it was for is gone.
    void canBeMended()
    {
        const Linter linter(everything());
        for (const QString &path : files()) {
            const LintedDocument before = linted(path, everything());
            for (const LintFinding &finding : before.findings()) {
                for (const LintFix &fix : finding.fixes) {
                    const auto edits = before.document.edits(fix.changes);
                    QVERIFY2(edits,
                             qPrintable(path + u' ' + fix.title + u": "_s
                                        + (edits ? QString() : edits.error().detail)));
                    const LintedDocument after
                        = linter.lintAgain(before, before.document.edited(*edits));
                    const auto isSame = [&](const LintFinding &other) {
                        return other.rule == finding.rule && other.path == finding.path
                            && other.message == finding.message && other.stream == finding.stream;
                    };
                    const auto count = [&](const LintedDocument &document) {
                        return std::ranges::count_if(document.findings(), isSame);
                    };
                    QVERIFY2(count(after) < count(before),
                             qPrintable(path + u' ' + finding.message + u' ' + fix.title));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLintCorpus)
#include "tst_lintcorpus.moc"
