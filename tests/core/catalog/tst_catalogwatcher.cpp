// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogwatcher.h"

#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCatalogWatcher : public TestCase
{
    Q_OBJECT
    CatalogFolder m_folder;

private Q_SLOTS:
    void saysWhenSomethingChanges()
    {
        m_folder.put(u"a.yaml"_s, "1");
        CatalogWatcher watcher;
        watcher.setPolling(false);
        watcher.watch({m_folder.path()}, {m_folder.at(u"a.yaml"_s)});
        QSignalSpy asked(&watcher, &CatalogWatcher::lookRequested);
        m_folder.put(u"a.yaml"_s, "2"); // in place
        QVERIFY(asked.wait());
        m_folder.replace(u"a.yaml"_s, "3");
        QVERIFY(asked.wait());
        watcher.watch({m_folder.path()}, {m_folder.at(u"a.yaml"_s)}); // it is another file now
        m_folder.put(u"a.yaml"_s, "4");
        QVERIFY(asked.wait());
        m_folder.remove(u"a.yaml"_s);
        QVERIFY(asked.wait());
    }

    void manyChangesAreOneLook()
    {
        CatalogWatcher watcher;
        watcher.setPolling(false);
        watcher.watch({m_folder.path()}, {});
        QSignalSpy asked(&watcher, &CatalogWatcher::lookRequested);
        for (int i = 0; i < 50; ++i)
            m_folder.put(u"%1.yaml"_s.arg(i), "x");
        QVERIFY(asked.wait());
        QVERIFY(asked.size() <= 2);
    }

    void looksNowAndThen()
    {
        CatalogWatcher watcher;
        QSignalSpy asked(&watcher, &CatalogWatcher::lookRequested);
        watcher.setPolling(true);
        QVERIFY(asked.wait()); // at once
        watcher.looked(1ms);
        QVERIFY(asked.wait()); // and after a while
    }
};

QTEST_GUILESS_MAIN(TestCatalogWatcher)
#include "tst_catalogwatcher.moc"
