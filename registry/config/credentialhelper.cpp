// SPDX-License-Identifier: Apache-2.0
#include "registry/config/credentialhelper.h"

#include "core/base/limits.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPromise>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <functional>

#include <csignal>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Anything else could name a program outside of PATH.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'.') && std::ranges::all_of(name, [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringView(u"-_.").contains(c);
    });
}

/// One run of a helper; ends exactly once and deletes itself.
class HelperRun : public QObject
{
public:
    HelperRun(const QString &program, const QProcessEnvironment &environment, std::stop_token stop,
              QObject *parent)
        : QObject(parent)
        , m_program(program)
        , m_process(new QProcess(this))
    {
        m_promise.start();
        m_process->setProcessEnvironment(environment);
        // What it says on stderr is not for us; without a terminal it cannot ask the user there.
        m_process->setStandardErrorFile(QProcess::nullDevice());
        m_process->setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);
        connect(m_process, &QProcess::readyReadStandardOutput, this, &HelperRun::read);
        connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(failure(Error::Kind::Io, u"it cannot be started"_s));
        });
        connect(m_process, &QProcess::finished, this, &HelperRun::ended);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this,
                [this] { finish(failure(Error::Kind::TimedOut, u"it did not answer in time"_s)); });
        // Runs in the thread that asks to stop, perhaps at once.
        m_onStop.emplace(std::move(stop), [this] {
            QMetaObject::invokeMethod(
                this, [this] { finish(failure(Error::Kind::Cancelled, {})); },
                Qt::QueuedConnection);
        });
    }

    ~HelperRun() override
    {
        finish(failure(Error::Kind::Cancelled, {}));
        wipe(m_output);
    }

    QFuture<CredentialHelper::Answer> start(const QString &path, const QByteArray &server,
                                            std::chrono::milliseconds deadline)
    {
        QFuture<CredentialHelper::Answer> future = m_promise.future();
        m_timer.start(deadline);
        m_process->start(path, {u"get"_s});
        m_process->write(server);
        m_process->closeWriteChannel();
        return future;
    }

private:
    Error failure(Error::Kind kind, const QString &why) const
    {
        return {.kind = kind, .subject = m_program, .detail = why};
    }

    void read()
    {
        QByteArray bytes = m_process->read(limits::credentialHelperBytes + 1);
        m_output += bytes;
        wipe(bytes);
        if (m_output.size() > limits::credentialHelperBytes)
            finish(failure(Error::Kind::TooLarge,
                           u"it printed more than %1 bytes"_s.arg(limits::credentialHelperBytes)));
    }

    void ended(int exitCode, QProcess::ExitStatus status)
    {
        read();
        if (m_isDone)
            return;
        CredentialHelper::Answer answer
            = parseHelperOutput(m_output, exitCode != 0 || status != QProcess::NormalExit);
        if (!answer)
            answer = failure(answer.error().kind,
                             answer.error().kind == Error::Kind::Io
                                 ? u"it failed with exit status %1"_s.arg(exitCode)
                                 : answer.error().detail);
        finish(std::move(answer));
    }

    void finish(CredentialHelper::Answer answer)
    {
        if (m_isDone)
            return;
        m_isDone = true;
        m_onStop.reset();
        m_timer.stop();
        if (m_process->state() != QProcess::NotRunning)
            killProcess();
        m_promise.addResult(std::move(answer));
        m_promise.finish();
        deleteLater();
    }

    void killProcess()
    {
        // The session of its own is a process group as well: what the helper started dies too.
        ::kill(-pid_t(m_process->processId()), SIGKILL);
        // The kernel takes its time; a QProcess that goes before would wait for it.
        m_process->disconnect(this);
        m_process->setParent(nullptr);
        connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    }

    QString m_program;
    QPromise<CredentialHelper::Answer> m_promise;
    QProcess *m_process;
    QTimer m_timer;
    QByteArray m_output;
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace

CredentialHelper::CredentialHelper(const QProcessEnvironment &environment,
                                   std::chrono::milliseconds deadline, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
    , m_deadline(deadline)
{
}

QString CredentialHelper::programName(const QString &name)
{
    return u"docker-credential-"_s + name;
}

QFuture<CredentialHelper::Answer> CredentialHelper::get(const QString &name, const QString &server,
                                                        std::stop_token stop)
{
    const QString program = programName(name);
    const auto refused = [&program](Error::Kind kind, const QString &why) {
        return QtFuture::makeReadyValueFuture(
            Answer(Error{.kind = kind, .subject = program, .detail = why}));
    };
    if (!isPlainName(name))
        return refused(Error::Kind::InvalidInput, u"not the name of a credential helper"_s);
    const QStringList folders = m_environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    // Of no folders, findExecutable() would take those of this program's own PATH.
    const QString path
        = folders.isEmpty() ? QString() : QStandardPaths::findExecutable(program, folders);
    if (path.isEmpty())
        return refused(Error::Kind::NotFound, u"no such program"_s);
    // Owned by this object until it deletes itself.
    auto *run = new HelperRun(program, m_environment, std::move(stop), this);
    return run->start(path, server.toUtf8(), m_deadline);
}

CredentialHelper::Answer parseHelperOutput(QByteArray &output, bool failed)
{
    const auto wiper = qScopeGuard([&output] { wipe(output); });
    // Source: docker-credential-helpers, credentials/error.go: printed to stdout, with status 1.
    if (failed && output.contains("credentials not found"))
        return std::nullopt;
    if (failed)
        return Error{.kind = Error::Kind::Io};
    const QJsonDocument document = QJsonDocument::fromJson(output);
    const QJsonValue username = document[u"Username"_s];
    const QJsonValue secret = document[u"Secret"_s];
    if (!username.isString() || !secret.isString())
        return Error{.kind = Error::Kind::InvalidReply,
                     .detail = u"it did not print a credential"_s};
    Credential credential;
    if (username.toString() == "<token>"_L1)
        credential.identityToken = Secret(secret.toString().toUtf8());
    else
        credential
            = {.username = username.toString(), .password = Secret(secret.toString().toUtf8())};
    // Some helpers answer so in place of the message above.
    if (credential.isEmpty())
        return std::nullopt;
    return credential;
}

} // namespace headwater
