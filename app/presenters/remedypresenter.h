// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/changetag.h"
#include "core/image/pullspec.h"
#include "core/importing/failedimport.h"
#include "core/secrets/registrylogin.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <stop_token>

namespace headwater {

class Catalog;
class Clock;
class RateBudgetPort;
class RegistryPort;

/// Finds out why an import has failed, and does what the user decides about it. One failure at a
/// time.
class RemedyPresenter : public QObject
{
    Q_OBJECT
public:
    struct Tools
    {
        Catalog &catalog;
        RegistryPort &registry;
        RateBudgetPort &budget;
        const Clock &clock;
        LoginPlace login;
        /// Trusts the certificates in a PEM text for a host.
        std::function<Result<void>(const QString &host, const QByteArray &pem)> trust;
        /// To be called when a login was added: the registry client remembers that there was none.
        std::function<void()> forgetCredentials;
    };

    /// All of @p tools outlives the presenter.
    explicit RemedyPresenter(Tools tools, QObject *parent = nullptr);

    /// Asks how the request went, and where a certificate was refused, for that certificate.
    void begin(const FailedImport &failure);
    /// What is under way is stopped.
    void end();
    /// "quay.io": whom a login or a certificate is for.
    QString host() const;

    void logIn(const QString &username, const Secret &password, bool isTested);
    void trust(const QByteArray &pem);
    void trustFile(const QString &path);
    void markInsecure();
    void correctSource(const QString &source);
    /// Asks whether @p source is there, and changes nothing.
    void checkSource(const QString &source);
    void testConnection();
    void retry();
    /// retry() as soon as the registry's host answers again.
    void retryWhenAllowed();

Q_SIGNALS:
    void explanationChanged(const QString &text);
    void connectionTested(const headwater::ConnectionReport &report, const QString &text);
    void waitChanged(const QDateTime &until);
    void busyChanged(bool isBusy);
    /// The remedy did not work; in sentences.
    void refused(const QString &text);
    void sourceChecked(bool isThere, const QString &text);
    /// Done, and the tag is being imported again.
    void retryRequested(const headwater::StreamKey &key, const QStringList &tags);

private:
    void explain();
    void askForWait();
    void retryLoggedIn();
    void change(const QList<TagFieldChange> &changes);
    void setBusy(bool isBusy);
    void refuse(const Error &error);
    std::optional<PullSpec> source() const;

    const Tools m_tools;
    FailedImport m_failure;
    std::stop_source m_stop;
    QDateTime m_waitsUntil;
    QTimer m_wait;
};

} // namespace headwater
