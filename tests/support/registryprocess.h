// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/testcertificate.h"
#include "tests/support/testimage.h"

#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace headwater {

class TokenServer;

/// A real docker-registry on a free loopback port, with a storage folder of its own. Ends with the
/// object.
///
///     RegistryProcess registry;
///     QVERIFY2(registry.start(), qPrintable(registry.errorString()));
///     const QString digest = registry.pushImage(u"lib/app"_s, {u"1.0"_s}, {.name = u"app"_s});
///     const QString from = registry.host() + u"/lib/app:1.0"_s;
///
///     RegistryProcess secured; // the same images, for users with a password
///     QVERIFY(secured.start({.certificate = &leaf, .users = {{u"alice"_s, u"pw"_s}},
///                            .storage = registry.storage()}));
class RegistryProcess
{
public:
    enum class Scheme { Http, Https };

    struct Setup
    {
        const TestCertificate *certificate = nullptr; ///< null: plain HTTP
        /// Who has to have signed the certificate that clients show; null: they need none.
        const TestCertificate *clientAuthority = nullptr;
        QMap<QString, QString> users = {}; ///< name and password, asked for with Basic
        const TokenServer *tokens = nullptr; ///< asks for its Bearer tokens
        QString realm = {}; ///< what it says where to get them; empty: the address of tokens
        QString service = QStringLiteral("headwater-test-registry");
        QString storage = {}; ///< of another registry, to serve the same; empty: its own
    };

    RegistryProcess();
    RegistryProcess(const RegistryProcess &) = delete;
    RegistryProcess &operator=(const RegistryProcess &) = delete;
    ~RegistryProcess();

    /// Blocks until it answers. Https: with a self-signed certificate for 127.0.0.1.
    bool start(Scheme scheme = Scheme::Http);
    /// What @p setup points to outlives the process. One that asks for passwords or tokens takes no
    /// pushes from here: push to a plain one with the same storage.
    bool start(const Setup &setup);
    /// Ends the process; what was pushed stays, and start() serves it again on the same port.
    void stop();
    QString errorString() const { return m_error; }

    QString host() const; ///< "127.0.0.1:PORT"
    quint16 port() const { return m_port; }
    QString storage() const; ///< the folder with all that was pushed
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
    /// Names the manifest @p digest, which is there, by @p tags. Writes into the storage, which is
    /// the only quick way to have 10,000 of them.
    bool linkTags(const QString &repository, const QString &digest, const QStringList &tags);

private:
    bool writeConfig();
    bool writePasswords();
    QString tlsConfig() const;
    QString authConfig() const;
    bool launch();
    bool waitUntilReady();
    bool answers() const;
    QString log() const;
    bool pushBlobs(const QString &repository, const BuiltImage &image);
    bool pushTagged(const QString &repository, const QStringList &tags, const TestBlob &manifest);

    QTemporaryDir m_folder;
    TestCertificate m_certificate;
    std::unique_ptr<QProcess> m_process;
    Setup m_setup;
    quint16 m_port = 0;
    QString m_error;
};

} // namespace headwater
