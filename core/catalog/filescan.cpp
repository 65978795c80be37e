// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/filescan.h"

#include "core/base/savefile.h"
#include "core/base/systemerror.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

// System calls, and not QDirIterator: the change time and the inode are wanted, which QFileInfo
// does not have, and 10,000 files are to be looked at again every few seconds.

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Identity = std::pair<dev_t, ino_t>;

struct PendingFolder
{
    QByteArray path; ///< relative; empty: the catalog folder
    bool isLink = false;
};

bool isDefinitionName(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
}

std::shared_ptr<const Error> shared(Error error)
{
    return std::make_shared<const Error>(std::move(error));
}

FoundFile foundFile(const QByteArray &path, const struct stat &info)
{
    FoundFile found = {.path = QFile::decodeName(path), .stamp = FileStamp::of(info)};
    if (!S_ISREG(info.st_mode))
        found.refused = shared({.kind = Error::Kind::NotAFile, .subject = found.path});
    return found;
}

class Scanner
{
public:
    Scanner(const QString &folder, const std::stop_token &stop)
        : m_root(QFile::encodeName(folder))
        , m_stop(stop)
    {
    }

    Result<FileScan> run();

private:
    std::optional<Error> look(const PendingFolder &folder);
    void take(const QByteArray &folder, const dirent &entry, int folderFd);
    void takeLink(const QByteArray &path, const QByteArray &name, int folderFd);
    void refuse(const QByteArray &path, int code, QLatin1StringView call);
    void takeLinkedFiles();

    QByteArray m_root;
    std::stop_token m_stop;
    FileScan m_scan;
    // Folders proper are looked into first, so that one found under two names has its own.
    std::deque<PendingFolder> m_folders;
    std::deque<PendingFolder> m_linkedFolders;
    QList<std::pair<QByteArray, struct stat>> m_linkedFiles;
    QSet<Identity> m_seenFolders;
    QSet<Identity> m_seenFiles;
};

Result<FileScan> Scanner::run()
{
    if (std::optional<Error> error = look({}))
        return *error;
    while (!m_folders.empty() || !m_linkedFolders.empty()) {
        if (m_stop.stop_requested())
            return Error{.kind = Error::Kind::Cancelled};
        std::deque<PendingFolder> &queue = m_folders.empty() ? m_linkedFolders : m_folders;
        const PendingFolder next = queue.front();
        queue.pop_front();
        if (const std::optional<Error> error = look(next); error && !next.isLink) {
            m_scan.files.append(
                {.path = QFile::decodeName(next.path), .stamp = {}, .refused = shared(*error)});
        }
    }
    takeLinkedFiles();
    std::ranges::sort(m_scan.files, {}, &FoundFile::path);
    return std::move(m_scan);
}

std::optional<Error> Scanner::look(const PendingFolder &folder)
{
    const QByteArray absolute = folder.path.isEmpty() ? m_root : m_root + '/' + folder.path;
    const QString subject = QFile::decodeName(folder.path.isEmpty() ? m_root : folder.path);
    const std::unique_ptr<DIR, int (*)(DIR *)> entries(::opendir(absolute.constData()),
                                                       &::closedir);
    if (!entries)
        return systemError(errno, "opendir"_L1, subject);
    const int fd = ::dirfd(entries.get());
    struct stat info = {};
    if (::fstat(fd, &info) != 0)
        return systemError(errno, "fstat"_L1, subject);
    const Identity identity(info.st_dev, info.st_ino);
    if (m_seenFolders.contains(identity))
        return {};
    m_seenFolders.insert(identity);
    m_scan.folders.append(QFile::decodeName(absolute));
    while (const dirent *entry = ::readdir(entries.get()))
        take(folder.path, *entry, fd);
    return {};
}

void Scanner::take(const QByteArray &folder, const dirent &entry, int folderFd)
{
    const QByteArray name(entry.d_name);
    if (name.startsWith('.')) {
        const QString parent = m_scan.folders.last();
        if (isLeftoverName(name) && !m_scan.foldersWithLeftovers.contains(parent))
            m_scan.foldersWithLeftovers.append(parent);
        return;
    }
    if (name == "node_modules")
        return;
    const bool isDefinition = isDefinitionName(name);
    if (!isDefinition && (entry.d_type == DT_REG || entry.d_type == DT_FIFO))
        return;
    const QByteArray path = folder.isEmpty() ? name : folder + '/' + name;
    if (!isDefinition && entry.d_type == DT_DIR) {
        m_folders.push_back({.path = path});
        return;
    }
    struct stat info = {};
    if (::fstatat(folderFd, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
        if (isDefinition && errno != ENOENT)
            refuse(path, errno, "stat"_L1);
        return;
    }
    if (S_ISLNK(info.st_mode)) {
        takeLink(path, name, folderFd);
        return;
    }
    if (S_ISDIR(info.st_mode))
        m_folders.push_back({.path = path});
    if (!isDefinition)
        return;
    m_seenFiles.insert(Identity(info.st_dev, info.st_ino));
    m_scan.files.append(foundFile(path, info));
}

void Scanner::takeLink(const QByteArray &path, const QByteArray &name, int folderFd)
{
    struct stat target = {};
    if (::fstatat(folderFd, name.constData(), &target, 0) != 0) {
        if (isDefinitionName(name))
            refuse(path, errno, "stat"_L1);
        return;
    }
    if (S_ISDIR(target.st_mode))
        m_linkedFolders.push_back({.path = path, .isLink = true});
    else if (isDefinitionName(name))
        m_linkedFiles.append({path, target});
}

void Scanner::refuse(const QByteArray &path, int code, QLatin1StringView call)
{
    const QString name = QFile::decodeName(path);
    m_scan.files.append(
        {.path = name, .stamp = {}, .refused = shared(systemError(code, call, name))});
}

void Scanner::takeLinkedFiles()
{
    for (const auto &[path, info] : std::as_const(m_linkedFiles)) {
        if (!m_seenFiles.contains(Identity(info.st_dev, info.st_ino)))
            m_scan.files.append(foundFile(path, info));
    }
}

} // namespace

Result<FileScan> scanFolder(const QString &folder, const std::stop_token &stop)
{
    return Scanner(folder, stop).run();
}

FileScan scanFiles(const QString &folder, const QStringList &paths)
{
    FileScan scan;
    QSet<QString> folders;
    for (const QString &path : paths) {
        const QByteArray relative = QFile::encodeName(path);
        const QByteArray absolute = QFile::encodeName(folder) + '/' + relative;
        struct stat info = {};
        if (::stat(absolute.constData(), &info) == 0)
            scan.files.append(foundFile(relative, info));
        else if (errno != ENOENT)
            scan.files.append({.path = path,
                               .stamp = {},
                               .refused = shared(systemError(errno, "stat"_L1, path))});
        folders.insert(QFile::decodeName(absolute.left(absolute.lastIndexOf('/'))));
    }
    scan.folders = folders.values();
    std::ranges::sort(scan.files, {}, &FoundFile::path);
    return scan;
}

} // namespace headwater
