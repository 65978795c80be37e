// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogplace.h"

#include "core/catalog/catalog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString cleaned(const QString &path)
{
    return QDir::cleanPath(QDir().absoluteFilePath(path));
}

bool isWithin(const QString &path, const QString &folder)
{
    return folder == u"/"_s || path.startsWith(folder + u'/');
}

} // namespace

Result<CatalogPlace> catalogPlace(const QStringList &paths)
{
    if (paths.isEmpty())
        return Error{.kind = Error::Kind::InvalidInput, .detail = u"no folder is given"_s};
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.exists() && !info.isSymLink())
            return Error{.kind = Error::Kind::NotFound, .subject = path};
        if (info.isDir() && paths.size() > 1) {
            return Error{.kind = Error::Kind::InvalidInput,
                         .subject = path,
                         .detail = u"one folder, or files, can be opened at a time"_s};
        }
    }
    CatalogPlace place = {.folder = cleaned(paths.first())};
    if (QFileInfo(place.folder).isDir())
        return place;
    do {
        place.folder = QFileInfo(place.folder).path();
    } while (!std::ranges::all_of(
        paths, [&](const QString &path) { return isWithin(cleaned(path), place.folder); }));
    for (const QString &path : paths)
        place.files.append(QDir(place.folder).relativeFilePath(cleaned(path)));
    place.files.sort();
    place.files.removeDuplicates();
    return place;
}

QString stateDatabasePath(const QString &folder)
{
    const QString inside = folder + u"/.headwater"_s;
    const QFileInfo state(inside);
    if (state.exists() ? state.isDir() && state.isWritable() : QFileInfo(folder).isWritable())
        return inside + u"/state.db"_s;
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QByteArray place = (canonical.isEmpty() ? cleaned(folder) : canonical).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/catalogs/"_s
        + QString::fromLatin1(hash.first(32)) + u"/state.db"_s;
}

} // namespace headwater
