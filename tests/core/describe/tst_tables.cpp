// SPDX-License-Identifier: Apache-2.0
#include "core/describe/tables.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);

ImageStream stream(const QString &ns, const QString &name)
{
    ImageStream stream;
    stream.metadata.ns = ns;
    stream.metadata.name = name;
    stream.status.dockerImageRepository = u"host/"_s + ns + u'/' + name;
    return stream;
}

NamedTagEventList tagged(const QString &tag, int secondsAgo)
{
    return {.tag = tag, .items = {{.created = now.addSecs(-secondsAgo)}}};
}

} // namespace

class TestTables : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tagListFits_data()
    {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("cell");
        const QString ten(10, u'a');
        const QString nine(9, u'b');
        const QString longest(59, u'c');
        QTest::newRow("none") << QStringList() << QString();
        QTest::newRow("few") << QStringList{u"latest"_s, u"2.5"_s, u"2.4"_s} << u"latest,2.5,2.4"_s;
        QTest::newRow("one that is too long") << QStringList{longest} << longest;
        QTest::newRow("too long, then another")
            << QStringList{longest, u"b"_s} << longest + u" + 1 more..."_s;
        QTest::newRow("a little too long, then another")
            << QStringList{QString(45, u'c'), u"b"_s} << QString(45, u'c') + u" + 1 more..."_s;
        QTest::newRow("four of ten") << QStringList{ten, ten, ten, ten}
                                     << QStringList{ten, ten, ten}.join(u',') + u" + 1 more..."_s;
        const QStringList fourNines{nine, nine, nine, nine};
        QTest::newRow("four of nine") << fourNines << fourNines.join(u',');
        QTest::newRow("four of nine and one")
            << fourNines + QStringList{u"x"_s} << fourNines.join(u',') + u" + 1 more..."_s;
        QTest::newRow("ten, ten, ten, eight")
            << QStringList{ten, ten, ten, QString(8, u'd')}
            << QStringList{ten, ten, ten}.join(u',') + u" + 1 more..."_s;
        QTest::newRow("versions") << u"2.0 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 3.0 3.1"_s.split(
            u' ') << u"2.0,2.1,2.2,2.3,2.4,2.5,2.6,2.7,2.8,2.9 + 2 more..."_s;
        QTest::newRow("dates") << u"latest v2.0.1-may-2016 v2.0.1-jun-2016 v2.0.1-jul-2016"_s.split(
            u' ') << u"latest,v2.0.1-may-2016,v2.0.1-jun-2016 + 1 more..."_s;
        QTest::newRow("20 and 25") << QStringList{QString(20, u'a'), QString(25, u'b')}
                                   << QString(20, u'a') + u',' + QString(25, u'b');
        QTest::newRow("29 and 21") << QStringList{QString(29, u'a'), QString(21, u'b')}
                                   << QString(29, u'a') + u" + 1 more..."_s;
        QTest::newRow("34 and 10")
            << QStringList{QString(34, u'a'), ten} << QString(34, u'a') + u" + 1 more..."_s;
    }
    void tagListFits()
    {
        QFETCH(const QStringList, tags);
        QTEST(tagListCell(tags), "cell");
    }

    void sortsTagsByAge()
    {
        ImageStreamStatus status;
        status.tags = {tagged(u"a"_s, 10), {.tag = u"b"_s}, tagged(u"c"_s, 5), tagged(u"d"_s, 10)};
        QCOMPARE(tagsByAge(status), QStringList({u"c"_s, u"a"_s, u"d"_s, u"b"_s}));
        QCOMPARE(newestItem(status), now.addSecs(-5));
        QVERIFY(!newestItem({}).isValid());
    }

    void printsTheTable()
    {
        ImageStream a = stream(u"p"_s, u"app"_s);
        a.status.tags = {tagged(u"latest"_s, 60)};
        a.metadata.labels = {{u"app"_s, u"a"_s}, {u"tier"_s, u"b"_s}};
        ImageStream b = stream(u"other"_s, u"b"_s);
        b.spec.dockerImageRepository = u"quay.io/x/y"_s;
        QCOMPARE(imageStreamTable({a, b}, {}, now),
                 u"NAME   IMAGE REPOSITORY   TAGS     UPDATED\n"
                 "app    host/p/app         latest   About a minute ago\n"
                 "b      quay.io/x/y                 \n"_s);
        QCOMPARE(imageStreamTable({a}, {.withHeaders = false}, now),
                 u"app   host/p/app   latest   About a minute ago\n"_s);
        QCOMPARE(
            imageStreamTable({a, b}, {.withNamespace = true, .withLabels = true}, now),
            u"NAMESPACE   NAME   IMAGE REPOSITORY   TAGS     UPDATED              LABELS\n"
            "p           app    host/p/app         latest   About a minute ago   app=a,tier=b\n"
            "other       b      quay.io/x/y                                      <none>\n"_s);
        b.status.publicDockerImageRepository = u"public"_s;
        QVERIFY(imageStreamTable({b}, {}, now).contains(u"public"_s));
    }

    void cellsEndAtALineBreak()
    {
        QCOMPARE(alignedTable({{u"a\nb"_s, u"x\ty"_s}}), u"a...   x y\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
