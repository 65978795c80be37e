// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/connectiontest.h"
#include "core/ports/secretstore.h"

#include <QMap>

#include <functional>

namespace headwater {

/// A keychain in memory that can be told to fail.
class FakeSecrets : public SecretStore
{
public:
    QMap<QString, Secret> entries;
    std::optional<Error> error; ///< of every call

    QFuture<Result<Secret>> read(const QString &name) override
    {
        if (!error && entries.contains(name))
            return QtFuture::makeReadyValueFuture<Result<Secret>>(entries.value(name));
        return QtFuture::makeReadyValueFuture<Result<Secret>>(
            error.value_or(Error{.kind = Error::Kind::NotFound, .subject = name}));
    }
    QFuture<Result<void>> write(const QString &name, const Secret &secret) override
    {
        if (!error)
            entries.insert(name, secret);
        return done();
    }
    QFuture<Result<void>> remove(const QString &name) override
    {
        if (!error)
            entries.remove(name);
        return done();
    }

private:
    QFuture<Result<void>> done() const
    {
        return QtFuture::makeReadyValueFuture(error ? Result<void>(*error) : Result<void>());
    }
};

/// Reports what it is told to.
class FakeConnectionTester : public ConnectionTester
{
public:
    ConnectionReport report;
    QStringList targets; ///< with " insecure" at the end
    std::function<void()> onTest; ///< called when a test begins

    QFuture<ConnectionReport> test(const QString &target, RegistryAccess access,
                                   std::stop_token) override
    {
        targets.append(target + (access.insecure ? QStringLiteral(" insecure") : QString()));
        if (onTest)
            onTest();
        report.host = target.section(u'/', 0, 0);
        report.repository = target.section(u'/', 1);
        return QtFuture::makeReadyValueFuture(report);
    }

    void fail(Error::Kind kind)
    {
        report.steps = {{.kind = ConnectionStep::Kind::Token,
                         .state = ConnectionStep::State::Failed,
                         .error = Error{.kind = kind, .subject = QStringLiteral("reg.example")}}};
    }
};

} // namespace headwater
