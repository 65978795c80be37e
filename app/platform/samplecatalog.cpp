// SPDX-License-Identifier: Apache-2.0
#include "app/platform/samplecatalog.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/savefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto source = ":/sample-catalog"_L1;
constexpr auto placeholder = "registry.sample.invalid:5000"_L1;
// Remembers which address the copies name, as a hidden file that a catalog scan leaves alone.
constexpr auto addressFile = ".sample-registry"_L1;

QByteArray content(const QString &path)
{
    const Result<FileContent> read = readFile(path, limits::definitionFileBytes);
    return read ? read->bytes : QByteArray();
}

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> copyOne(const QString &from, const QString &to, const QByteArray &oldAddress,
                     const QByteArray &address)
{
    const bool exists = QFileInfo::exists(to);
    const QByteArray before = exists ? content(to) : QByteArray();
    QByteArray text = exists ? before : resource(from);
    text.replace(exists ? oldAddress : QByteArray(placeholder.data(), placeholder.size()), address);
    if (exists && text == before)
        return {};
    if (!QDir().mkpath(QFileInfo(to).path()))
        return Error{.kind = Error::Kind::NoPermission, .subject = QFileInfo(to).path()};
    return saveFile(to, text);
}

} // namespace

QString sampleCatalogFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + u"/sample-catalog"_s;
}

QString sampleRegistry()
{
    return qEnvironmentVariable("HEADWATER_SAMPLE_REGISTRY", u"127.0.0.1:5000"_s);
}

Result<QString> prepareSampleCatalog(const QString &folder, const QString &registry)
{
    const QDir target(folder);
    const QString addressPath = target.filePath(addressFile);
    const QByteArray address = registry.toUtf8();
    const QByteArray oldAddress = QFileInfo::exists(addressPath) ? content(addressPath) : address;
    QDirIterator files(source, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = target.filePath(QDir(source).relativeFilePath(from));
        if (const Result<void> copied = copyOne(from, to, oldAddress, address); !copied)
            return copied.error();
    }
    if (oldAddress != address || !QFileInfo::exists(addressPath)) {
        if (const Result<void> saved = saveFile(addressPath, address); !saved)
            return saved.error();
    }
    return folder;
}

} // namespace headwater
