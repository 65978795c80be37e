// SPDX-License-Identifier: Apache-2.0
#include "core/base/savefile.h"

#include "core/base/filehandle.h"
#include "core/base/systemerror.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>

// System calls, and not QSaveFile: that one keeps no count of what its write() could not write and
// then replaces a good file by a truncated one on a full disk (measured with Qt 6.8.2: 200,000
// bytes to a 64 KiB file system, commit() returns true), does not flush the folder, and has no way
// to write below an opened folder, so that a link swapped at the wrong moment redirects it.

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView leftoverPrefix(".headwater-save-");
constexpr size_t blockBytes = size_t(1) << 18;

/// A place to save to with all links followed: the folder, opened, and a name in it.
struct Target
{
    QString path; ///< as the caller named it, for messages
    FileHandle folder;
    QByteArray name;
    std::optional<struct stat> old; ///< the file that will be replaced
};

/// The temporary file. Removes itself unless it was renamed.
struct Temporary
{
    Temporary(int folder, QByteArray fileName, FileHandle handle)
        : folderFd(folder)
        , name(std::move(fileName))
        , file(std::move(handle))
    {
    }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;
    ~Temporary()
    {
        if (!name.isEmpty())
            ::unlinkat(folderFd, name.constData(), 0);
    }
    int folderFd;
    QByteArray name;
    FileHandle file;
};

Error failed(QLatin1StringView call, const Target &target)
{
    return systemError(errno, call, target.path);
}

/// @p path with every link followed. The last part need not exist.
QByteArray followed(const QByteArray &path, int depth = 0)
{
    const std::unique_ptr<char, decltype(&std::free)> whole(::realpath(path.constData(), nullptr),
                                                            &std::free);
    if (whole)
        return QByteArray(whole.get());
    if (errno != ENOENT)
        return {};
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray folder = slash < 0 ? QByteArray(".") : path.left(qMax<qsizetype>(slash, 1));
    // A link to what does not exist yet: saving makes its target, as opening it for writing would.
    char buffer[PATH_MAX];
    const ssize_t length = ::readlink(path.constData(), buffer, sizeof buffer);
    constexpr int maxLinks = 40; // what Linux itself follows
    if (length > 0 && depth < maxLinks) {
        const QByteArray link(buffer, length);
        return followed(link.startsWith('/') ? link : folder + '/' + link, depth + 1);
    }
    const std::unique_ptr<char, decltype(&std::free)> parent(
        ::realpath(folder.constData(), nullptr), &std::free);
    if (!parent)
        return {};
    const QByteArray real(parent.get());
    return (real == "/" ? QByteArray() : real) + '/' + path.sliced(slash + 1);
}

/// Where an opened folder really is; unlike the path it was opened by, nobody can swap this.
QByteArray placeOf(const FileHandle &folder)
{
    char buffer[PATH_MAX];
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(folder.fd());
    const ssize_t length = ::readlink(link.constData(), buffer, sizeof buffer);
    return length > 0 ? QByteArray(buffer, length) : QByteArray();
}

bool isInside(const QByteArray &place, const QString &folder)
{
    const QByteArray root = followed(QFile::encodeName(folder));
    return !root.isEmpty() && (root == "/" || place == root || place.startsWith(root + '/'));
}

Result<void> checkReplaceable(Target &target)
{
    struct stat old = {};
    if (::fstatat(target.folder.fd(), target.name.constData(), &old, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return {};
        return failed("fstatat"_L1, target);
    }
    if (!S_ISREG(old.st_mode))
        return Error{.kind = Error::Kind::NotAFile, .subject = target.path};
    // rename() asks the folder alone; a file that was made read-only is meant to stay as it is.
    if (::faccessat(target.folder.fd(), target.name.constData(), W_OK, AT_EACCESS) != 0)
        return failed("faccessat"_L1, target);
    target.old = old;
    return {};
}

Result<void> openTarget(Target &target, const QString &within)
{
    const QByteArray real = followed(QFile::encodeName(target.path));
    if (real.isEmpty())
        return failed("realpath"_L1, target);
    const qsizetype slash = real.lastIndexOf('/');
    target.name = real.sliced(slash + 1);
    const QByteArray folder = real.left(qMax<qsizetype>(slash, 1));
    target.folder = FileHandle(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!target.folder.isOpen())
        return failed("open"_L1, target);
    if (!within.isEmpty() && !isInside(placeOf(target.folder), within)) {
        return Error{.kind = Error::Kind::NoPermission,
                     .subject = target.path,
                     .detail = u"the link leads out of "_s + within};
    }
    return checkReplaceable(target);
}

mode_t creationMode(const Target &target, const SaveOptions &options)
{
    if (options.mode)
        return *options.mode & 0600U;
    return target.old ? 0600 : 0666;
}

/// A new, locked file. The lock tells sweepLeftovers() of any process that somebody is at work.
Result<std::unique_ptr<Temporary>> makeTemporary(const Target &target, const SaveOptions &options)
{
    for (int attempt = 0; attempt < 100; ++attempt) {
        const quint64 number = QRandomGenerator::global()->generate64();
        const QByteArray name = QByteArray(leftoverPrefix.data(), leftoverPrefix.size())
            + QByteArray::number(number, 36);
        FileHandle file(::openat(target.folder.fd(), name.constData(),
                                 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                 creationMode(target, options)));
        if (!file.isOpen()) {
            if (errno == EEXIST)
                continue;
            return failed("openat"_L1, target);
        }
        auto temporary = std::make_unique<Temporary>(target.folder.fd(), name, std::move(file));
        // No lock on this file system (old NFS): then nobody else gets one to sweep it either.
        ::flock(temporary->file.fd(), LOCK_EX | LOCK_NB);
        struct stat made = {};
        if (::fstat(temporary->file.fd(), &made) == 0 && made.st_nlink > 0)
            return temporary; // else a sweep came between openat() and flock()
    }
    return Error{.kind = Error::Kind::Io, .subject = target.path, .detail = u"openat"_s};
}

Error writeFailed(const Target &target, qsizetype needed)
{
    Error error = failed("write"_L1, target);
    if (error.kind == Error::Kind::DiskFull || error.kind == Error::Kind::TooLarge)
        error.detail += u"; %1 bytes are needed"_s.arg(needed);
    return error;
}

Result<void> writeAll(const Temporary &temporary, const QByteArray &bytes, const Target &target)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const size_t left = std::min(size_t(bytes.size() - done), blockBytes);
        const ssize_t written = ::write(temporary.file.fd(), bytes.constData() + done, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return writeFailed(target, bytes.size());
        done += written;
    }
    return {};
}

/// Reads the file back: network and FUSE file systems have lost data without an error before.
Result<void> verify(const Temporary &temporary, const QByteArray &bytes, const Target &target)
{
    const Error different = {.kind = Error::Kind::Io,
                             .subject = target.path,
                             .detail = u"what was written does not read back the same"_s};
    struct stat now = {};
    if (::fstat(temporary.file.fd(), &now) != 0)
        return failed("fstat"_L1, target);
    if (now.st_size != bytes.size())
        return different;
    QByteArray block(qsizetype(blockBytes), Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t length = ::pread(temporary.file.fd(), block.data(), blockBytes, done);
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return failed("pread"_L1, target);
        if (length == 0 || length > bytes.size() - done
            || std::memcmp(block.constData(), bytes.constData() + done, size_t(length)) != 0)
            return different;
        done += length;
    }
    return {};
}

/// Access lists and labels. What the system refuses to copy (security labels, mostly) it sets
/// itself.
void copyAttributes(int from, int to)
{
    QByteArray names(1 << 16, Qt::Uninitialized);
    const ssize_t length = ::flistxattr(from, names.data(), size_t(names.size()));
    if (length <= 0)
        return;
    names.truncate(length);
    QByteArray value(1 << 16, Qt::Uninitialized);
    for (const QByteArray &name : names.split('\0')) {
        if (name.isEmpty())
            continue;
        const ssize_t size
            = ::fgetxattr(from, name.constData(), value.data(), size_t(value.size()));
        if (size >= 0)
            ::fsetxattr(to, name.constData(), value.constData(), size_t(size), 0);
    }
}

Result<void> setAttributes(const Temporary &temporary, const Target &target,
                           const SaveOptions &options)
{
    const int fd = temporary.file.fd();
    if (target.old) {
        // Only root may give files away; then group alone, then not at all, as every editor does.
        if (::fchown(fd, target.old->st_uid, target.old->st_gid) != 0
            && ::fchown(fd, uid_t(-1), target.old->st_gid) != 0)
            errno = 0;
        const FileHandle old(::openat(target.folder.fd(), target.name.constData(),
                                      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (old.isOpen() && !options.mode)
            copyAttributes(old.fd(), fd);
    }
    if (!target.old && !options.mode)
        return {};
    const mode_t mode = options.mode ? mode_t(*options.mode) : target.old->st_mode & 07777;
    if (::fchmod(fd, mode) != 0)
        return failed("fchmod"_L1, target);
    return {};
}

/// Whether the disk still holds what the caller read; by content, since times and sizes can be
/// equal.
Result<void> checkUnchanged(const Target &target, const std::optional<Digest> &expected)
{
    if (!expected)
        return {};
    const Error conflict = {.kind = Error::Kind::Conflict, .subject = target.path};
    const FileHandle file(::openat(target.folder.fd(), target.name.constData(),
                                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen())
        return errno == ENOENT || errno == ELOOP ? conflict : failed("openat"_L1, target);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(qsizetype(blockBytes), Qt::Uninitialized);
    while (true) {
        const ssize_t length = ::read(file.fd(), block.data(), blockBytes);
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return failed("read"_L1, target);
        if (length == 0)
            break;
        hash.addData(QByteArrayView(block.constData(), length));
    }
    const QString found = QString::fromLatin1(hash.result().toHex());
    if (expected->hex().compare(found, Qt::CaseInsensitive) != 0)
        return conflict;
    return {};
}

Result<void> replace(Temporary &temporary, const Target &target)
{
    if (::renameat(target.folder.fd(), temporary.name.constData(), target.folder.fd(),
                   target.name.constData())
        != 0)
        return failed("renameat"_L1, target);
    temporary.name.clear();
    // EINVAL: a file system that has no notion of flushing a folder.
    if (::fsync(target.folder.fd()) != 0 && errno != EINVAL)
        return failed("fsync of the folder"_L1, target);
    return {};
}

Result<void> fill(const Temporary &temporary, const QByteArray &bytes, const Target &target,
                  const SaveOptions &options)
{
    if (Result<void> written = writeAll(temporary, bytes, target); !written)
        return written;
    if (Result<void> set = setAttributes(temporary, target, options); !set)
        return set;
    if (::fdatasync(temporary.file.fd()) != 0)
        return failed("fdatasync"_L1, target);
    return verify(temporary, bytes, target);
}

} // namespace

Result<void> saveFile(const QString &path, const QByteArray &bytes, const SaveOptions &options)
{
    Target target = {.path = path, .folder = {}, .name = {}, .old = {}};
    if (Result<void> opened = openTarget(target, options.within); !opened)
        return opened;
    Result<std::unique_ptr<Temporary>> temporary = makeTemporary(target, options);
    if (!temporary)
        return temporary.error();
    if (Result<void> filled = fill(**temporary, bytes, target, options); !filled)
        return filled;
    // As late as can be; what remains is the moment between this and rename().
    if (Result<void> unchanged = checkUnchanged(target, options.expected); !unchanged)
        return unchanged;
    return replace(**temporary, target);
}

bool isLeftoverName(QByteArrayView fileName)
{
    return fileName.startsWith(QByteArrayView(leftoverPrefix.data(), leftoverPrefix.size()));
}

int sweepLeftovers(const QString &folder)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> entries(
        ::opendir(QFile::encodeName(folder).constData()), &::closedir);
    if (!entries)
        return 0;
    int removed = 0;
    const int folderFd = ::dirfd(entries.get());
    while (const dirent *entry = ::readdir(entries.get())) {
        const QByteArray name(entry->d_name);
        if (!isLeftoverName(name))
            continue;
        const FileHandle file(
            ::openat(folderFd, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat found = {};
        if (!file.isOpen() || ::fstat(file.fd(), &found) != 0 || !S_ISREG(found.st_mode))
            continue;
        if (::flock(file.fd(), LOCK_EX | LOCK_NB) == 0
            && ::unlinkat(folderFd, name.constData(), 0) == 0)
            ++removed;
    }
    return removed;
}

} // namespace headwater
