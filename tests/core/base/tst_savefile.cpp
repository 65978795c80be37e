// SPDX-License-Identifier: Apache-2.0
#include "core/base/savefile.h"
#include "tests/support/testcase.h"
#include "tests/support/tool.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

unsigned modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777U : 0;
}

QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                  | QDir::NoDotAndDotDot);
}

/// Content that no truncated or mixed file can be mistaken for.
QByteArray pattern(char letter, qsizetype size)
{
    return QByteArray(size, letter);
}

/// One line "SIZE KIND DETAIL" per size; stops at the first thing that must never happen.
int childSavesIntoLittleRoom(const QString &folder)
{
    const QString path = folder + u"/old.yaml"_s;
    const QByteArray old = pattern('o', 10'000);
    if (!saveFile(path, old))
        return 2;
    for (const qsizetype size : {1000, 30'000, 60'000, 70'000, 200'000, 1'000'000}) {
        const QByteArray fresh = pattern('n', size);
        const Result<void> saved = saveFile(path, fresh);
        if (readAll(path) != (saved ? fresh : old) || entries(folder) != QStringList{u"old.yaml"_s})
            return 3;
        const QString line = saved
            ? u"%1 saved\n"_s.arg(size)
            : u"%1 %2 %3\n"_s.arg(size).arg(int(saved.error().kind)).arg(saved.error().detail);
        std::fputs(qPrintable(line), stdout);
        if (saved && !saveFile(path, old))
            return 4;
    }
    return 0;
}

int childSavesBelowSizeLimit(const QString &folder)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {.rlim_cur = 40'000, .rlim_max = 40'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 5;
    return childSavesIntoLittleRoom(folder);
}

constexpr int exitNotSaved = 77; ///< a code that no loader and no sanitizer ends with

int childSavesOnce(const QString &path, qsizetype size)
{
    const Result<void> saved = saveFile(path, pattern('n', size));
    if (saved)
        return 0;
    std::fputs(qPrintable(saved.error().detail + u'\n'), stdout);
    return exitNotSaved;
}

[[noreturn]] void childSavesForEver(const QString &path)
{
    std::fputs("ready\n", stdout);
    std::fflush(stdout);
    for (char letter = 'a';; letter = letter == 'z' ? 'a' : char(letter + 1))
        static_cast<void>(saveFile(path, pattern(letter, 300'000)));
}

int runChild(const QStringList &arguments)
{
    const QString what = arguments.value(2);
    if (what == u"room"_s)
        return childSavesIntoLittleRoom(arguments.value(3));
    if (what == u"limit"_s)
        return childSavesBelowSizeLimit(arguments.value(3));
    if (what == u"once"_s)
        return childSavesOnce(arguments.value(3), arguments.value(4).toInt());
    if (what == u"ever"_s)
        childSavesForEver(arguments.value(3));
    return 9;
}

QString self()
{
    return QCoreApplication::applicationFilePath();
}

} // namespace

class TestSaveFile : public TestCase
{
    Q_OBJECT

    QString at(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir = std::make_unique<QTemporaryDir>();

private Q_SLOTS:
    void cleanup() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keepsEveryByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no final newline") << QByteArray("a: 1");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                       "a: 1\n");
        QTest::newRow("mixed line ends") << QByteArray("a: 1\r\nb: 2\nc: 3\r");
        QTest::newRow("not UTF-8, with NUL") << QByteArray("\xff\xfe\0\x80", 4);
        QTest::newRow("several blocks") << pattern('x', 3'000'001);
    }
    void keepsEveryByte()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(saveFile(at(u"a.yaml"_s), bytes));
        QCOMPARE(readAll(at(u"a.yaml"_s)), bytes);
        QVERIFY(saveFile(at(u"a.yaml"_s), bytes));
        QCOMPARE(readAll(at(u"a.yaml"_s)), bytes);
        QCOMPARE(entries(m_dir->path()), QStringList{u"a.yaml"_s});
    }

    void keepsModeAndAttributes()
    {
        const QString path = at(u"a.yaml"_s);
        put(path, "old");
        const QByteArray name = QFile::encodeName(path);
        QCOMPARE(::chmod(name.constData(), 0640), 0);
        const bool hasAttributes = ::setxattr(name.constData(), "user.origin", "x", 1, 0) == 0;
        QVERIFY(saveFile(path, "new"));
        QCOMPARE(modeOf(path), 0640U);
        char value = 0;
        if (hasAttributes)
            QCOMPARE(::getxattr(name.constData(), "user.origin", &value, 1), 1);
    }

    void keepsTheOwner()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give files to others");
        const QString path = at(u"a.yaml"_s);
        put(path, "old");
        if (::chown(QFile::encodeName(path).constData(), 12, 34) != 0)
            QSKIP("the kernel does not let this root give files to others");
        QVERIFY(saveFile(path, "new"));
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_uid, 12U);
        QCOMPARE(info.st_gid, 34U);
    }

    void newFilesObeyTheUmask()
    {
        const mode_t before = ::umask(027);
        const Result<void> saved = saveFile(at(u"a.yaml"_s), "new");
        ::umask(before);
        QVERIFY(saved);
        QCOMPARE(modeOf(at(u"a.yaml"_s)), 0640U);
    }

    void secretsAreForTheUserAlone()
    {
        put(at(u"old.json"_s), "old");
        QCOMPARE(::chmod(QFile::encodeName(at(u"old.json"_s)).constData(), 0644), 0);
        const mode_t before = ::umask(0);
        const Result<void> fresh = saveFile(at(u"new.json"_s), "secret", {.mode = 0600});
        const Result<void> replaced = saveFile(at(u"old.json"_s), "secret", {.mode = 0600});
        ::umask(before);
        QVERIFY(fresh && replaced);
        QCOMPARE(modeOf(at(u"new.json"_s)), 0600U);
        QCOMPARE(modeOf(at(u"old.json"_s)), 0600U);
    }

    void noticesAForeignChangeOfSameSizeAndTime()
    {
        const QString path = at(u"a.yaml"_s);
        put(path, "mine 1");
        const auto read = Digest::ofSha256("mine 1");
        const auto time = std::filesystem::last_write_time(path.toStdString());
        put(path, "theirs");
        std::filesystem::last_write_time(path.toStdString(), time);

        const Result<void> saved = saveFile(path, "mine 2", {.expected = read});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Conflict);
        QCOMPARE(readAll(path), QByteArray("theirs"));
        QCOMPARE(entries(m_dir->path()), QStringList{u"a.yaml"_s});
        QVERIFY(saveFile(path, "mine 2", {.expected = Digest::ofSha256("theirs")}));
        QCOMPARE(readAll(path), QByteArray("mine 2"));
    }

    void aDeletedFileIsAForeignChange()
    {
        const Result<void> saved
            = saveFile(at(u"gone.yaml"_s), "x", {.expected = Digest::ofSha256("y")});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Conflict);
        QVERIFY(!QFileInfo::exists(at(u"gone.yaml"_s)));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("folder") << u"folder"_s << Error::Kind::NotAFile;
        QTest::newRow("pipe") << u"pipe"_s << Error::Kind::NotAFile;
        QTest::newRow("no such folder") << u"none/x.yaml"_s << Error::Kind::NotFound;
        QTest::newRow("below a file") << u"file/x.yaml"_s << Error::Kind::NotAFile;
        QTest::newRow("link to itself") << u"loop"_s << Error::Kind::NotAFile;
        QTest::newRow("name of 300 bytes") << QString(300, u'x') << Error::Kind::Io;
    }
    void refuses()
    {
        QVERIFY(QDir(m_dir->path()).mkdir(u"folder"_s));
        QCOMPARE(::mkfifo(QFile::encodeName(at(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::link(u"loop"_s, at(u"loop"_s)));
        put(at(u"file"_s), "x");
        const QStringList before = entries(m_dir->path());
        QFETCH(const QString, name);
        const Result<void> saved = saveFile(at(name), "x");
        QVERIFY(!saved);
        QTEST(saved.error().kind, "kind");
        QCOMPARE(saved.error().subject, at(name));
        QCOMPARE(entries(m_dir->path()), before);
    }

    void leavesAReadOnlyFileAlone()
    {
        put(at(u"a.yaml"_s), "old");
        QCOMPARE(::chmod(QFile::encodeName(at(u"a.yaml"_s)).constData(), 0444), 0);
        QCOMPARE(::chmod(QFile::encodeName(m_dir->path()).constData(), 0777), 0);
        const bool isRoot = ::geteuid() == 0;
        if (isRoot && ::seteuid(65534) != 0)
            QSKIP("root may write everything, and the kernel does not let it be somebody else");
        const Result<void> saved = saveFile(at(u"a.yaml"_s), "new");
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::NoPermission);
        QCOMPARE(readAll(at(u"a.yaml"_s)), QByteArray("old"));
    }

    void writesTheTargetOfALink_data()
    {
        QTest::addColumn<bool>("targetExists");
        QTest::newRow("existing") << true;
        QTest::newRow("dangling") << false;
    }
    void writesTheTargetOfALink()
    {
        QFETCH(const bool, targetExists);
        QVERIFY(QDir(m_dir->path()).mkdir(u"sub"_s));
        if (targetExists)
            put(at(u"sub/real.yaml"_s), "old");
        QVERIFY(QFile::link(u"sub/real.yaml"_s, at(u"link.yaml"_s)));
        QVERIFY(saveFile(at(u"link.yaml"_s), "new", {.within = m_dir->path()}));
        QVERIFY(QFileInfo(at(u"link.yaml"_s)).isSymLink());
        QCOMPARE(readAll(at(u"sub/real.yaml"_s)), QByteArray("new"));
        QVERIFY(!QFileInfo(at(u"sub/real.yaml"_s)).isSymLink());
    }

    void refusesALinkThatLeadsOut()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"catalog"_s));
        put(at(u"outside.yaml"_s), "old");
        QVERIFY(QFile::link(at(u"outside.yaml"_s), at(u"catalog/link.yaml"_s)));
        const Result<void> saved
            = saveFile(at(u"catalog/link.yaml"_s), "new", {.within = at(u"catalog"_s)});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::NoPermission);
        QCOMPARE(readAll(at(u"outside.yaml"_s)), QByteArray("old"));
        QVERIFY(saveFile(at(u"catalog/link.yaml"_s), "new"));
        QCOMPARE(readAll(at(u"outside.yaml"_s)), QByteArray("new"));
    }

    // T16: a folder of the path is swapped for a link to the outside and back, all the time.
    void aSwappedLinkLeadsNowhere()
    {
        const QByteArray root = QFile::encodeName(m_dir->path());
        QVERIFY(QDir(m_dir->path()).mkpath(u"catalog/sub"_s));
        QVERIFY(QDir(m_dir->path()).mkpath(u"outside"_s));
        std::atomic<bool> stop = false;
        std::thread flipper([&] {
            const QByteArray sub = root + "/catalog/sub";
            const QByteArray aside = root + "/catalog/aside";
            const QByteArray outside = root + "/outside";
            while (!stop) {
                ::rename(sub.constData(), aside.constData());
                static_cast<void>(::symlink(outside.constData(), sub.constData()));
                ::unlink(sub.constData());
                ::rename(aside.constData(), sub.constData());
            }
        });
        int saved = 0;
        for (int i = 0; i < 1000; ++i)
            saved
                += saveFile(at(u"catalog/sub/a.yaml"_s), "x", {.within = at(u"catalog"_s)}) ? 1 : 0;
        stop = true;
        flipper.join();
        QCOMPARE(entries(at(u"outside"_s)), QStringList());
        qInfo("%d of 1000 rounds could save", saved);
    }

    // T1
    void aFullDiskLeavesTheOldFile()
    {
        if (const QString refused = refusedByKernel(u"bwrap"_s); !refused.isEmpty())
            QSKIP(qPrintable(refused));
        const ToolRun run
            = runTool(u"bwrap"_s,
                      {u"--dev-bind"_s, u"/"_s, u"/"_s, u"--size"_s, u"65536"_s, u"--tmpfs"_s,
                       u"/mnt"_s, self(), u"--child"_s, u"room"_s, u"/mnt"_s});
        QVERIFY2(run.exitCode == 0, (run.output + QByteArray::number(run.exitCode)).constData());
        const QByteArray full = QByteArray::number(int(Error::Kind::DiskFull));
        QVERIFY2(run.output.contains("30000 saved"), run.output.constData());
        QVERIFY2(run.output.contains("200000 " + full), run.output.constData());
        QVERIFY2(run.output.contains("1000000 bytes are needed"), run.output.constData());
    }

    // T2
    void aFileSizeLimitLeavesTheOldFile()
    {
        const ToolRun run = runTool(self(), {u"--child"_s, u"limit"_s, m_dir->path()});
        QVERIFY2(run.exitCode == 0, (run.output + QByteArray::number(run.exitCode)).constData());
        const QByteArray tooLarge = QByteArray::number(int(Error::Kind::TooLarge));
        QVERIFY2(run.output.contains("30000 saved"), run.output.constData());
        QVERIFY2(run.output.contains("60000 " + tooLarge + " write: "), run.output.constData());
    }

    // T3
    void aFailingDiskLeavesTheOldFile_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("write") << u"write"_s << u"error=EIO"_s << QByteArray("write: ");
        QTest::newRow("fdatasync") << u"fdatasync"_s << u"error=EIO"_s << QByteArray("fdatasync: ");
        QTest::newRow("read back") << u"pread64"_s << u"error=EIO"_s << QByteArray("pread: ");
        QTest::newRow("rename") << u"renameat,renameat2"_s << u"error=EIO"_s
                                << QByteArray("renameat: ");
        // The system says that it wrote a block, and did not.
        QTest::newRow("lost block")
            << u"write"_s << u"retval=262144"_s << QByteArray("does not read back the same");
    }
    void aFailingDiskLeavesTheOldFile()
    {
        if (const QString refused = refusedByKernel(u"strace"_s); !refused.isEmpty())
            QSKIP(qPrintable(refused));
        QFETCH(const QString, call);
        QFETCH(const QString, fault);
        QFETCH(const QByteArray, named);
        const QString path = at(u"a.yaml"_s);
        const QByteArray old = pattern('o', 1000);
        const qsizetype size = 3 * 262'144;
        put(path, old);
        bool wasNamed = false;
        int round = 0;
        while (readAll(path) == old) {
            QVERIFY2(++round < 30, "no end to the calls");
            const QString inject = u"inject=%1:%2:when=%3"_s.arg(call, fault).arg(round);
            const ToolRun run
                = runTool(u"strace"_s,
                          {u"-f"_s, u"-qq"_s, u"-o"_s, at(u"trace"_s), u"-e"_s, inject, self(),
                           u"--child"_s, u"once"_s, path, QString::number(size)});
            QVERIFY2(run.exitCode >= 0, run.output.constData());
            // Any other code: the fault hit the loader before, or a sanitizer after the save.
            const QByteArray now = readAll(path);
            const QByteArray fresh = pattern('n', size);
            QVERIFY(run.exitCode == 0 ? now == fresh : now == old || now == fresh);
            if (run.exitCode == exitNotSaved)
                QVERIFY(now == old);
            wasNamed = wasNamed || run.output.contains(named);
            QCOMPARE(entries(m_dir->path()), QStringList({u"a.yaml"_s, u"trace"_s}));
        }
        QVERIFY(wasNamed);
    }

    // T4
    void aKillLeavesTheOldOrTheNewFile()
    {
        const QString path = at(u"a.yaml"_s);
        QVERIFY(saveFile(path, pattern('a', 300'000)));
        for (int round = 0; round < 40; ++round) {
            QProcess child;
            child.start(self(), {u"--child"_s, u"ever"_s, path});
            QVERIFY(child.waitForReadyRead(20'000));
            child.waitForFinished(QRandomGenerator::global()->bounded(25));
            child.kill();
            QVERIFY(child.waitForFinished(20'000));
            const QByteArray now = readAll(path);
            QCOMPARE(now.size(), 300'000);
            QCOMPARE(now, pattern(now.at(0), 300'000));
            sweepLeftovers(m_dir->path());
            QCOMPARE(entries(m_dir->path()), QStringList{u"a.yaml"_s});
        }
    }

    // T5
    void flushesContentThenNameThenFolder()
    {
        if (const QString refused = refusedByKernel(u"strace"_s); !refused.isEmpty())
            QSKIP(qPrintable(refused));
        const QString trace = at(u"trace"_s);
        const ToolRun run = runTool(u"strace"_s,
                                    {u"-f"_s, u"-qq"_s, u"-y"_s, u"-o"_s, trace, u"-e"_s,
                                     u"trace=fdatasync,fsync,rename,renameat,renameat2"_s, self(),
                                     u"--child"_s, u"once"_s, at(u"a.yaml"_s), u"1000"_s});
        QCOMPARE(run.exitCode, 0);
        const QByteArray calls = readAll(trace);
        const qsizetype content = calls.indexOf("fdatasync(");
        const qsizetype name = calls.indexOf("rename");
        const qsizetype folder = calls.indexOf("fsync(", name);
        QVERIFY2(content >= 0 && content < name && name < folder, calls.constData());
        QVERIFY2(calls.sliced(folder).contains('<' + QFile::encodeName(m_dir->path()) + '>'),
                 calls.constData());
    }

    void sweepsOnlyWhatNobodyIsWriting()
    {
        put(at(u".headwater-save-0abc"_s), "left over");
        put(at(u"a.yaml"_s), "x");
        QVERIFY(QDir(m_dir->path()).mkdir(u".headwater-save-folder"_s));
        QProcess child;
        child.start(self(), {u"--child"_s, u"ever"_s, at(u"busy.yaml"_s)});
        QVERIFY(child.waitForReadyRead(20'000));
        for (int i = 0; i < 200; ++i)
            sweepLeftovers(m_dir->path());
        QTRY_COMPARE(readAll(at(u"busy.yaml"_s)).size(), 300'000);
        child.kill();
        QVERIFY(child.waitForFinished(20'000));
        sweepLeftovers(m_dir->path());
        QCOMPARE(entries(m_dir->path()),
                 QStringList({u".headwater-save-folder"_s, u"a.yaml"_s, u"busy.yaml"_s}));
        QCOMPARE(sweepLeftovers(at(u"none"_s)), 0);
    }
};

// The faults of the disk and the kills happen to a child: this program itself.
int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--child"_s)
        return runChild(app.arguments());
    TestSaveFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_savefile.moc"
