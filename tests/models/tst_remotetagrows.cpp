// SPDX-License-Identifier: Apache-2.0
#include "models/remotetagrows.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Presence = RemoteTagRow::Presence;

TagReference imageTag(const QString &name, const QString &from)
{
    return {.name = name, .from = ObjectReference{.kind = kind::dockerImage, .name = from}};
}

QList<RemoteTagRow> rowsFor(const QStringList &tags, const std::optional<ImageStream> &stream,
                            const QString &repository = u"docker.io/library/ruby"_s)
{
    return remoteTagRows(*chooseTags(tags, {}), *PullSpec::parse(repository), stream);
}

} // namespace

class TestRemoteTagRows : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void serverOrderAndVersions()
    {
        const QList<RemoteTagRow> rows
            = rowsFor({u"1.10-rc.1"_s, u"ubi9"_s, u"v1.9"_s, u"latest"_s}, std::nullopt);
        QCOMPARE(rows.size(), 4);
        QStringList tags;
        for (const RemoteTagRow &row : rows) {
            QCOMPARE(row.rank, tags.size());
            QCOMPARE(row.presence, Presence::Absent);
            tags.append(row.tag);
        }
        QCOMPARE(tags.first(), u"latest"_s);
        QCOMPARE(rows.at(tags.indexOf(u"v1.9"_s)).version, u"1.9.0"_s);
        QCOMPARE(rows.at(tags.indexOf(u"1.10-rc.1"_s)).version, u"1.10.0-rc.1"_s);
        QCOMPARE(rows.at(tags.indexOf(u"ubi9"_s)).version, QString());
    }

    void reasonsStay()
    {
        const auto choice = chooseTags({u"1"_s, u"2"_s}, {.text = u"2"_s});
        const QList<RemoteTagRow> rows
            = remoteTagRows(*choice, *PullSpec::parse(u"ruby"), std::nullopt);
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(rows.at(i).reason, choice->at(i).reason);
    }

    void whatTheStreamHas_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<Presence>("presence");
        QTest::addColumn<QString>("known");
        QTest::newRow("not at all") << u"3.1"_s << Presence::Absent << QString();
        QTest::newRow("in other words") << u"3.4"_s << Presence::Present << QString();
        QTest::newRow("by default") << u"latest"_s << Presence::Present << QString();
        QTest::newRow("under another name") << u"3.3.9"_s << Presence::Elsewhere << u"3.3"_s;
        QTest::newRow("from another repository")
            << u"3.2"_s << Presence::Replaced << u"quay.io/x/ruby:3.2"_s;
        QTest::newRow("alias") << u"stable"_s << Presence::Replaced << u"3.4"_s;
        QTest::newRow("waits for a push") << u"pushed"_s << Presence::Replaced << QString();
        QTest::newRow("fixed by digest")
            << u"fixed"_s << Presence::Replaced << QString(u"ruby@sha256:"_s + QString(64, u'a'));
    }
    void whatTheStreamHas()
    {
        QFETCH(const QString, tag);
        ImageStream stream;
        stream.spec.tags
            = {imageTag(u"3.4"_s, u"ruby:3.4"_s),
               imageTag(u"latest"_s, u"ruby"_s),
               imageTag(u"3.3"_s, u"ruby:3.3.9"_s),
               imageTag(u"3.2"_s, u"quay.io/x/ruby:3.2"_s),
               {.name = u"stable"_s,
                .from = ObjectReference{.kind = kind::imageStreamTag, .name = u"3.4"_s}},
               {.name = u"pushed"_s},
               imageTag(u"fixed"_s, u"ruby@sha256:"_s + QString(64, u'a'))};
        const QList<RemoteTagRow> rows = rowsFor({tag}, stream);
        QTEST(rows.first().presence, "presence");
        QTEST(rows.first().known, "known");
    }

    /// Two tags of the stream come from the same one; its own name says more.
    void ownNameComesFirst()
    {
        ImageStream stream;
        stream.spec.tags = {imageTag(u"latest"_s, u"ruby:3.4"_s), imageTag(u"3.4"_s, u"ruby:3.4"_s),
                            imageTag(u"new"_s, u"ruby:3.4"_s)};
        QCOMPARE(rowsFor({u"3.4"_s}, stream).first().presence, Presence::Present);
    }
};

QTEST_GUILESS_MAIN(TestRemoteTagRows)
#include "tst_remotetagrows.moc"
