// SPDX-License-Identifier: Apache-2.0
#include "core/image/pullspec.h"
#include "registry/client/registryclient.h"
#include "registry/client/requestscheduler.h"
#include "registry/http/networktransport.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// What importing asks a registry: the manifest of each tag, then its configuration. One line a
/// tag. (The tag list is read by "headwater tags"; here the tags come from standard input.)
class FetchTags : public QObject
{
    Q_OBJECT
public:
    FetchTags(RegistryPort &registry, const QString &repository, const QStringList &tags)
        : m_registry(registry)
        , m_repository(repository)
        , m_left(tags.size())
    {
        for (const QString &tag : tags)
            fetch(tag);
    }

private:
    void fetch(const QString &tag)
    {
        const auto image = PullSpec::parse(m_repository + u':' + tag);
        if (!image)
            return fail(tag, image.error());
        m_registry.manifest(*image, {.insecure = true}, {})
            .then(this, [this, tag, image = *image](const Result<RegistryManifest> &manifest) {
                if (!manifest)
                    return fail(tag, manifest.error());
                const QString config = QJsonDocument::fromJson(manifest->body)
                                           .object()
                                           .value("config"_L1)
                                           .toObject()
                                           .value("digest"_L1)
                                           .toString();
                m_registry.blob(image, config, limits::imageConfigBytes, {.insecure = true}, {})
                    .then(this,
                          [this, tag, digest = manifest->digest](const Result<QByteArray> &blob) {
                              if (!blob)
                                  return fail(tag, blob.error());
                              std::printf("%s %s\n", qPrintable(tag), qPrintable(digest));
                              end();
                          });
            });
    }
    void fail(const QString &tag, const Error &error)
    {
        std::fprintf(stderr, "%s: %s\n", qPrintable(tag), qPrintable(error.detail));
        m_hasFailed = true;
        end();
    }
    void end()
    {
        if (--m_left == 0)
            QCoreApplication::exit(m_hasFailed ? 1 : 0);
    }

    RegistryPort &m_registry;
    QString m_repository;
    qsizetype m_left;
    bool m_hasFailed = false;
};

QStringList standardInput()
{
    QFile file;
    QStringList lines;
    if (!file.open(stdin, QIODevice::ReadOnly))
        return lines;
    for (QByteArray line = file.readLine(300); !line.isEmpty(); line = file.readLine(300))
        lines.append(QString::fromUtf8(line).trimmed());
    return lines;
}

} // namespace

/// headwater_fetchtags HOST/REPOSITORY < TAGS
int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc != 2)
        return 2;
    NetworkTransport transport;
    RequestScheduler scheduler(transport);
    RegistryClient client(scheduler);
    const FetchTags fetch(client, QString::fromLocal8Bit(argv[1]), standardInput());
    return QCoreApplication::exec();
}

#include "fetchtags.moc"
