// SPDX-License-Identifier: Apache-2.0
#include "models/tagtablemodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/tags/tagspage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

TagRow pushed(const QString &name)
{
    TagRow row = sampleTag(name);
    row.source = TagRow::Source::Pushed;
    row.canImport = false;
    return row;
}

/// The page over 3.3 (imported twice), 3.2 (never) and dev (pushed).
struct Fixture
{
    TagTableModel model;
    TagsPage page{model};
    QTreeView *table = page.findChild<QTreeView *>(u"tagTable"_s);
    QWidget *empty = page.findChild<QWidget *>(u"tagsEmpty"_s);
    QAction *copyDigest = page.findChild<QAction *>(u"copyDigest"_s);
    QAction *copyPullSpec = page.findChild<QAction *>(u"copyPullSpec"_s);
    QSignalSpy asked{&page, &TagsPage::importRequested};
    QSignalSpy chosen{&page, &TagsPage::tagChosen};

    Fixture() { model.setRows(rows()); }
    static QList<TagRow> rows()
    {
        return {sampleTag(u"3.3"_s, 2), sampleTag(u"3.2"_s, 0), pushed(u"dev"_s)};
    }
    void click(const QString &tag, Qt::KeyboardModifiers modifiers = {})
    {
        clickCell(*table, model.indexOf(tag), modifiers);
    }
    QModelIndex item(const QString &tag, int number) const
    {
        return model.index(number, 0, model.indexOf(tag));
    }
};

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestTagsPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void emptyWithoutTags()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        QVERIFY(f.table->isVisible());
        QCOMPARE(shownRows(*f.table), QStringList({u"3.3"_s, u"3.2"_s, u"dev"_s}));
        QCOMPARE(accessibilityProblems(f.page), QString());
        f.model.setRows({});
        QVERIFY(f.empty->isVisible());
        QVERIFY(!f.table->isVisible());
        f.model.setRows(Fixture::rows());
        QVERIFY(f.table->isVisible());
    }

    void importsTheSelectedTags()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        QVERIFY(!f.page.importAction()->isEnabled());
        f.click(u"3.3"_s);
        f.click(u"3.2"_s, Qt::ControlModifier);
        f.click(u"dev"_s, Qt::ControlModifier);
        QVERIFY(f.page.importAction()->isEnabled());
        f.page.importAction()->trigger();
        QCOMPARE(f.asked.size(), 1);
        QCOMPARE(f.asked.first().first().toStringList(), QStringList({u"3.3"_s, u"3.2"_s}));
    }

    void nothingToImportFromAPushedTag()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.click(u"dev"_s);
        QVERIFY(!f.page.importAction()->isEnabled());
    }

    /// A history item stands for its tag; both selected are one import.
    void historyItemStandsForItsTag()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.table->expand(f.model.indexOf(u"3.3"_s));
        f.click(u"3.3"_s);
        clickCell(*f.table, f.item(u"3.3"_s, 1), Qt::ControlModifier);
        QCOMPARE(f.page.selectedTags(), QStringList{u"3.3"_s});
    }

    void copies()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.click(u"3.3"_s);
        f.copyDigest->trigger();
        QCOMPARE(clipboard(), sampleDigest(u'2'));
        f.copyPullSpec->trigger();
        QCOMPARE(clipboard(), sampleEvent(2).dockerImageReference);
        f.table->expand(f.model.indexOf(u"3.3"_s));
        clickCell(*f.table, f.item(u"3.3"_s, 1));
        f.copyDigest->trigger();
        QCOMPARE(clipboard(), sampleDigest(u'1'));
    }

    void copiesByKey()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.click(u"3.3"_s);
        f.table->setFocus();
        QTRY_VERIFY(f.table->hasFocus());
        QTest::keySequence(f.table, QKeySequence::Copy);
        QCOMPARE(clipboard(), sampleEvent(2).dockerImageReference);
    }

    void copyActionsFollowTheCurrentItem_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("by mouse") << false;
        QTest::newRow("by key") << true;
    }
    void copyActionsFollowTheCurrentItem()
    {
        QFETCH(const bool, byKey);
        Fixture f;
        TagRow reference = sampleTag(u"ref"_s);
        reference.items.first().image.clear();
        f.model.setRows({sampleTag(u"3.3"_s), sampleTag(u"3.2"_s, 0), reference});
        QVERIFY(showWindow(f.page));
        const auto go = [&](const QString &tag) {
            if (byKey)
                QTest::keyClicks(f.table, tag); // which is how one gets to a row by its name
            else
                f.click(tag);
            QCOMPARE(f.table->currentIndex().data().toString(), tag);
        };
        f.page.selectTag(u"3.3"_s);
        QVERIFY(f.copyDigest->isEnabled());
        QVERIFY(f.copyPullSpec->isEnabled());
        go(u"ref"_s); // a pull spec, no image
        QVERIFY(!f.copyDigest->isEnabled());
        QVERIFY(f.copyPullSpec->isEnabled());
        f.page.selectTag(u"3.2"_s); // never imported
        QVERIFY(!f.copyDigest->isEnabled());
        QVERIFY(!f.copyPullSpec->isEnabled());
    }

    /// The first import of a tag makes its digest one to copy.
    void actionsFollowTheModel()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.click(u"3.2"_s);
        QVERIFY(!f.copyDigest->isEnabled());
        f.model.setRows({sampleTag(u"3.3"_s, 2), sampleTag(u"3.2"_s, 1), pushed(u"dev"_s)});
        QVERIFY(f.copyDigest->isEnabled());
    }

    void tellsWhatIsChosen()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.page.selectTag(u"3.2"_s);
        f.chosen.clear();
        f.page.selectTag(u"3.3"_s);
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(f.chosen.last().at(0).value<TagRow>().name, u"3.3"_s);
        QCOMPARE(f.chosen.last().at(1).toInt(), -1);
        f.table->expand(f.model.indexOf(u"3.3"_s));
        clickCell(*f.table, f.item(u"3.3"_s, 1));
        QCOMPARE(f.chosen.last().at(0).value<TagRow>().name, u"3.3"_s);
        QCOMPARE(f.chosen.last().at(1).toInt(), 1);
        f.page.selectTag(u"no such tag"_s);
        QCOMPARE(f.chosen.size(), 2);
    }

    /// What the inspector shows must not go stale.
    void tellsWhenTheChosenTagChanges()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.click(u"3.2"_s);
        f.chosen.clear();
        f.model.setRows({sampleTag(u"3.3"_s, 2), sampleTag(u"3.2"_s, 1), pushed(u"dev"_s)});
        QVERIFY(!f.chosen.isEmpty());
        QCOMPARE(f.chosen.last().at(0).value<TagRow>(), sampleTag(u"3.2"_s, 1));
    }

    void refreshKeepsSelectionAndOpenBranches()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.table->expand(f.model.indexOf(u"3.3"_s));
        clickCell(*f.table, f.item(u"3.3"_s, 1));
        f.model.setRows(QList{sampleTag(u"latest"_s), sampleTag(u"3.4"_s)} + Fixture::rows());
        QVERIFY(f.table->isExpanded(f.model.indexOf(u"3.3"_s)));
        QCOMPARE(f.table->currentIndex(), f.item(u"3.3"_s, 1));
        QVERIFY(f.table->selectionModel()->isSelected(f.item(u"3.3"_s, 1)));
        // One import more, and the same item is one further down.
        QList<TagRow> imported = f.model.rows();
        imported[2] = sampleTag(u"3.3"_s, 3);
        f.model.setRows(imported);
        QCOMPARE(f.table->currentIndex(), f.item(u"3.3"_s, 2));
        QVERIFY(f.table->isExpanded(f.model.indexOf(u"3.3"_s)));
    }
};

QTEST_MAIN(TestTagsPage)
#include "tst_tagspage.moc"
