// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/testcertificate.h"
#include "tests/support/testimage.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace headwater {

/// A real docker-registry on a free loopback port, with a storage folder of its own. Ends with the
/// object.
///
///     RegistryProcess registry;
///     QVERIFY2(registry.start(), qPrintable(registry.errorString()));
///     const QString digest = registry.pushImage(u"lib/app"_s, {u"1.0"_s}, {.name = u"app"_s});
///     const QString from = registry.host() + u"/lib/app:1.0"_s;
class RegistryProcess
{
public:
    enum class Scheme { Http, Https };

    RegistryProcess() = default;
    RegistryProcess(const RegistryProcess &) = delete;
    RegistryProcess &operator=(const RegistryProcess &) = delete;
    ~RegistryProcess();

    /// Blocks until it answers. Https: with a self-signed certificate for 127.0.0.1.
    bool start(Scheme scheme = Scheme::Http);
    /// Ends the process; what was pushed stays, and start() serves it again on the same port.
    void stop();
    QString errorString() const { return m_error; }

    QString host() const; ///< "127.0.0.1:PORT"
    quint16 port() const { return m_port; }
    QString certificatePath() const { return m_certificate.certificatePath(); }

    /// Digest of the image's manifest; empty if the registry refused something.
    QString pushImage(const QString &repository, const QStringList &tags, const TestImage &image);
    /// Pushes @p images by digest, and a list of them with @p tags. Digest of the list.
    QString pushList(const QString &repository, const QStringList &tags,
                     const QList<TestImage> &images);
    bool pushBlob(const QString &repository, const TestBlob &blob);
    /// @p reference is a tag or the manifest's digest.
    bool pushManifest(const QString &repository, const QString &reference,
                      const TestBlob &manifest);
    bool deleteManifest(const QString &repository, const QString &digest);

private:
    bool writeConfig();
    bool launch();
    bool waitUntilReady();
    bool pushBlobs(const QString &repository, const BuiltImage &image);
    bool pushTagged(const QString &repository, const QStringList &tags, const TestBlob &manifest);

    QTemporaryDir m_folder;
    TestCertificate m_certificate;
    std::unique_ptr<QProcess> m_process;
    Scheme m_scheme = Scheme::Http;
    quint16 m_port = 0;
    QString m_error;
};

} // namespace headwater
