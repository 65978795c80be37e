// SPDX-License-Identifier: Apache-2.0
#include "app/platform/notifier.h"
#include "tests/support/desktopsession.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QTimer>
#include <QVariantMap>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

/// What shows notifications on a desktop, as far as the specification goes; its user clicks the
/// second one.
class Daemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public Q_SLOTS:
    uint Notify(const QString &program, uint replaces, const QString &, const QString &title,
                const QString &text, const QStringList &actions, const QVariantMap &, int)
    {
        say(u"%1 %2 %3 %4 %5"_s.arg(program, QString::number(replaces), title, text,
                                    actions.first()));
        if (replaces == 7)
            QTimer::singleShot(0, this, [this] { Q_EMIT ActionInvoked(7, u"default"_s); });
        return 7;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

int runDaemon()
{
    Daemon daemon;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerObject(u"/org/freedesktop/Notifications"_s, &daemon,
                            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
        || !bus.registerService(u"org.freedesktop.Notifications"_s))
        return 1;
    say(u"ready"_s);
    return QCoreApplication::exec();
}

/// Shows a notification, and another a moment later; ends when one is clicked, or says "nobody".
int runClient()
{
    Notifier notifier;
    QObject::connect(&notifier, &Notifier::activated, &notifier, [] {
        say(u"clicked"_s);
        QCoreApplication::exit();
    });
    notifier.show(u"2 tags moved"_s, u"ruby: <3.3>"_s);
    QTimer::singleShot(300, &notifier, [&] { notifier.show(u"1 tag moved"_s, u"node: 20"_s); });
    QTimer::singleShot(3000, &notifier, [] {
        say(u"nobody"_s);
        QCoreApplication::exit();
    });
    return QCoreApplication::exec();
}

} // namespace

class TestNotifier : public TestCase
{
    Q_OBJECT

    static std::unique_ptr<QProcess> start(const DesktopSession &session, const QString &part)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(session.environment());
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QCoreApplication::applicationFilePath(), {part});
        return process;
    }

private Q_SLOTS:
    void showsAndHearsTheClick()
    {
        DesktopSession session;
        QVERIFY2(session.startBus(), qPrintable(session.errorString()));
        const auto daemon = start(session, u"--daemon"_s);
        QVERIFY(daemon->waitForReadyRead(20'000));
        QCOMPARE(daemon->readAll(), "ready\n");
        const auto client = start(session, u"--client"_s);
        QVERIFY(client->waitForFinished(20'000));
        QCOMPARE(client->readAll(), "clicked\n");
        daemon->waitForReadyRead(1000);
        QCOMPARE(daemon->readAll(),
                 "Headwater 0 2 tags moved ruby: &lt;3.3&gt; default\n"
                 "Headwater 7 1 tag moved node: 20 default\n");
        daemon->kill();
        daemon->waitForFinished();
    }

    void withoutADesktopNothingHappens()
    {
        DesktopSession session;
        QVERIFY2(session.startBus(), qPrintable(session.errorString())); // nobody is on it
        const auto alone = start(session, u"--client"_s);
        QVERIFY(alone->waitForFinished(20'000));
        QCOMPARE(alone->readAll(), "nobody\n");
        session.stop();
        const auto noBus = start(session, u"--client"_s);
        QVERIFY(noBus->waitForFinished(20'000));
        QCOMPARE(noBus->readAll(), "nobody\n");
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.contains(u"--daemon"_s))
        return runDaemon();
    if (arguments.contains(u"--client"_s))
        return runClient();
    TestNotifier test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_notifier.moc"
