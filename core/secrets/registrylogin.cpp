// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/registrylogin.h"

#include "core/ports/secretstore.h"

#include <QObject>
#include <QPromise>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// One login on its way; deletes itself at the end.
class LoginAttempt : public QObject
{
public:
    LoginAttempt(const LoginPlace &place, const StoredLogin &login, const Secret &secret)
        : m_place(place)
        , m_login(login)
        , m_secret(secret)
    {
    }

    QFuture<Result<ConnectionReport>> start(RegistryAccess access, std::stop_token stop)
    {
        m_access = access;
        m_stop = std::move(stop);
        m_promise.start();
        const auto future = m_promise.future();
        look();
        return future;
    }

private:
    /// What is stored under the key now, to be put back. NotFound is a state like others.
    void look()
    {
        const QList<StoredLogin> logins = m_place.logins.all();
        const auto known = std::ranges::find(logins, m_login.key, &StoredLogin::key);
        if (known != logins.cend())
            m_loginBefore = *known;
        m_place.secrets.read(m_login.secretName()).then(this, [this](const Result<Secret> &secret) {
            if (!secret && secret.error().kind != Error::Kind::NotFound)
                return finish(secret.error());
            if (secret)
                m_secretBefore = *secret;
            store();
        });
    }

    void store()
    {
        storeLogin(m_place, m_login, m_secret).then(this, [this](const Result<void> &stored) {
            if (!stored)
                return finish(stored.error());
            test();
        });
    }

    void test()
    {
        m_place.tester.test(m_login.key, m_access, m_stop)
            .then(this, [this](const ConnectionReport &report) {
                if (report.succeeded() && !m_stop.stop_requested())
                    return finish(report);
                restore(report);
            });
    }

    void restore(const ConnectionReport &report)
    {
        const bool wasThere = m_loginBefore && m_secretBefore;
        auto done = wasThere ? m_place.secrets.write(m_login.secretName(), *m_secretBefore)
                             : m_place.secrets.remove(m_login.secretName());
        done.then(this, [this, report, wasThere](const Result<void> &restored) {
            if (!restored)
                return finish(restored.error());
            const Result<void> listed = wasThere ? m_place.logins.add(*m_loginBefore)
                                                 : m_place.logins.remove(m_login.key);
            if (!listed)
                return finish(listed.error());
            finish(report);
        });
    }

    void finish(const Result<ConnectionReport> &result)
    {
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    const LoginPlace m_place;
    const StoredLogin m_login;
    const Secret m_secret;
    RegistryAccess m_access;
    std::stop_token m_stop;
    std::optional<StoredLogin> m_loginBefore;
    std::optional<Secret> m_secretBefore;
    QPromise<Result<ConnectionReport>> m_promise;
};

} // namespace

QFuture<Result<void>> storeLogin(const LoginPlace &place, const StoredLogin &login,
                                 const Secret &secret)
{
    Credential credential{.username = login.username};
    (login.username == "<token>"_L1 ? credential.identityToken : credential.password) = secret;
    return place.secrets.write(login.secretName(), encodeCredential(credential))
        .then([&logins = place.logins, login](const Result<void> &written) {
            return written ? logins.add(login) : written;
        });
}

QFuture<Result<ConnectionReport>> storeTestedLogin(const LoginPlace &place,
                                                   const StoredLogin &login, const Secret &secret,
                                                   RegistryAccess access, std::stop_token stop)
{
    auto *attempt = new LoginAttempt(place, login, secret);
    return attempt->start(access, std::move(stop));
}

} // namespace headwater
