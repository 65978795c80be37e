// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemerror.h"
#include "tests/support/testcase.h"

#include <cerrno>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSystemError : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void hasAKind_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("full disk") << ENOSPC << Error::Kind::DiskFull;
        QTest::newRow("quota") << EDQUOT << Error::Kind::DiskFull;
        QTest::newRow("file size limit") << EFBIG << Error::Kind::TooLarge;
        QTest::newRow("read-only file system") << EROFS << Error::Kind::NoPermission;
        QTest::newRow("no permission") << EACCES << Error::Kind::NoPermission;
        QTest::newRow("absent") << ENOENT << Error::Kind::NotFound;
        QTest::newRow("present") << EEXIST << Error::Kind::AlreadyExists;
        QTest::newRow("folder") << EISDIR << Error::Kind::NotAFile;
        QTest::newRow("bad disk") << EIO << Error::Kind::Io;
    }
    void hasAKind()
    {
        QFETCH(const int, code);
        QTEST(systemError(code, "write"_L1, u"x"_s).kind, "kind");
    }

    void namesTheCall()
    {
        const Error error = systemError(EIO, "fdatasync"_L1, u"a.yaml"_s);
        QCOMPARE(error.subject, u"a.yaml"_s);
        QCOMPARE(error.detail, u"fdatasync: Input/output error"_s);
    }
};

QTEST_GUILESS_MAIN(TestSystemError)
#include "tst_systemerror.moc"
