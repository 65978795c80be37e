// SPDX-License-Identifier: Apache-2.0
#include "core/image/pullspec.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString digest = u"sha256:3c87c572822935df60f0f5d3665bd376841a7fcfeb806b5f212de6a00e9a7b25"_s;

PullSpec spec(const QString &text)
{
    return PullSpec::parse(text).value();
}

/// The rows of tests/data/pullspecs.tsv: what the reference implementation made of each input.
QList<QStringList> table()
{
    QList<QStringList> rows;
    const QString text = QString::fromUtf8(testData(u"pullspecs.tsv"_s));
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts).sliced(1))
        rows.append(line.split(u'\t'));
    return rows;
}

} // namespace

class TestPullSpec : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void isWhole() { QCOMPARE(table().size(), 89); }

    void agreesWithTheReference_data()
    {
        QTest::addColumn<QStringList>("expected");
        for (const QStringList &row : table())
            QTest::addRow("%s %s", qPrintable(row[0]), qPrintable(row[1].left(60))) << row;
    }
    void agreesWithTheReference()
    {
        QFETCH(const QStringList, expected);
        QCOMPARE(expected.size(), 11);
        const Result<PullSpec> parsed = PullSpec::parse(expected[1]);
        if (!expected[2].isEmpty()) {
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().kind, Error::Kind::InvalidInput);
            QCOMPARE(parsed.error().subject, expected[1]);
            QCOMPARE(parsed.error().detail, expected[2]);
            return;
        }
        QVERIFY(parsed);
        QCOMPARE(parsed->registry(), expected[3]);
        QCOMPARE(parsed->ns(), expected[4]);
        QCOMPARE(parsed->name(), expected[5]);
        QCOMPARE(parsed->tag(), expected[6]);
        QCOMPARE(parsed->id(), expected[7]);
        const PullSpec defaulted = parsed->withDockerClientDefaults();
        QCOMPARE(defaulted.exact(), expected[8]);
        QCOMPARE(defaulted.repositoryName(), expected[9]);
        QCOMPARE(defaulted.registryUrl(), expected[10]);
    }

    void exactParsesBack()
    {
        for (const QStringList &row : table()) {
            const Result<PullSpec> parsed = PullSpec::parse(row[1]);
            if (!parsed || parsed->name().isEmpty())
                continue;
            const Result<PullSpec> again = PullSpec::parse(parsed->exact());
            QVERIFY(again);
            if (parsed->tag().isEmpty() || parsed->id().isEmpty())
                QCOMPARE(*again, *parsed);
            else
                QCOMPARE(*again, parsed->mostSpecific());
        }
    }

    void refusesMore_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        const QString format = u"invalid reference format"_s;
        QTest::newRow("trailing newline") << u"ruby\n"_s << format;
        QTest::newRow("Arabic digits") << u"ruby:\u0661"_s << format;
        QTest::newRow("accent") << u"r\u00fcby"_s << format;
        QTest::newRow("empty port") << u"host:/ruby"_s << format;
        QTest::newRow("long name before bad digest") << QString(256, u'a') + u"@md5:"_s
                + QString(32, u'0') << u"repository name must not be more than 255 characters"_s;
        QTest::newRow("host counts") << u"a.b/"_s + QString(252, u'a')
                                     << u"repository name must not be more than 255 characters"_s;
        QTest::newRow("long and hostile") << QString(100'000, u'-') << format;
    }
    void refusesMore()
    {
        QFETCH(const QString, text);
        const Result<PullSpec> parsed = PullSpec::parse(text);
        QVERIFY(!parsed);
        QTEST(parsed.error().detail, "detail");
    }

    void derives()
    {
        QCOMPARE(spec(u"docker.io/ruby"_s).toString(), u"docker.io/library/ruby"_s);
        QCOMPARE(spec(u"ruby"_s).toString(), u"ruby"_s);
        QCOMPARE(spec(u"docker.io/ruby"_s).asV2().registry(), u"registry-1.docker.io"_s);
        QCOMPARE(spec(u"quay.io/a/b:c@"_s + digest).asRepository().exact(), u"quay.io/a/b"_s);
        QCOMPARE(spec(u"quay.io/a/b:c@"_s + digest).mostSpecific().tag(), QString());
        QCOMPARE(spec(u"a/b"_s).withId(u"x"_s).mostSpecific().exact(), u"a/b:x"_s);
        QCOMPARE(spec(u"a/b"_s).withId(u"x"_s).nameString(), u"b:x"_s);
        QCOMPARE(spec(u"a/b:latest"_s).minimal().exact(), u"a/b"_s);
        QCOMPARE(spec(u"index.docker.io/library/ruby:latest"_s).daemonMinimal().exact(),
                 u"docker.io/ruby"_s);
        QCOMPARE(spec(u"quay.io/library/ruby:1"_s).daemonMinimal().exact(),
                 u"quay.io/library/ruby:1"_s);
        QCOMPARE(spec(u"quay.io/a/b"_s).withTag(u"1"_s).exact(), u"quay.io/a/b:1"_s);
    }

    void namesHostAndPort()
    {
        QCOMPARE(spec(u"ruby"_s).registryHostPort(false), u"docker.io:443"_s);
        QCOMPARE(spec(u"docker.io/ruby"_s).registryHostPort(false), u"registry-1.docker.io:443"_s);
        QCOMPARE(spec(u"quay.io/a/b"_s).registryHostPort(true), u"quay.io:80"_s);
        QCOMPARE(spec(u"quay.io:5000/a/b"_s).registryHostPort(true), u"quay.io:5000"_s);
    }

    void comparesByMeaning()
    {
        QVERIFY(spec(u"foobar"_s).isEquivalentTo(spec(u"docker.io/library/foobar:latest"_s)));
        QVERIFY(!spec(u"index.docker.io/library/foobar"_s)
                     .isEquivalentTo(spec(u"docker.io/library/foobar"_s)));
    }
};

QTEST_GUILESS_MAIN(TestPullSpec)
#include "tst_pullspec.moc"
