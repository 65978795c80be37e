// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/openfiles.h"

#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QSignalSpy>
#include <QTextCursor>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"ruby.yaml"_s;

void type(OpenFile &into, const QString &text, int position = 0)
{
    QTextCursor cursor(&into.document());
    cursor.setPosition(position);
    cursor.insertText(text);
}

struct Fixture
{
    explicit Fixture(const QByteArray &text = CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}))
    {
        folder.put(file, text);
        catalog.open({folder.path()});
    }
    bool isReady() const { return catalog.snapshot()->isComplete; }
    OpenFile &opened(const QString &name = file)
    {
        OpenFile &result = files.open(name);
        if (!QTest::qWaitFor([&] { return result.isLoaded() || result.failure(); }))
            qFatal("not loaded");
        return result;
    }
    QString firstTag() const
    {
        const auto &streams = catalog.snapshot()->streams;
        return streams.isEmpty() ? QString() : streams.first().definition->spec.tags.first().name;
    }

    CatalogFolder folder;
    Catalog catalog;
    OpenFiles files{catalog};
    QSignalSpy read{&files, &OpenFiles::read};
    QSignalSpy failed{&files, &OpenFiles::saveFailed};
};

} // namespace

class TestOpenFiles : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void opensAFileOnce()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        QCOMPARE(opened.text(), f.folder.get(file));
        QVERIFY(!opened.isModified());
        QVERIFY(!opened.document().isUndoAvailable());
        QCOMPARE(&f.files.open(file), &opened);
        QTRY_COMPARE(f.read.size(), 1);
        const auto reading = f.read.first().first().value<FileReading>();
        QCOMPARE(reading.definition->streams.size(), 1);
        QCOMPARE(reading.text, f.folder.get(file));
        QVERIFY(f.files.modified().isEmpty());
    }

    void saysWhyThereIsNone()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &gone = f.opened(u"gone.yaml"_s);
        QCOMPARE(gone.failure()->kind, Error::Kind::NotFound);
        f.folder.put(u"gone.yaml"_s, "kind: ImageStream\n");
        QVERIFY(f.opened(u"gone.yaml"_s).isLoaded()); // tried again
    }

    /// The catalog, and all that follows it, is about what is being typed; the disk is not.
    void theCatalogFollowsTheText()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        const QByteArray before = opened.text();
        type(opened, u"4"_s, static_cast<int>(before.indexOf("3.3")));
        QVERIFY(opened.isModified());
        QTRY_COMPARE(f.firstTag(), u"43.3"_s);
        QVERIFY(f.catalog.snapshot()->files.first().isUnsaved);
        QCOMPARE(f.folder.get(file), before);
        opened.document().undo();
        QVERIFY(!opened.isModified());
        QTRY_COMPARE(f.firstTag(), u"3.3"_s);
        QVERIFY(!f.catalog.snapshot()->files.first().isUnsaved);
    }

    void saves()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        type(opened, u"# größe\n"_s);
        QCOMPARE(f.files.modified(), QList<OpenFile *>{&opened});
        const QByteArray text = opened.text();
        f.files.saveAll();
        QTRY_VERIFY(!opened.isModified());
        QCOMPARE(f.folder.get(file), text);
        QTRY_VERIFY(!f.catalog.snapshot()->files.first().isUnsaved);
        QCOMPARE(opened.disk(), FileState::Disk::Same);
        opened.document().undo();
        QVERIFY(opened.isModified());
        opened.save();
        QTRY_VERIFY(!opened.isModified());
        QCOMPARE(f.failed.size(), 0);
    }

    /// What is typed while the disk is busy is not taken for saved.
    void typingWhileSaving()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        QSignalSpy saved(&opened, &OpenFile::saved);
        type(opened, u"# 1\n"_s);
        const QByteArray first = opened.text();
        opened.save();
        type(opened, u"# 2\n"_s);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(opened.isModified());
        QCOMPARE(f.folder.get(file), first);
        opened.save();
        QTRY_VERIFY(!opened.isModified());
        QCOMPARE(f.folder.get(file), opened.text());
    }

    void keepsLineEndsAndMark()
    {
        const QByteArray text = "\xef\xbb\xbfkind: ImageStream\r\nmetadata: {name: x}\r\n";
        Fixture f(text);
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        QCOMPARE(opened.text(), text);
        type(opened, u"# a\n"_s);
        QCOMPARE(opened.text(), "\xef\xbb\xbf# a\r\n" + text.sliced(3));
        const qsizetype at = opened.text().indexOf("{name");
        QVERIFY(opened.apply({{.from = at, .to = at + 1, .text = "{\r\n "}}, opened.revision()));
        QVERIFY(opened.text().contains("metadata: {\r\n name: x}\r\n"));
    }

    void whatCannotBeKeptIsReadOnly()
    {
        Fixture f("kind: ImageStream # \xff\n");
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        QVERIFY(opened.isReadOnly());
        QCOMPARE(opened.apply({}, opened.revision()).error().kind, Error::Kind::NoPermission);
    }

    /// All edits of one plan are one step.
    void appliesEditsAsOneStep()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        const QByteArray base = f.folder.get(file);
        const QList<TextEdit> edits
            = {{.from = 0, .to = 0, .text = "# ä\n"},
               {.from = base.indexOf("3.3"), .to = base.indexOf("3.3") + 3, .text = "9"}};
        QList<Result<void>> results;
        const auto take = [&](const Result<void> &result) { results.append(result); };
        f.files.apply(file, edits, base, take); // which opens it
        QTRY_COMPARE(results.size(), 1);
        QVERIFY(results.first());
        OpenFile &opened = f.opened();
        QCOMPARE(opened.text(), applied(base, edits));
        f.files.apply(file, edits, base, take);
        QCOMPARE(results.last().error().kind, Error::Kind::Conflict);
        f.files.apply(u"gone.yaml"_s, edits, base, take);
        QTRY_COMPARE(results.size(), 3);
        QCOMPARE(results.last().error().kind, Error::Kind::NotFound);
        opened.document().undo();
        QCOMPARE(opened.text(), base);
        QVERIFY(!opened.document().isUndoAvailable());
        const int old = opened.revision();
        type(opened, u"#\n"_s);
        QCOMPARE(opened.apply(edits, old).error().kind, Error::Kind::Conflict);
    }

    /// T6: nobody has typed; the text follows.
    void followsTheDiskWithoutChanges()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        const QByteArray before = opened.text();
        f.folder.replace(file, before + "# theirs\n");
        QTRY_COMPARE(opened.text(), before + "# theirs\n");
        QVERIFY(!opened.isModified());
        opened.document().undo();
        QCOMPARE(opened.text(), before);
        QVERIFY(opened.isModified());
    }

    /// T7: both have changed it.
    void asksWhenBothHaveChanged_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("keep mine") << true;
        QTest::newRow("load theirs") << false;
    }
    void asksWhenBothHaveChanged()
    {
        QFETCH(const bool, keep);
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        type(opened, u"# mine\n"_s);
        const QByteArray mine = opened.text();
        const QByteArray theirs = f.folder.get(file) + "# theirs\n";
        f.folder.put(file, theirs);
        QTRY_COMPARE(opened.disk(), FileState::Disk::Changed);
        QCOMPARE(opened.theirs(), theirs);
        opened.save();
        QCOMPARE(f.failed.size(), 1);
        QCOMPARE(f.folder.get(file), theirs);
        if (!keep) {
            opened.takeTheirs();
            QCOMPARE(opened.text(), theirs);
            QVERIFY(!opened.isModified());
            opened.document().undo();
            QCOMPARE(opened.text(), mine); // nothing is lost
            return;
        }
        opened.keepMine();
        QCOMPARE(opened.disk(), FileState::Disk::Same);
        opened.save();
        QTRY_VERIFY(!opened.isModified());
        QCOMPARE(f.folder.get(file), mine);
    }

    /// The change on the disk is noticed at the latest by the save itself.
    void aSaveNoticesWhatNobodyReported()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        type(opened, u"# mine\n"_s);
        f.folder.put(file, "# theirs\n");
        opened.save();
        QTRY_COMPARE(f.failed.size(), 1);
        QCOMPARE(f.failed.first().at(1).value<Error>().kind, Error::Kind::Conflict);
        QTRY_COMPARE(opened.disk(), FileState::Disk::Changed);
        QCOMPARE(f.folder.get(file), "# theirs\n");
    }

    /// T9
    void keepsWhatIsGoneFromTheDisk()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        type(opened, u"# mine\n"_s);
        f.folder.remove(file);
        opened.checkDisk();
        QTRY_COMPARE(opened.disk(), FileState::Disk::Missing);
        opened.save();
        QCOMPARE(f.failed.size(), 1);
        opened.keepMine();
        opened.save();
        QTRY_VERIFY(!opened.isModified());
        QCOMPARE(f.folder.get(file), opened.text());
    }

    void reopeningTheCatalogKeepsTheText()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        OpenFile &opened = f.opened();
        type(opened, u"4"_s, static_cast<int>(opened.text().indexOf("3.3")));
        QTRY_COMPARE(f.firstTag(), u"43.3"_s);
        f.catalog.open({f.folder.path()});
        QTRY_COMPARE(f.firstTag(), u"3.3"_s);
        QTRY_COMPARE(f.firstTag(), u"43.3"_s);
        QCOMPARE(f.files.find(file), &opened);
        CatalogFolder other;
        QSignalSpy closing(&f.files, &OpenFiles::closing);
        f.catalog.open({other.path()});
        QTRY_COMPARE(closing.size(), 1);
        QVERIFY(!f.files.find(file));
    }
};

QTEST_MAIN(TestOpenFiles)
#include "tst_openfiles.moc"
