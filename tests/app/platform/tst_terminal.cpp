// SPDX-License-Identifier: Apache-2.0
#include "app/platform/terminal.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

int runClient()
{
    const std::optional<Secret> answer = askOnTerminal(u"Password: "_s);
    termios now = {};
    ::tcgetattr(STDIN_FILENO, &now);
    std::printf("[%s] echo %s\n", answer ? answer->reveal().toHex().constData() : "none",
                (now.c_lflag & ECHO) != 0 ? "on" : "off");
    return 0;
}

/// Reads from @p terminal until @p end has come or the other side is closed.
QByteArray readUntil(int terminal, const QByteArray &end)
{
    QByteArray text;
    while (!text.contains(end)) {
        pollfd waiting{.fd = terminal, .events = POLLIN, .revents = 0};
        char c = 0;
        if (::poll(&waiting, 1, 20'000) != 1 || ::read(terminal, &c, 1) != 1)
            break;
        text.append(c);
    }
    return text;
}

/// What the program shows on a terminal where @p typed is typed.
QByteArray onTerminal(const QByteArray &typed)
{
    const QByteArray program = QCoreApplication::applicationFilePath().toLocal8Bit();
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::execl(program.constData(), program.constData(), "--client", nullptr);
        ::_exit(127);
    }
    QByteArray shown = readUntil(terminal, "Password: ");
    [[maybe_unused]] const ssize_t written = ::write(terminal, typed.constData(), typed.size());
    shown += readUntil(terminal, "echo on");
    ::waitpid(child, nullptr, 0);
    ::close(terminal);
    return shown;
}

} // namespace

class TestTerminal : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void typedPasswordIsNotShown()
    {
        const QByteArray shown = onTerminal("S3CRET\n");
        QVERIFY2(shown.contains("[" + QByteArray("S3CRET").toHex() + "] echo on"),
                 shown.constData());
        QVERIFY(!shown.contains("S3CRET"));
    }

    void interruptedQuestionLeavesTheEchoOn()
    {
        const QByteArray shown = onTerminal("S3C\x03");
        QVERIFY2(shown.contains("[none] echo on"), shown.constData());
    }

    void noTerminalNoQuestion()
    {
        QProcess process;
        process.start(u"setsid"_s,
                      {u"-w"_s, QCoreApplication::applicationFilePath(), u"--client"_s});
        QVERIFY(process.waitForFinished());
        QVERIFY(process.readAllStandardOutput().startsWith("[none]"));
        QVERIFY(!process.readAllStandardError().contains("Password"));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == "--client"_L1)
        return runClient();
    TestTerminal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_terminal.moc"
