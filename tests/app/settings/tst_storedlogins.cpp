// SPDX-License-Identifier: Apache-2.0
#include "app/settings/storedlogins.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>
#include <QThread>

#include <memory>
#include <vector>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestStoredLogins : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOneLoginForEachKey()
    {
        const QTemporaryDir folder;
        const StoredLogins logins(folder.filePath(u"settings.ini"_s));
        QVERIFY(logins.all().isEmpty());
        QVERIFY(logins.add({u"quay.io/org"_s, u"alice"_s}));
        QVERIFY(logins.add({u"[::1]:5000"_s, u"<token>"_s}));
        QVERIFY(logins.add({u"quay.io"_s, u"rob=ot, %1"_s}));
        QVERIFY(logins.add({u"quay.io/org"_s, u"bob"_s}));
        const StoredLogins others(folder.filePath(u"settings.ini"_s));
        QCOMPARE(others.all(),
                 QList<StoredLogin>({{u"[::1]:5000"_s, u"<token>"_s},
                                     {u"quay.io"_s, u"rob=ot, %1"_s},
                                     {u"quay.io/org"_s, u"bob"_s}}));
        QVERIFY(others.remove(u"quay.io"_s));
        QVERIFY(others.remove(u"quay.io"_s));
        QCOMPARE(logins.all().size(), 2);
    }

    void mayBeReadFromAnyThread()
    {
        const QTemporaryDir folder;
        const StoredLogins logins(folder.filePath(u"settings.ini"_s));
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back(QThread::create([&logins, i] {
                std::ignore = logins.add({u"host%1"_s.arg(i), u"user"_s});
                std::ignore = logins.all();
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait());
        QCOMPARE(logins.all().size(), 8);
    }

    void unwritableSettingsAreAnError()
    {
        const StoredLogins logins(u"/proc/no/settings.ini"_s);
        const Result<void> added = logins.add({u"quay.io"_s, u"alice"_s});
        QVERIFY(!added);
        QCOMPARE(added.error().kind, Error::Kind::Io);
    }
};

QTEST_GUILESS_MAIN(TestStoredLogins)
#include "tst_storedlogins.moc"
