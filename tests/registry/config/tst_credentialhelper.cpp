// SPDX-License-Identifier: Apache-2.0
#include "registry/config/credentialhelper.h"

#include "core/base/limits.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

#include <signal.h>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Answer = CredentialHelper::Answer;

namespace {

/// Whether a process runs, other than as a zombie that nobody has waited for.
bool isRunning(const QString &pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    return !file.read(4096).contains(") Z ");
}

} // namespace

class CredentialHelperTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment.insert(u"PATH"_s, m_folder->path() + u":/usr/bin:/bin"_s);
        m_environment.insert(u"FOLDER"_s, m_folder->path());
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("username");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("identityToken");
        QTest::newRow("password") << QByteArray(
            R"(echo '{"ServerURL":"quay.io","Username":"a","Secret":"p:w"}')")
                                  << u"a"_s << QByteArray("p:w") << QByteArray();
        QTest::newRow("identity token")
            << QByteArray(R"(echo '{"Username":"<token>","Secret":"refresh"}')") << QString()
            << QByteArray() << QByteArray("refresh");
        QTest::newRow("gets verb and server, without line end")
            << QByteArray(R"x(printf '{"Username":"%s","Secret":"%s"}' "$*" "$(cat; echo .)")x")
            << u"get"_s << QByteArray("quay.io.") << QByteArray();
        QTest::newRow("does not read its input")
            << QByteArray(R"(exec <&-; echo '{"Username":"a","Secret":"b"}')") << u"a"_s
            << QByteArray("b") << QByteArray();
        QTest::newRow("chatter on stderr")
            << QByteArray(R"(echo warning >&2; echo '{"Username":"a","Secret":"b"}')") << u"a"_s
            << QByteArray("b") << QByteArray();
    }
    void answers()
    {
        QFETCH(const QByteArray, script);
        const Answer answer = ask(script);
        QVERIFY(answer && *answer);
        QTEST((*answer)->username, "username");
        QTEST((*answer)->password.reveal(), "password");
        QTEST((*answer)->identityToken.reveal(), "identityToken");
    }

    void hasNone_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("says so") << QByteArray(
            "echo credentials not found in native keychain; exit 1");
        QTest::newRow("empty credential") << QByteArray(R"(echo '{"Username":"","Secret":""}')");
    }
    void hasNone()
    {
        QFETCH(const QByteArray, script);
        const Answer answer = ask(script);
        QVERIFY(answer && !*answer);
    }

    void t72_misbehaves_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("hangs") << QByteArray("sleep 1000") << Error::Kind::TimedOut;
        QTest::newRow("ignores SIGTERM and hangs")
            << QByteArray("trap '' TERM; sleep 1000") << Error::Kind::TimedOut;
        QTest::newRow("prints garbage")
            << QByteArray("echo S3CRET-canary") << Error::Kind::InvalidReply;
        QTest::newRow("prints nothing") << QByteArray("exit 0") << Error::Kind::InvalidReply;
        QTest::newRow("prints other JSON")
            << QByteArray(R"(echo '{"S3CRET-canary":1}')") << Error::Kind::InvalidReply;
        QTest::newRow("10 MB") << QByteArray("head -c 10000000 /dev/zero; sleep 1000")
                               << Error::Kind::TooLarge;
        QTest::newRow("exits 1") << QByteArray("echo S3CRET-canary; echo S3CRET-canary >&2; exit 1")
                                 << Error::Kind::Io;
        QTest::newRow("crashes") << QByteArray("kill -SEGV $$") << Error::Kind::Io;
    }
    void t72_misbehaves()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const Error::Kind, kind);
        const Answer answer
            = ask(script, kind == Error::Kind::TimedOut ? 200ms : std::chrono::milliseconds(30s));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
        QCOMPARE(answer.error().subject, u"docker-credential-test"_s);
        QVERIFY(!answer.error().detail.contains(u"canary"));
    }

    /// It is the leader of a session without a terminal, so /dev/tty is not the user's.
    void t72_asksTheTerminalInVain()
    {
        // Fields of /proc/PID/stat: 1 PID, 6 session, 7 terminal.
        const Answer answer = ask(R"(if sh -c ': </dev/tty' 2>/dev/null; then exit 7; fi
            set -- $(cat /proc/$$/stat)
            test "$1" = "$6" && printf '{"Username":"alone","Secret":"%s"}' "$7")");
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->password.reveal(), "0");
    }

    void t72_whatItStartedIsKilledToo()
    {
        const Answer answer = ask("sleep 1000 & echo $! >$FOLDER/pid; wait", 1s);
        QCOMPARE(answer.error().kind, Error::Kind::TimedOut);
        QVERIFY(pidWritten().toInt() > 1);
        QTRY_VERIFY(!isRunning(pidWritten()));
    }

    void t72_onlyPlainNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", "../evil", "a/b", "a b", "a;b", "$(x)", ".", "..", "-"})
            QTest::addRow("'%s'", name) << QString::fromLatin1(name);
    }
    void t72_onlyPlainNames()
    {
        QFETCH(const QString, name);
        CredentialHelper helper(m_environment);
        const Answer answer = helper.get(name, u"quay.io"_s, {}).result();
        QCOMPARE(answer.error().kind,
                 name == "-"_L1 ? Error::Kind::NotFound : Error::Kind::InvalidInput);
    }

    void missingProgram()
    {
        QProcessEnvironment environment;
        for (const QString &path : {m_folder->path(), QString()}) {
            environment.insert(u"PATH"_s, path);
            CredentialHelper helper(environment);
            QCOMPARE(helper.get(u"test"_s, u"quay.io"_s, {}).result().error().kind,
                     Error::Kind::NotFound);
        }
    }

    void stopEndsItAtOnce()
    {
        install("sleep 1000");
        CredentialHelper helper(m_environment);
        std::stop_source user;
        const QFuture<Answer> answer = helper.get(u"test"_s, u"quay.io"_s, user.get_token());
        user.request_stop();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().kind, Error::Kind::Cancelled);
    }

    void mayGoWhileOneRuns()
    {
        install("echo $$ >$FOLDER/pid.new; mv $FOLDER/pid.new $FOLDER/pid; sleep 1000");
        auto helper = std::make_unique<CredentialHelper>(m_environment);
        const QFuture<Answer> answer = helper->get(u"test"_s, u"quay.io"_s, {});
        QTRY_VERIFY(!pidWritten().isEmpty());
        helper.reset();
        QVERIFY(answer.isFinished());
        QTRY_VERIFY(!isRunning(pidWritten()));
    }

private:
    QString pidWritten() const
    {
        QFile file(m_folder->filePath(u"pid"_s));
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(20)).trimmed()
                                              : QString();
    }

    void install(const QByteArray &script)
    {
        QFile file(m_folder->filePath(u"docker-credential-test"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    Answer ask(const QByteArray &script, std::chrono::milliseconds deadline = 30s)
    {
        install(script);
        CredentialHelper helper(m_environment, deadline);
        const QFuture<Answer> answer = helper.get(u"test"_s, u"quay.io"_s, {});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 30'000))
            return Error{.detail = u"no answer"_s};
        return answer.result();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(CredentialHelperTest)
#include "tst_credentialhelper.moc"
