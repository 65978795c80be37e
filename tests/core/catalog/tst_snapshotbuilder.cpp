// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/snapshotbuilder.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSnapshotBuilder : public TestCase
{
    Q_OBJECT

    static CatalogStream stream(const QString &file, const QString &ns, const QString &name,
                                int line = 1)
    {
        CatalogStream stream;
        stream.key = {.file = file, .ns = ns, .name = name};
        stream.position = {.line = line, .column = 1};
        stream.definition = std::make_shared<ImageStream>();
        stream.current = stream.definition;
        return stream;
    }
    static QStringList names(const CatalogSnapshot &snapshot)
    {
        QStringList names;
        for (const CatalogStream &each : snapshot.streams) {
            names.append(u"%1/%2 in %3%4"_s.arg(each.key.ns, each.key.name, each.key.file,
                                                each.isDuplicate ? u" twice"_s : QString()));
        }
        return names;
    }

private Q_SLOTS:
    void sortsByNamespaceNameAndFile()
    {
        const QList<CatalogStream> a
            = {stream(u"a"_s, u"n"_s, u"x"_s), stream(u"a"_s, u""_s, u"z"_s)};
        const QList<CatalogStream> b = {stream(u"b"_s, u"n"_s, u"w"_s)};
        SnapshotBuilder builder(u"/f"_s);
        builder.add({.path = u"a"_s}, a);
        builder.add({.path = u"b"_s}, b);
        const CatalogSnapshotPtr snapshot = builder.build(true);
        QCOMPARE(names(*snapshot), QStringList({u"/z in a"_s, u"n/w in b"_s, u"n/x in a"_s}));
        QCOMPARE(snapshot->folder, u"/f"_s);
        QVERIFY(snapshot->isComplete);
        QVERIFY(snapshot->problems().isEmpty());
    }

    void reportsStreamsOfOneName()
    {
        const QList<CatalogStream> a
            = {stream(u"a"_s, u"n"_s, u"x"_s, 4), stream(u"a"_s, u"m"_s, u"x"_s)};
        const QList<CatalogStream> b = {stream(u"b"_s, u"n"_s, u"x"_s, 7)};
        SnapshotBuilder builder(u"/f"_s);
        builder.add({.path = u"a"_s}, a);
        builder.add({.path = u"b"_s}, b);
        const CatalogSnapshotPtr snapshot = builder.build(false);
        QCOMPARE(names(*snapshot),
                 QStringList({u"m/x in a"_s, u"n/x in a twice"_s, u"n/x in b twice"_s}));
        const QList<Problem> problems = snapshot->problems();
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems.first().severity, Problem::Severity::Warning);
        QCOMPARE(problems.first().file, u"a"_s);
        QCOMPARE(problems.first().position.line, 4);
        QCOMPARE(problems.first().message, u"The image stream n/x is also defined in b."_s);
        QCOMPARE(problems.last().message, u"The image stream n/x is also defined in a."_s);
    }

    void reportsTwoInOneFile()
    {
        const QList<CatalogStream> a
            = {stream(u"a"_s, u""_s, u"x"_s, 1), stream(u"a"_s, u""_s, u"x"_s, 9)};
        SnapshotBuilder builder(u"/f"_s);
        builder.add({.path = u"a"_s}, a);
        const CatalogSnapshotPtr snapshot = builder.build(true);
        QCOMPARE(snapshot->streams.size(), 2);
        QCOMPARE(snapshot->streams.last().position.line, 9);
        QCOMPARE(snapshot->problems().first().message,
                 u"The image stream x is defined twice in this file."_s);
    }

    void aMovedDefinitionIsNoDuplicate()
    {
        const QList<CatalogStream> a = {stream(u"a"_s, u""_s, u"x"_s)};
        const QList<CatalogStream> b = {stream(u"b"_s, u""_s, u"x"_s)};
        const QList<CatalogStream> c = {stream(u"c"_s, u""_s, u"y"_s)};
        SnapshotBuilder builder(u"/f"_s);
        builder.add({.path = u"a"_s, .state = CatalogFile::State::Gone}, a);
        builder.add({.path = u"b"_s, .state = CatalogFile::State::Read}, b);
        builder.add({.path = u"c"_s, .state = CatalogFile::State::Gone}, c);
        QCOMPARE(names(*builder.build(true)), QStringList({u"/x in b"_s, u"/y in c"_s}));
    }
};

QTEST_GUILESS_MAIN(TestSnapshotBuilder)
#include "tst_snapshotbuilder.moc"
