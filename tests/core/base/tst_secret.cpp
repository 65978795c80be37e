// SPDX-License-Identifier: Apache-2.0
#include "core/base/secret.h"
#include "tests/support/testcase.h"

using namespace headwater;

class TestSecret : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsBytes()
    {
        const Secret secret(QByteArray("p@ss:w/rd"));
        QVERIFY(!secret.isEmpty());
        QCOMPARE(secret.reveal(), QByteArray("p@ss:w/rd"));
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QByteArray()).isEmpty());
    }

    void wipeOverwritesWhatNobodyShares()
    {
        QByteArray value("correct horse battery staple");
        value.detach();
        const QByteArray shared = value;
        wipe(value);
        QVERIFY(value.isEmpty());
        QCOMPARE(shared, QByteArray("correct horse battery staple"));

        // Memory that is somebody else's is not ours to overwrite.
        static char buffer[] = "correct horse";
        QByteArray borrowed = QByteArray::fromRawData(buffer, 13);
        wipe(borrowed);
        QVERIFY(borrowed.isEmpty());
        QCOMPARE(QByteArrayView(buffer), QByteArrayView("correct horse"));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
