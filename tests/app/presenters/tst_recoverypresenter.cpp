// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/recoverypresenter.h"

#include "app/presenters/openfiles.h"
#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QSignalSpy>
#include <QTextCursor>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"ruby.yaml"_s;

/// One run of the program on a folder; the folder and the state outlive it.
struct Run
{
    Run(const CatalogFolder &folder, const QString &state)
        : recovery(catalog, files, state)
    {
        catalog.open({folder.path()});
    }
    OpenFile &opened()
    {
        if (!QTest::qWaitFor([this] { return catalog.snapshot()->isComplete; }))
            qFatal("not read");
        OpenFile &result = files.open(file);
        if (!QTest::qWaitFor([&] { return result.isLoaded() || result.failure(); }))
            qFatal("not loaded");
        return result;
    }
    QList<RecoveryRecord> records() const
    {
        return found.isEmpty() ? QList<RecoveryRecord>()
                               : found.last().first().value<QList<RecoveryRecord>>();
    }

    Catalog catalog;
    OpenFiles files{catalog};
    RecoveryPresenter recovery;
    QSignalSpy found{&recovery, &RecoveryPresenter::found};
    QSignalSpy failed{&recovery, &RecoveryPresenter::failed};
};

struct Fixture
{
    Fixture() { folder.put(file, text); }
    QStringList kept() const { return QDir(state.path()).entryList({u"*.unsaved"_s}, QDir::Files); }
    QByteArray text = CatalogFolder::definition(u"ruby"_s, {u"3.3"_s});
    CatalogFolder folder;
    QTemporaryDir state;
};

void type(OpenFile &into, const QString &text)
{
    QTextCursor(&into.document()).insertText(text);
}

} // namespace

class TestRecoveryPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// The run that ends here without a word stands for a crash; a real one is in tst_recovery.
    void theNextRunFindsWhatWasTyped()
    {
        Fixture f;
        QByteArray typed;
        {
            Run run(f.folder, f.state.path());
            type(run.opened(), u"# mine\n"_s);
            typed = run.opened().text();
            QTRY_COMPARE(f.kept().size(), 1);
        }
        Run next(f.folder, f.state.path());
        QTRY_COMPARE(next.records().size(), 1);
        const RecoveryRecord record = next.records().first();
        QCOMPARE(record.file, file);
        QCOMPARE(record.text, typed);
        QCOMPARE(record.base, Digest::ofSha256(f.text));

        next.recovery.restore(record);
        OpenFile &opened = next.opened();
        QTRY_COMPARE(opened.text(), typed);
        QVERIFY(opened.isModified());
        QCOMPARE(f.folder.get(file), f.text);
        opened.document().undo();
        QCOMPARE(opened.text(), f.text);
        opened.document().redo();
        opened.save();
        QTRY_COMPARE(f.folder.get(file), typed);
        QTRY_VERIFY(f.kept().isEmpty());
    }

    void nothingIsKeptOfWhatIsSafe_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"saved", "undone", "closed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void nothingIsKeptOfWhatIsSafe()
    {
        QFETCH(const QString, how);
        Fixture f;
        Run run(f.folder, f.state.path());
        type(run.opened(), u"# mine\n"_s);
        QTRY_COMPARE(f.kept().size(), 1);
        if (how == "saved"_L1)
            run.files.saveAll();
        else if (how == "undone"_L1)
            run.opened().document().undo();
        else
            run.files.closeAll();
        QTRY_VERIFY(f.kept().isEmpty());
    }

    /// Closing and ending at once leaves nothing either.
    void endsTidily()
    {
        Fixture f;
        {
            Run run(f.folder, f.state.path());
            type(run.opened(), u"# mine\n"_s);
            QTRY_COMPARE(f.kept().size(), 1);
            run.files.closeAll();
        }
        QTRY_VERIFY(f.kept().isEmpty());
    }

    void discards()
    {
        Fixture f;
        {
            Run run(f.folder, f.state.path());
            type(run.opened(), u"# mine\n"_s);
            QTRY_COMPARE(f.kept().size(), 1);
        }
        Run next(f.folder, f.state.path());
        QTRY_COMPARE(next.records().size(), 1);
        next.opened(); // looking at the file decides nothing
        QVERIFY(!f.kept().isEmpty());
        next.recovery.discard(next.records().first());
        QTRY_VERIFY(f.kept().isEmpty());
    }

    void restoresAFileThatIsGone()
    {
        Fixture f;
        QByteArray typed;
        {
            Run run(f.folder, f.state.path());
            type(run.opened(), u"# mine\n"_s);
            typed = run.opened().text();
            QTRY_COMPARE(f.kept().size(), 1);
        }
        f.folder.remove(file);
        Run next(f.folder, f.state.path());
        QTRY_COMPARE(next.records().size(), 1);
        next.recovery.restore(next.records().first());
        QTRY_VERIFY(next.opened().isLoaded());
        QCOMPARE(next.opened().text(), typed);
        QCOMPARE(next.opened().disk(), FileState::Disk::Missing);
        next.opened().keepMine();
        next.opened().save();
        QTRY_COMPARE(f.folder.get(file), typed);
    }

    void saysWhenNothingCanBeKept()
    {
        Fixture f;
        Run run(f.folder, u"/proc/no-such-place"_s);
        type(run.opened(), u"# mine\n"_s);
        QTRY_COMPARE(run.failed.size(), 1);
    }
};

QTEST_MAIN(TestRecoveryPresenter)
#include "tst_recoverypresenter.moc"
