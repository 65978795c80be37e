// SPDX-License-Identifier: Apache-2.0
#include "app/platform/keychain.h"

#include "app/platform/secretservice.h"

#include <QPromise>
#include <QStringDecoder>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto serviceName = "headwater"_L1;

/// One promise, kept once: by the keychain, by the clock, or as cancelled when both are gone.
template<typename T>
class Answer
{
public:
    Answer() { m_promise.start(); }
    Answer(const Answer &) = delete;
    Answer &operator=(const Answer &) = delete;
    ~Answer() { give(Error{.kind = Error::Kind::Cancelled}); }

    void give(Result<T> result)
    {
        if (std::exchange(m_isGiven, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }
    QFuture<Result<T>> future() { return m_promise.future(); }

private:
    QPromise<Result<T>> m_promise;
    bool m_isGiven = false;
};

/// What the job said, unless it needs the Secret Service's word.
Error jobError(const QKeychain::Job &job)
{
    Error error{.kind = Error::Kind::Io, .subject = job.key(), .detail = job.errorString()};
    if (job.error() == QKeychain::EntryNotFound)
        error.kind = Error::Kind::NotFound;
    else if (job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser)
        error.kind = Error::Kind::NoPermission;
    else if (job.error() == QKeychain::NoBackendAvailable
             || job.error() == QKeychain::NotImplemented)
        error.kind = Error::Kind::Unsupported;
    return error;
}

/// What an answer meant, given the state of the service after it. nullopt: success. What QtKeychain
/// says in which state: measured with 0.15 and libsecret, tests/app/platform/tst_keychain.cpp.
std::optional<Error> meaning(QKeychain::Error said, Error error, const SecretServiceState &state)
{
    using State = SecretServiceState::Kind;
    const bool isAbsent = said == QKeychain::EntryNotFound || said == QKeychain::NoError;
    if (isAbsent && state.kind == State::Locked) {
        error.kind = Error::Kind::NoPermission;
        error.subject = u"the keychain"_s;
        error.detail = u"it is locked"_s;
        return error;
    }
    if (said == QKeychain::NoError)
        return std::nullopt;
    if (said != QKeychain::OtherError)
        return error;
    if (state.kind == State::NoBus || state.kind == State::NoService) {
        error.kind = Error::Kind::Unsupported;
        error.subject = u"The keychain"_s;
        error.detail = state.detail;
    } else if (state.kind == State::NoCollection) {
        error.kind = Error::Kind::NoPermission;
        error.subject = u"the keychain"_s;
        error.detail = u"there is no keychain yet, and none was made"_s;
    }
    return error;
}

Error timedOut(std::chrono::milliseconds patience)
{
    return {.kind = Error::Kind::TimedOut,
            .subject = u"The keychain"_s,
            .detail = u"no answer in %1 s; it may be waiting for its password"_s.arg(
                double(patience.count()) / 1000)};
}

} // namespace

Keychain::Keychain(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

/// Runs in the object's own thread. @p done gets an empty secret from jobs that bring none.
void Keychain::start(const QString &name, const Make &make,
                     const std::function<void(Result<Secret>)> &done)
{
    // No parent: it deletes itself once it is answered, however late that is.
    QKeychain::Job *job = make();
    job->setInsecureFallback(false);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, this, [this, done](QKeychain::Job *finished) {
        const QKeychain::Error said = finished->error();
        const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(finished);
        if (said == QKeychain::NoError && read) {
            done(Secret(read->textData().toUtf8()));
            return;
        }
        if (said == QKeychain::NoError && !qobject_cast<QKeychain::DeletePasswordJob *>(finished)) {
            done(Secret());
            return;
        }
        askSecretService(
            this, [done, said, error = jobError(*finished)](const SecretServiceState &state) {
                const std::optional<Error> meant = meaning(said, error, state);
                done(meant ? Result<Secret>(*meant) : Result<Secret>(Secret()));
            });
    });
    job->start();
}

template<typename T>
QFuture<Result<T>> Keychain::run(const QString &name, const Make &make)
{
    auto answer = std::make_shared<Answer<T>>();
    const QFuture<Result<T>> future = answer->future();
    const auto begin = [this, name, make, answer = std::move(answer)] {
        // The clock must not keep a secret alive that has long been handed over.
        QTimer::singleShot(m_patience, this,
                           [patience = m_patience, waiting = std::weak_ptr(answer)] {
                               if (const auto late = waiting.lock())
                                   late->give(timedOut(patience));
                           });
        start(name, make, [answer](Result<Secret> result) {
            if (!result)
                answer->give(result.error());
            else if constexpr (std::is_void_v<T>)
                answer->give({});
            else
                answer->give(std::move(result));
        });
    };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
    return future;
}

QFuture<Result<Secret>> Keychain::read(const QString &name)
{
    return run<Secret>(name, [] { return new QKeychain::ReadPasswordJob(serviceName); });
}

QFuture<Result<void>> Keychain::write(const QString &name, const Secret &secret)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(secret.reveal());
    if (decoder.hasError() || text.contains(QChar::Null))
        return QtFuture::makeReadyValueFuture<Result<void>>(
            Error{.kind = Error::Kind::InvalidInput,
                  .subject = name,
                  .detail = u"a keychain keeps UTF-8 text without NUL"_s});
    // Always text: a binary entry would be a second item under the same name, and be ignored.
    return run<void>(name, [secret] {
        auto *job = new QKeychain::WritePasswordJob(serviceName);
        job->setTextData(QString::fromUtf8(secret.reveal()));
        return job;
    });
}

QFuture<Result<void>> Keychain::remove(const QString &name)
{
    return run<void>(name, [] { return new QKeychain::DeletePasswordJob(serviceName); });
}

} // namespace headwater
