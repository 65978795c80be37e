// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogsnapshot.h"

#include "tests/support/streams.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCatalogSnapshot : public TestCase
{
    Q_OBJECT

    static CatalogStream stream(const QString &ns, const QString &name, const QString &file)
    {
        CatalogStream stream;
        stream.key = {.file = file, .ns = ns, .name = name};
        stream.definition = std::make_shared<const ImageStream>(fullStream());
        return stream;
    }

private Q_SLOTS:
    void findsAStreamByItsKey()
    {
        CatalogSnapshot snapshot;
        QVERIFY(!snapshot.stream({}));
        snapshot.streams = {stream(u""_s, u"z"_s, u"a"_s), stream(u"n"_s, u"a"_s, u"1"_s),
                            stream(u"n"_s, u"a"_s, u"2"_s), stream(u"n"_s, u"b"_s, u"1"_s)};
        for (const CatalogStream &each : std::as_const(snapshot.streams))
            QCOMPARE(snapshot.stream(each.key), &each);
        QVERIFY(!snapshot.stream({.file = u"3"_s, .ns = u"n"_s, .name = u"a"_s}));
        QCOMPARE(snapshot.tagCount(), 4 * 3);
    }

    void findsAFileByItsPath()
    {
        CatalogSnapshot snapshot;
        QVERIFY(!snapshot.file(u"a"_s));
        snapshot.files = {{.path = u"a"_s}, {.path = u"c"_s}};
        QCOMPARE(snapshot.file(u"c"_s), &snapshot.files.at(1));
        QVERIFY(!snapshot.file(u"b"_s));
    }

    void problemsAreSortedByPlace()
    {
        const auto problem = [](const QString &file, int line) {
            return Problem{.file = file, .position = {.line = line, .column = 1}};
        };
        CatalogSnapshot snapshot;
        snapshot.files = {{.path = u"a"_s,
                           .otherObjects = 2,
                           .problems = {problem(u"a"_s, 9), problem(u"a"_s, 2)}},
                          {.path = u"b"_s, .otherObjects = 3, .problems = {problem(u"b"_s, 1)}}};
        QCOMPARE(snapshot.problems(),
                 QList({problem(u"a"_s, 2), problem(u"a"_s, 9), problem(u"b"_s, 1)}));
        QCOMPARE(snapshot.otherObjects(), 5);
    }
};

QTEST_GUILESS_MAIN(TestCatalogSnapshot)
#include "tst_catalogsnapshot.moc"
