// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/recovery.h"

#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString folder = u"/catalog"_s;

RecoveryRecord record(const QString &file = u"ruby.yaml"_s,
                      const QByteArray &text = "kind: größe\n")
{
    return {.folder = folder,
            .file = file,
            .base = Digest::ofSha256("kind: x\n"),
            .time = QDateTime(QDate(2026, 5, 4), QTime(3, 2, 1), QTimeZone::UTC),
            .text = text};
}

QStringList filesIn(const QString &path)
{
    return QDir(path).entryList(QDir::Files);
}

} // namespace

class TestRecovery : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void comesBack_data()
    {
        QTest::addColumn<RecoveryRecord>("given");
        QTest::newRow("text") << record();
        QTest::newRow("empty text") << record(u"a"_s, {});
        RecoveryRecord unbased = record();
        unbased.base.reset();
        QTest::newRow("a file that was gone") << unbased;
    }
    void comesBack()
    {
        QFETCH(const RecoveryRecord, given);
        const Result<RecoveryRecord> decoded = decodeRecovery(encodeRecovery(given));
        QVERIFY(decoded);
        QCOMPARE(*decoded, given);
    }

    /// T13: cut off anywhere, or damaged anywhere, it is nothing; and the program goes on.
    void anyPrefixIsRefused()
    {
        const QByteArray whole = encodeRecovery(record());
        for (qsizetype length = 0; length < whole.size(); ++length)
            QCOMPARE(decodeRecovery(whole.left(length)).error().kind, Error::Kind::InvalidInput);
        QVERIFY(!decodeRecovery(whole + 'x'));
    }
    void anyDamageIsRefused()
    {
        const QByteArray whole = encodeRecovery(record());
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged.at(at) ^ 0x20);
            QVERIFY(!decodeRecovery(damaged));
        }
    }

    void keepsForTheNextRun()
    {
        QTemporaryDir dir;
        const QString place = dir.filePath(u"state/recovery"_s);
        {
            RecoveryStore store(place);
            QVERIFY(store.keep(record(u"b.yaml"_s)));
            QVERIFY(store.keep(record(u"a.yaml"_s, "1")));
            QVERIFY(store.keep(record(u"a.yaml"_s, "2"))); // the latest
            QVERIFY(store.left(folder).isEmpty()); // not left: this store is at work on them
        }
        const QFileInfo info(place + u'/' + filesIn(place).first());
        QCOMPARE(info.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());
        QCOMPARE(QFileInfo(place).permissions()
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup),
                 QFile::Permissions());
        RecoveryStore next(place);
        QCOMPARE(next.left(folder), (QList{record(u"a.yaml"_s, "2"), record(u"b.yaml"_s)}));
        QVERIFY(next.left(u"/other"_s).isEmpty());
        next.drop(folder, u"a.yaml"_s);
        QCOMPARE(next.left(folder), QList{record(u"b.yaml"_s)});
        next.drop(folder, u"a.yaml"_s); // is gone already
        next.drop(folder, u"b.yaml"_s);
        QCOMPARE(filesIn(place), QStringList());
    }

    void dropsItsOwn()
    {
        QTemporaryDir dir;
        RecoveryStore store(dir.path());
        QVERIFY(store.keep(record()));
        QVERIFY(!filesIn(dir.path()).isEmpty());
        store.drop(folder, u"ruby.yaml"_s);
        QCOMPARE(filesIn(dir.path()), QStringList());
    }

    /// What an instance that is alive is at work on is neither offered nor touched.
    void leavesTheLivingAlone()
    {
        QTemporaryDir dir;
        RecoveryStore alive(dir.path());
        QVERIFY(alive.keep(record()));
        RecoveryStore other(dir.path());
        QVERIFY(other.left(folder).isEmpty());
        QCOMPARE(other.keep(record(u"ruby.yaml"_s, "other")).error().kind, Error::Kind::Conflict);
        other.drop(folder, u"ruby.yaml"_s);
        QVERIFY(!filesIn(dir.path()).isEmpty());
    }

    /// T12: killed without a chance to say anything.
    void survivesAKill()
    {
        QTemporaryDir dir;
        const pid_t child = ::fork();
        if (child == 0) {
            RecoveryStore store(dir.path());
            if (store.keep(record()))
                ::kill(::getpid(), SIGKILL);
            ::_exit(1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        RecoveryStore next(dir.path());
        QCOMPARE(next.left(folder), QList{record()});
        QVERIFY(next.keep(record(u"ruby.yaml"_s, "goes on"))); // the dead one's lock is void
    }

    void foreignFilesAreIgnored()
    {
        QTemporaryDir dir;
        QFile foreign(dir.filePath(u"x.unsaved"_s));
        QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write("garbage") == 7);
        foreign.close();
        QVERIFY(RecoveryStore(dir.path()).left(folder).isEmpty());
        QVERIFY(RecoveryStore(dir.filePath(u"absent"_s)).left(folder).isEmpty());
    }

    void saysWhenItCannotKeep()
    {
        RecoveryStore store(u"/proc/no-such-place"_s);
        QVERIFY(!store.keep(record()));
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
