// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/recovery.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/savefile.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QLockFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QByteArrayView magic("headwater-recovery 1\n");
constexpr int hashBytes = 32; // SHA-256
constexpr auto suffix = ".unsaved"_L1;
// The text, and room for names and hashes.
constexpr qint64 mostBytes = limits::definitionFileBytes + (qint64(64) << 10);

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Error notARecord()
{
    return {.kind = Error::Kind::InvalidInput, .detail = u"not a whole recovery file"_s};
}

std::unique_ptr<QLockFile> lockBeside(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(QString(path + ".lock"_L1));
    lock->setStaleLockTime(std::chrono::milliseconds(0)); // held for hours; alive is what counts
    return lock;
}

} // namespace

QByteArray encodeRecovery(const RecoveryRecord &record)
{
    QByteArray content;
    QDataStream stream(&content, QDataStream::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << record.folder << record.file << (record.base ? record.base->toString() : QString())
           << record.time << record.text;
    return magic.toByteArray() + hashOf(content) + content;
}

Result<RecoveryRecord> decodeRecovery(const QByteArray &bytes)
{
    const qsizetype head = magic.size() + hashBytes;
    if (bytes.size() < head || !bytes.startsWith(magic))
        return notARecord();
    const QByteArray content = bytes.sliced(head);
    // Nothing is parsed that was not written as it is.
    if (hashOf(content) != bytes.sliced(magic.size(), hashBytes))
        return notARecord();
    RecoveryRecord record;
    QString base;
    QDataStream stream(content);
    stream.setVersion(QDataStream::Qt_6_8);
    stream >> record.folder >> record.file >> base >> record.time >> record.text;
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return notARecord();
    if (base.isEmpty())
        return record;
    const Result<Digest> digest = Digest::parse(base);
    if (!digest)
        return notARecord();
    record.base = *digest;
    return record;
}

RecoveryStore::RecoveryStore(QString folder)
    : m_folder(std::move(folder))
{
}

RecoveryStore::~RecoveryStore() = default;

QString RecoveryStore::pathOf(const QString &catalogFolder, const QString &file) const
{
    const QByteArray name = hashOf(u"%1\n%2"_s.arg(catalogFolder, file).toUtf8()).toHex().left(32);
    return QDir(m_folder).filePath(QString::fromLatin1(name) + suffix);
}

Result<void> RecoveryStore::keep(const RecoveryRecord &record)
{
    const QString path = pathOf(record.folder, record.file);
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().exists(m_folder)
        && (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, ownerOnly)))
        return Error{.kind = Error::Kind::NoPermission, .subject = m_folder};
    auto &lock = m_locks[path];
    if (!lock)
        lock = lockBeside(path);
    if (!lock->isLocked() && !lock->tryLock())
        return Error{.kind = Error::Kind::Conflict, .subject = record.file};
    return saveFile(path, encodeRecovery(record), {.mode = 0600U});
}

void RecoveryStore::drop(const QString &catalogFolder, const QString &file)
{
    const QString path = pathOf(catalogFolder, file);
    auto lock = lockBeside(path);
    const auto own = m_locks.find(path);
    // What another instance is at work on is not ours to remove.
    if (own == m_locks.end() ? !lock->tryLock() : !own->second->isLocked())
        return;
    QFile::remove(path);
    m_locks.erase(path);
}

QList<RecoveryRecord> RecoveryStore::left(const QString &catalogFolder) const
{
    QList<RecoveryRecord> records;
    const QStringList names
        = QDir(m_folder).entryList({u'*' + suffix}, QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names) {
        const QString path = QDir(m_folder).filePath(name);
        if (m_locks.contains(path) || !lockBeside(path)->tryLock())
            continue;
        const Result<FileContent> content = readFile(path, mostBytes);
        if (!content)
            continue;
        Result<RecoveryRecord> record = decodeRecovery(content->bytes);
        if (record && record->folder == catalogFolder)
            records.append(*std::move(record));
    }
    std::ranges::sort(records, {}, &RecoveryRecord::file);
    return records;
}

} // namespace headwater
