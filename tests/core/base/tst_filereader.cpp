// SPDX-License-Identifier: Apache-2.0
#include "core/base/filereader.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 limit = 1000;

} // namespace

class TestFileReader : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("bytes") << QByteArray("a\0b\r\n\xff", 6);
        QTest::newRow("at the limit") << QByteArray(limit, 'x');
    }
    void reads()
    {
        QFETCH(const QByteArray, content);
        const QString path = write(u"file.yaml"_s, content);
        const Result<FileContent> read = readFile(path, limit);
        QVERIFY(read);
        QCOMPARE(read->bytes, content);
        QCOMPARE(read->stamp.size, content.size());
        QVERIFY(read->stamp.inode != 0);
        QVERIFY(read->stamp.modifiedNs > 0);
        QVERIFY(read->stamp.changedNs > 0);
        QCOMPARE(readFile(path, limit)->stamp, read->stamp);
    }

    void followsLinks()
    {
        const QString path = write(u"target.yaml"_s, "x");
        const QString link = m_folder.filePath(u"link.yaml"_s);
        QVERIFY(QFile::link(path, link));
        QCOMPARE(readFile(link, limit)->bytes, "x");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Error::Kind>("kind");
        const QString folder = m_folder.filePath(u"folder.yaml"_s);
        QVERIFY(QDir().mkpath(folder));
        QTest::newRow("folder") << folder << Error::Kind::NotAFile;
        const QString pipe = m_folder.filePath(u"pipe.yaml"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QTest::newRow("pipe nobody writes to") << pipe << Error::Kind::NotAFile;
        QTest::newRow("device that never ends") << u"/dev/zero"_s << Error::Kind::NotAFile;
        QTest::newRow("socket") << socketFile() << Error::Kind::NotAFile;
        QTest::newRow("missing") << m_folder.filePath(u"no.yaml"_s) << Error::Kind::NotFound;
        const QString dangling = m_folder.filePath(u"dangling.yaml"_s);
        QVERIFY(QFile::link(m_folder.filePath(u"no.yaml"_s), dangling));
        QTest::newRow("dangling link") << dangling << Error::Kind::NotFound;
        const QString loop = m_folder.filePath(u"loop.yaml"_s);
        QVERIFY(QFile::link(loop, loop));
        QTest::newRow("link to itself") << loop << Error::Kind::NotAFile;
        QTest::newRow("one byte too large")
            << write(u"large.yaml"_s, QByteArray(limit + 1, 'x')) << Error::Kind::TooLarge;
        QTest::newRow("1 GB without content") << sparseFile() << Error::Kind::TooLarge;
        QTest::newRow("empty name") << QString() << Error::Kind::NotFound;
    }
    void refuses()
    {
        QFETCH(const QString, path);
        const Result<FileContent> read = readFile(path, limit);
        QVERIFY(!read);
        QTEST(read.error().kind, "kind");
        QCOMPARE(read.error().subject, path);
        QVERIFY(!read.error().detail.isEmpty());
    }

    void saysWhenPermissionIsMissing()
    {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        const QString path = write(u"secret.yaml"_s, "x");
        QVERIFY(QFile::setPermissions(path, {}));
        QCOMPARE(readFile(path, limit).error().kind, Error::Kind::NoPermission);
    }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        const bool isWritten
            = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        return isWritten ? file.fileName() : QString();
    }

    QString sparseFile()
    {
        QFile file(m_folder.filePath(u"sparse.yaml"_s));
        const bool isMade = file.open(QIODevice::WriteOnly) && file.resize(qint64(1) << 30);
        return isMade ? file.fileName() : QString();
    }

    QString socketFile()
    {
        const QString path = m_folder.filePath(u"s.yaml"_s);
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        qstrncpy(address.sun_path, name.constData(), sizeof address.sun_path);
        m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int bound
            = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        ::close(m_socket);
        return bound == 0 ? path : QString();
    }

    QTemporaryDir m_folder;
    int m_socket = -1;
};

QTEST_GUILESS_MAIN(TestFileReader)
#include "tst_filereader.moc"
