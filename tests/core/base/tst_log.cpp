// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"
#include "tests/support/testcase.h"

using namespace headwater;

class TestLog : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void printsWarningsOnlyUnlessAsked_data()
    {
        QTest::addColumn<QLoggingCategory *>("category");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *name, const QLoggingCategory &category) {
            QTest::newRow(name) << const_cast<QLoggingCategory *>(&category) << QByteArray(name);
        };
        row("headwater.catalog", lcCatalog());
        row("headwater.store", lcStore());
        row("headwater.import", lcImport());
        row("headwater.http", lcHttp());
    }
    void printsWarningsOnlyUnlessAsked()
    {
        QFETCH(QLoggingCategory *const, category);
        QTEST(QByteArray(category->categoryName()), "name");
        QVERIFY(category->isWarningEnabled());
        QVERIFY(!category->isInfoEnabled());
        QVERIFY(!category->isDebugEnabled());
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
