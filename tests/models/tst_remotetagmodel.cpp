// SPDX-License-Identifier: Apache-2.0
#include "models/remotetagmodel.h"
#include "tests/support/modellog.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = RemoteTagModel::Column;
using Presence = RemoteTagRow::Presence;
using Reason = ChosenTag::Reason;

QList<RemoteTagRow> rowsOf(const QStringList &tags)
{
    QList<RemoteTagRow> rows;
    for (const QString &tag : tags)
        rows.append({.tag = tag, .rank = int(rows.size())});
    return rows;
}

QList<ChosenTag> choiceOf(const QStringList &tags, const QHash<QString, Reason> &reasons = {})
{
    QList<ChosenTag> choice;
    for (const QString &tag : tags)
        choice.append(
            {.tag = tag, .reason = reasons.value(tag, Reason::Chosen), .rank = int(choice.size())});
    return choice;
}

const QStringList abcd{u"a"_s, u"b"_s, u"c"_s, u"d"_s};

struct Fixture
{
    RemoteTagModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Fixture(const QStringList &tags = abcd) { model.setRepository(rowsOf(tags), false); }
    QString text(int row, Column column, int role = Qt::DisplayRole) const
    {
        return model.index(row, int(column)).data(role).toString();
    }
    QString detail(int row) const { return text(row, Column::State, RemoteTagModel::DetailRole); }
    bool tick(int row, Qt::CheckState state)
    {
        return model.setData(model.index(row, int(Column::Tag)), state, Qt::CheckStateRole);
    }
};

} // namespace

class TestRemoteTagModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsChosenAtFirst()
    {
        const Fixture f;
        QCOMPARE(f.model.chosenTags(), abcd);
        QCOMPARE(f.model.chosenCount(), 4);
        QCOMPARE(f.model.byHandCount(), 0);
        QCOMPARE(f.text(1, Column::Tag), u"b"_s);
        QCOMPARE(f.text(1, Column::Order), u"2"_s);
        QCOMPARE(f.text(1, Column::State), u"chosen"_s);
        QCOMPARE(f.detail(1), QString());
        QCOMPARE(f.model.index(1, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        QVERIFY(!f.model.index(1, 1).data(Qt::CheckStateRole).isValid());
    }

    void filterLeavesOutAndSaysWhy_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("why");
        QTest::newRow("text") << Reason::Text << u"does not contain the text"_s;
        QTest::newRow("expression") << Reason::Pattern << u"does not match the expression"_s;
        QTest::newRow("range") << Reason::Versions << u"not in the version range"_s;
        QTest::newRow("excluded") << Reason::Excluded << u"excluded"_s;
        QTest::newRow("limit") << Reason::NotNewest << u"not among the newest 2"_s;
    }
    void filterLeavesOutAndSaysWhy()
    {
        QFETCH(const Reason, reason);
        Fixture f;
        f.model.setNewest(2);
        f.model.setChoice(choiceOf(abcd, {{u"b"_s, reason}}));
        QCOMPARE(f.model.chosenTags(), QStringList({u"a"_s, u"c"_s, u"d"_s}));
        QCOMPARE(f.text(1, Column::State), u"left out"_s);
        QTEST(f.detail(1), "why");
        QCOMPARE(f.text(1, Column::State, Qt::AccessibleTextRole),
                 QString(u"left out: "_s + f.detail(1)));
    }

    void whatTheStreamHasIsLeftOut_data()
    {
        QTest::addColumn<Presence>("presence");
        QTest::addColumn<QString>("known");
        QTest::addColumn<QString>("leftOut");
        QTest::addColumn<QString>("chosen"); // by hand
        QTest::newRow("from there") << Presence::Present << QString() << u"in the stream already"_s
                                    << u"is imported again"_s;
        QTest::newRow("under another name")
            << Presence::Elsewhere << u"9"_s << u"in the stream as 9"_s
            << u"also in the stream as 9"_s;
        QTest::newRow("from elsewhere")
            << Presence::Replaced << u"h.example/x:1"_s
            << u"in the stream with the source h.example/x:1"_s << u"replaces h.example/x:1"_s;
        QTest::newRow("without a source")
            << Presence::Replaced << QString() << u"in the stream without a source"_s
            << u"gives the tag a source"_s;
    }
    void whatTheStreamHasIsLeftOut()
    {
        QFETCH(const Presence, presence);
        QFETCH(const QString, known);
        RemoteTagModel model;
        model.setRepository({{.tag = u"1"_s, .presence = presence, .known = known}}, false);
        const QModelIndex state = model.index(0, int(Column::State));
        QCOMPARE(model.chosenCount(), 0);
        QTEST(state.data(RemoteTagModel::DetailRole).toString(), "leftOut");
        model.choose({0}, true);
        QCOMPARE(model.chosenTags(), QStringList{u"1"_s});
        QTEST(state.data(RemoteTagModel::DetailRole).toString(), "chosen");
    }

    void handBeatsTheFilter()
    {
        Fixture f;
        QVERIFY(f.tick(0, Qt::Unchecked));
        f.model.setChoice(choiceOf(abcd, {{u"b"_s, Reason::Text}}));
        QVERIFY(f.tick(1, Qt::Checked));
        QCOMPARE(f.model.chosenTags(), QStringList({u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(f.model.byHandCount(), 2);
        QCOMPARE(f.detail(0), u"by hand"_s);
        QCOMPARE(f.detail(1), u"by hand"_s);
        // And survives the next one.
        f.model.setChoice(choiceOf(abcd, {{u"c"_s, Reason::Excluded}, {u"d"_s, Reason::Text}}));
        QCOMPARE(f.model.chosenTags(), QStringList{u"b"_s});
        f.model.forgetHand();
        QCOMPARE(f.model.byHandCount(), 0);
        QCOMPARE(f.model.chosenTags(), QStringList({u"a"_s, u"b"_s}));
    }

    void onlyTheBoxCanBeSet()
    {
        Fixture f;
        QVERIFY(!f.model.setData(f.model.index(0, 0), u"x"_s, Qt::EditRole));
        QVERIFY(!f.model.setData(f.model.index(0, int(Column::State)), Qt::Unchecked,
                                 Qt::CheckStateRole));
        QVERIFY(!f.model.setData({}, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(f.model.chosenTags(), abcd);
        QVERIFY(f.model.flags(f.model.index(0, 0)).testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!f.model.flags(f.model.index(0, 1)).testFlag(Qt::ItemIsUserCheckable));
    }

    void marksWhatAClusterWouldImport()
    {
        QStringList tags;
        for (int i = 0; i < 52; ++i)
            tags.append(QString::number(i));
        const Fixture f(tags);
        QVERIFY(f.model.rows().at(49).isFirst());
        QVERIFY(!f.model.rows().at(50).isFirst());
        QCOMPARE(f.text(49, Column::Order, Qt::AccessibleTextRole),
                 u"50, a cluster would import it"_s);
        QCOMPARE(f.text(50, Column::Order, Qt::ToolTipRole),
                 u"51, a cluster would not import it"_s);
    }

    void tellsTheSmallestChange()
    {
        Fixture f;
        ModelLog log(f.model);
        f.model.setChoice(choiceOf(abcd, {{u"b"_s, Reason::Text}, {u"c"_s, Reason::Text}}));
        QCOMPARE(log.take(), QStringList{u"changed 1-2"_s});
        f.model.setChoice(choiceOf(abcd, {{u"b"_s, Reason::Text}, {u"c"_s, Reason::Text}}));
        QCOMPARE(log.take(), QStringList());
        f.model.choose({3}, false);
        QCOMPARE(log.take(), QStringList{u"changed 3-3"_s});
        f.model.setNewest(7);
        QCOMPARE(log.take(), QStringList{u"changed 0-3"_s});
        f.model.setNewest(7);
        QCOMPARE(log.take(), QStringList());
        f.model.setRepository(rowsOf({u"a"_s, u"c"_s, u"e"_s}), false);
        QVERIFY(!log.take().contains(u"reset"_s));
        QCOMPARE(f.model.rows(), rowsOf({u"a"_s, u"c"_s, u"e"_s}));
    }

    /// An answer about the tags of another repository comes too late.
    void choiceOfOtherTagsIsIgnored()
    {
        Fixture f;
        ModelLog log(f.model);
        f.model.setChoice(choiceOf({u"a"_s, u"b"_s, u"x"_s, u"d"_s}, {{u"a"_s, Reason::Text}}));
        f.model.setChoice(choiceOf({u"a"_s}, {{u"a"_s, Reason::Text}}));
        QCOMPARE(log.take(), QStringList());
        QCOMPARE(f.model.chosenTags(), abcd);
    }

    void handIsKeptForTheSameRepository()
    {
        Fixture f;
        f.model.choose({1, 2}, false);
        f.model.setRepository(rowsOf({u"c"_s, u"d"_s, u"e"_s}), true);
        QCOMPARE(f.model.chosenTags(), QStringList({u"d"_s, u"e"_s}));
        f.model.setRepository(rowsOf({u"c"_s, u"d"_s, u"e"_s}), false);
        QCOMPARE(f.model.byHandCount(), 0);
    }

    void largeRepositoryIsOneSignal()
    {
        QStringList tags;
        QHash<QString, Reason> reasons;
        for (int i = 0; i < 20000; ++i) {
            tags.append(u"v%1"_s.arg(i));
            if (i % 2)
                reasons.insert(tags.last(), Reason::Pattern);
        }
        RemoteTagModel model;
        model.setRepository(rowsOf(tags), false);
        ModelLog log(model);
        model.setChoice(choiceOf(tags, reasons));
        QCOMPARE(log.take(), QStringList{u"changed 1-19999"_s});
        QCOMPARE(model.chosenCount(), 10000);
    }

    void headers()
    {
        const RemoteTagModel model;
        for (int column = 0; column < RemoteTagModel::columns; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!model.headerData(int(Column::Order), Qt::Horizontal, Qt::ToolTipRole)
                     .toString()
                     .isEmpty());
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    }
};

QTEST_GUILESS_MAIN(TestRemoteTagModel)
#include "tst_remotetagmodel.moc"
