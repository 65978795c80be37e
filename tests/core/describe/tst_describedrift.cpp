// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describedrift.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using State = DriftRow::State;

DriftRow row(const QString &tag, State state)
{
    return {.key = {.file = u"app.yaml"_s, .name = u"app"_s},
            .ns = u"team"_s,
            .name = u"app"_s,
            .tag = tag,
            .source = u"h.io/lib/app:"_s + tag,
            .state = state};
}

DriftReport sample()
{
    DriftRow moved = row(u"1"_s, State::Moved);
    moved.historyImage = u"sha256:0123456789abcdef"_s;
    moved.registryImage = u"sha256:fedcba9876543210"_s;
    DriftRow lost = row(u"2"_s, State::Unreachable);
    lost.error = Error{.kind = Error::Kind::Offline, .detail = u"no such host"_s};
    DriftRow reference = row(u"3"_s, State::Gone);
    reference.isReference = true;
    return {.at = QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC),
            .rows = {row(u"0"_s, State::Same), moved, lost, reference}};
}

} // namespace

class TestDescribeDrift : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tableOfWhatIsNotTheSame()
    {
        const QStringList lines = driftTable(sample(), false).split(u'\n');
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines.at(0).simplified(), u"NAME TAG STATE HISTORY REGISTRY SOURCE"_s);
        QCOMPARE(lines.at(1).simplified(),
                 u"app 1 moved sha256:0123456789ab sha256:fedcba987654 h.io/lib/app:1"_s);
        QCOMPARE(lines.at(2).simplified(),
                 u"app 2 unreachable <none> <none> h.io/lib/app:2: no such host"_s);
        QVERIFY(lines.at(3).contains(u"gone (reference)"));
        QCOMPARE(lines.at(5), u"1 same, 1 moved, 1 gone, 1 unreachable"_s);
        QVERIFY(driftTable(sample(), true).startsWith(u"NAMESPACE"));
        QCOMPARE(driftTable({.rows = {row(u"0"_s, State::Same)}}, false), u"1 same\n"_s);
        QCOMPARE(driftTable({}, false), u"nothing to compare\n"_s);
    }

    void csvFields_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << u"a b"_s << QByteArray("a b");
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
        QTest::newRow("line break") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("formula") << u"=HYPERLINK(1)"_s << QByteArray("'=HYPERLINK(1)");
        QTest::newRow("formula by sign") << u"-1+1"_s << QByteArray("'-1+1");
        QTest::newRow("formula behind at") << u"@SUM(1,2)"_s << QByteArray("\"'@SUM(1,2)\"");
        QTest::newRow("escape sequence") << u"\x1b[2J"_s << QByteArray("\xef\xbf\xbd[2J");
        QTest::newRow("not ASCII") << u"\u00e4"_s << QByteArray("\xc3\xa4");
    }
    void csvFields()
    {
        QFETCH(const QString, error);
        QFETCH(const QByteArray, field);
        DriftReport report{.rows = {row(u"1"_s, State::Unreachable)}};
        report.rows.first().error = Error{.detail = error};
        QCOMPARE(driftCsv(report),
                 "namespace,name,file,tag,source,state,reference,history,registry,error\r\n"
                 "team,app,app.yaml,1,h.io/lib/app:1,unreachable,false,,,"
                     + field + "\r\n");
    }

    void json()
    {
        DriftReport report = sample();
        report.isCancelled = true;
        report.incomplete = {u"h.io/x: 1000 pages"_s};
        const QJsonObject object = QJsonDocument::fromJson(driftJson(report)).object();
        QCOMPARE(object[u"at"_s], u"1970-01-01T00:00:00Z"_s);
        QCOMPARE(object[u"cancelled"_s], true);
        QCOMPARE(object[u"incomplete"_s].toArray().size(), 1);
        const QJsonArray rows = object[u"rows"_s].toArray();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(1)[u"state"_s], u"moved"_s);
        QCOMPARE(rows.at(1)[u"history"_s], u"sha256:0123456789abcdef"_s);
        QCOMPARE(rows.at(2)[u"error"_s], u"no such host"_s);
        QCOMPARE(rows.at(3)[u"reference"_s], true);
        QVERIFY(!QJsonDocument::fromJson(driftJson(sample())).object().contains(u"cancelled"_s));
    }

    void everyStateHasAWord()
    {
        const QMetaEnum states = QMetaEnum::fromType<State>();
        QSet<QString> words;
        for (int i = 0; i < states.keyCount(); ++i)
            words.insert(driftWord(State(states.value(i))));
        QCOMPARE(words.size(), states.keyCount());
        QVERIFY(!words.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(TestDescribeDrift)
#include "tst_describedrift.moc"
