// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/history/historypage.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Kind = JournalEntry::Kind;

JournalEntry entry(qint64 sequence, Kind kind, const QString &tag, char16_t digit)
{
    return {.sequence = sequence,
            .at = sampleEvent(1).created,
            .kind = kind,
            .tag = tag,
            .toImage = sampleDigest(digit)};
}

struct Fixture
{
    HistoryModel model;
    HistoryPage page{model};
    QLineEdit *filter = page.findChild<QLineEdit *>(u"historyFilter"_s);
    QTreeView *table = page.findChild<QTreeView *>(u"historyTable"_s);
    QWidget *empty = page.findChild<QWidget *>(u"historyEmpty"_s);

    void fill()
    {
        model.setEntries({entry(3, Kind::Moved, u"3.3"_s, u'3'),
                          entry(2, Kind::Tagged, u"latest"_s, u'2'),
                          entry(1, Kind::Imported, u"3.3"_s, u'1')});
    }
    QStringList tags() const
    {
        QStringList tags;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            tags.append(
                table->model()->index(row, int(HistoryModel::Column::Tag)).data().toString());
        return tags;
    }
};

} // namespace

class TestHistoryPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void emptyUntilSomethingHappens()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        QVERIFY(f.empty->isVisible());
        QVERIFY(!f.table->isVisible());
        f.fill();
        QVERIFY(!f.empty->isVisible());
        QVERIFY(f.table->isVisible());
        QCOMPARE(f.tags(), QStringList({u"3.3"_s, u"latest"_s, u"3.3"_s}));
        QCOMPARE(accessibilityProblems(f.page), QString());
        f.model.setEntries({});
        QVERIFY(f.empty->isVisible());
    }

    void filter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("tag") << u"LATEST"_s << QStringList{u"latest"_s};
        QTest::newRow("event") << u"imported"_s << QStringList{u"3.3"_s};
        QTest::newRow("whole digest, though it is shown shortened")
            << sampleDigest(u'3') << QStringList{u"3.3"_s};
        QTest::newRow("nothing matches") << u"zzz"_s << QStringList();
    }
    void filter()
    {
        QFETCH(const QString, typed);
        Fixture f;
        f.fill();
        QVERIFY(showWindow(f.page));
        QTest::keyClicks(f.filter, typed);
        QTEST(f.tags(), "tags");
        QVERIFY(!f.empty->isVisible()); // something has happened, it only does not match
        f.filter->clear();
        QCOMPARE(f.tags().size(), 3);
    }

    void enterGoesToTheTag()
    {
        Fixture f;
        f.fill();
        QSignalSpy chosen(&f.page, &HistoryPage::tagChosen);
        QVERIFY(showWindow(f.page));
        clickCell(*f.table, f.table->model()->index(1, 0));
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"latest"_s);
    }

    void refreshKeepsTheSelection()
    {
        Fixture f;
        f.fill();
        QVERIFY(showWindow(f.page));
        clickCell(*f.table, f.table->model()->index(1, 0));
        f.model.setEntries(QList{entry(4, Kind::Deleted, u"old"_s, u'4')} + f.model.rows());
        QCOMPARE(f.table->currentIndex().row(), 2);
        QVERIFY(f.table->selectionModel()->isRowSelected(2));
    }
};

QTEST_MAIN(TestHistoryPage)
#include "tst_historypage.moc"
