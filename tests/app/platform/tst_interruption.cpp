// SPDX-License-Identifier: Apache-2.0
#include "app/platform/interruption.h"
#include "tests/support/testcase.h"

#include <csignal>

using namespace headwater;

class TestInterruption : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void signalRequestsStop_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("terminated") << SIGTERM;
        QTest::newRow("again") << SIGINT;
    }
    void signalRequestsStop()
    {
        QFETCH(const int, signal);
        Interruption interruption;
        interruption.listen();
        interruption.listen();
        const std::stop_token token = interruption.token();
        QVERIFY(!token.stop_requested());
        ::raise(signal);
        QTRY_VERIFY(token.stop_requested());
        // The next one would end the program: the handler is gone.
        struct sigaction now = {};
        ::sigaction(signal, nullptr, &now);
        QVERIFY(now.sa_handler == SIG_DFL);
    }
};

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
