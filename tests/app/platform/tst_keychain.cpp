// SPDX-License-Identifier: Apache-2.0
#include "app/platform/keychain.h"
#include "tests/support/desktopsession.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QThread>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto canary = "S3CRET-canary-ß";

template<typename T>
QByteArray outcome(const Result<T> &result)
{
    if (!result)
        return QByteArray(QMetaEnum::fromType<Error::Kind>().valueToKey(int(result.error().kind)))
            + ": " + result.error().detail.toUtf8();
    if constexpr (std::is_void_v<T>)
        return "done";
    else
        return result->reveal();
}

/// A program that uses the keychain, one line of output a call: libsecret keeps its connection for
/// life, so each session needs a process.
class Client : public QObject
{
public:
    Client(const QStringList &calls, std::chrono::milliseconds patience)
        : m_keychain(patience)
        , m_calls(calls)
    {
    }

    void next()
    {
        if (m_calls.isEmpty()) {
            QCoreApplication::exit();
            return;
        }
        const QString call = m_calls.takeFirst();
        const QString name = call.section(u':', 1);
        const auto onRead = [this](const Result<Secret> &result) { report(outcome(result)); };
        const auto onDone = [this](const Result<void> &result) { report(outcome(result)); };
        if (call.startsWith(u"read:"_s))
            m_keychain.read(name).then(this, onRead);
        else if (call.startsWith(u"write:"_s))
            m_keychain.write(name, Secret(canary)).then(this, onDone);
        else if (call.startsWith(u"cut:"_s))
            m_keychain.write(name, Secret(QByteArray("a\0b", 3))).then(this, onDone);
        else if (call.startsWith(u"remove:"_s))
            m_keychain.remove(name).then(this, onDone);
        else if (call.startsWith(u"burst:"_s))
            burst(name);
    }

private:
    void report(const QByteArray &line)
    {
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
        next();
    }

    /// Many reads from another thread at once.
    void burst(const QString &name)
    {
        auto *thread = QThread::create([this, name] {
            QList<QFuture<Result<Secret>>> reads;
            for (int i = 0; i < 50; ++i)
                reads.append(m_keychain.read(name));
            int good = 0;
            for (const auto &read : reads)
                good += read.result() && read.result()->reveal() == canary ? 1 : 0;
            std::printf("%d\n", good);
        });
        connect(thread, &QThread::finished, this, [this, thread] {
            thread->deleteLater();
            next();
        });
        thread->start();
    }

    Keychain m_keychain;
    QStringList m_calls;
};

int runClient(const QStringList &arguments)
{
    Client client(arguments.sliced(1), std::chrono::milliseconds(arguments.first().toInt()));
    QMetaObject::invokeMethod(&client, [&client] { client.next(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

class TestKeychain : public TestCase
{
    Q_OBJECT

    QStringList use(const DesktopSession &session, const QStringList &calls,
                    std::chrono::milliseconds patience = 20s)
    {
        QProcess process;
        process.setProcessEnvironment(session.environment());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      QStringList{u"--client"_s, QString::number(patience.count())} + calls);
        if (!process.waitForFinished(60'000))
            return {u"no end"_s};
        return QString::fromUtf8(process.readAll()).trimmed().split(u'\n');
    }

private Q_SLOTS:
    void keepsSecrets()
    {
        DesktopSession session;
        QVERIFY2(session.startBus() && session.startKeyring("pw"),
                 qPrintable(session.errorString()));
        const QStringList said = use(session,
                                     {u"write:quay.io"_s, u"read:quay.io"_s, u"burst:quay.io"_s,
                                      u"cut:quay.io"_s, u"remove:quay.io"_s});
        QCOMPARE(
            said,
            QStringList({u"done"_s, QString::fromUtf8(canary), u"50"_s,
                         u"InvalidInput: a keychain keeps UTF-8 text without NUL"_s, u"done"_s}));
    }

    void t71_absentIsNotFound()
    {
        DesktopSession session;
        QVERIFY2(session.startBus() && session.startKeyring("pw"),
                 qPrintable(session.errorString()));
        const QStringList said = use(session,
                                     {u"read:quay.io"_s, u"remove:quay.io"_s, u"write:quay.io/a"_s,
                                      u"remove:quay.io/a"_s, u"read:quay.io/a"_s});
        QVERIFY2(said.value(0).startsWith(u"NotFound: "_s), qPrintable(said.join(u'\n')));
        QCOMPARE(said.value(1), u"done"_s);
        QCOMPARE(said.value(3), u"done"_s);
        QVERIFY(said.value(4).startsWith(u"NotFound: "_s));
    }

    void t71_lockedIsNoPermission()
    {
        DesktopSession session;
        QVERIFY2(session.startBus() && session.startKeyring("pw"),
                 qPrintable(session.errorString()));
        QCOMPARE(use(session, {u"write:quay.io"_s}), QStringList{u"done"_s});
        session.stop();
        QVERIFY2(session.startBus() && session.startKeyring({}), qPrintable(session.errorString()));
        const QStringList said = use(
            session, {u"read:quay.io"_s, u"remove:quay.io"_s, u"write:quay.io"_s, u"read:other"_s});
        QCOMPARE(said.size(), 4);
        for (const QString &line : said)
            QVERIFY2(line.startsWith(u"NoPermission: "_s), qPrintable(line));
        session.stop();
        QVERIFY(session.startBus() && session.startKeyring("pw"));
        QCOMPARE(use(session, {u"read:quay.io"_s}), QStringList{QString::fromUtf8(canary)});
    }

    void t70_noBusIsUnsupported()
    {
        const DesktopSession session;
        const QStringList said
            = use(session, {u"read:quay.io"_s, u"write:quay.io"_s, u"remove:quay.io"_s});
        QCOMPARE(said.size(), 3);
        for (const QString &line : said)
            QVERIFY2(line.startsWith(u"Unsupported: "_s), qPrintable(line));
    }

    void t70_noServiceIsUnsupported()
    {
        DesktopSession session;
        QVERIFY2(session.startBus(), qPrintable(session.errorString()));
        const QStringList said
            = use(session, {u"read:quay.io"_s, u"write:quay.io"_s, u"remove:quay.io"_s});
        QCOMPARE(said.size(), 3);
        for (const QString &line : said)
            QVERIFY2(line.startsWith(u"Unsupported: "_s), qPrintable(line));
    }

    void t70_serviceThatNeverAnswersTimesOut()
    {
        DesktopSession session;
        QVERIFY2(session.startBus() && session.startKeyring("pw"),
                 qPrintable(session.errorString()));
        session.freezeKeyring();
        const QStringList said = use(session, {u"read:quay.io"_s, u"write:quay.io"_s}, 300ms);
        QCOMPARE(said.size(), 2);
        for (const QString &line : said)
            QCOMPARE(line,
                     u"TimedOut: no answer in 0.3 s; it may be waiting for its "
                     "password"_s);
    }

    void t67_nothingIsKeptInClearText()
    {
        DesktopSession session; // without a keychain
        QVERIFY2(session.startBus(), qPrintable(session.errorString()));
        use(session, {u"write:quay.io"_s});
        QProcess grep;
        grep.start(u"grep"_s, {u"-r"_s, u"S3CRET"_s, session.home()});
        QVERIFY(grep.waitForFinished());
        QCOMPARE(grep.exitCode(), 1);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--client"_L1)
        return runClient(arguments.sliced(2));
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
