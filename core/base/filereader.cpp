// SPDX-License-Identifier: Apache-2.0
#include "core/base/filereader.h"

#include "core/base/filehandle.h"
#include "core/base/systemerror.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString kindOfFile(mode_t mode)
{
    if (S_ISDIR(mode))
        return u"a folder"_s;
    if (S_ISFIFO(mode))
        return u"a pipe"_s;
    return S_ISSOCK(mode) ? u"a socket"_s : u"a device"_s;
}

/// Bytes read, up to @p size; fewer when the file ends before. Negative: errno says why.
qint64 readFully(int fd, char *buffer, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t count = ::read(fd, buffer + done, size_t(size - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        done += count;
    }
    return done;
}

} // namespace

Result<FileContent> readFile(const QString &path, qint64 maxBytes)
{
    // O_NONBLOCK: opening a pipe must not wait for a writer. O_NOCTTY: nor may a terminal become
    // ours.
    const FileHandle file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.isOpen()) {
        Error error = systemError(errno, "open"_L1, path);
        if (errno == ENXIO || errno == ENODEV) // a socket, a device without a driver
            error.kind = Error::Kind::NotAFile;
        return error;
    }
    struct stat info = {};
    if (::fstat(file.fd(), &info) != 0)
        return systemError(errno, "fstat"_L1, path);
    if (!S_ISREG(info.st_mode))
        return Error{
            .kind = Error::Kind::NotAFile, .subject = path, .detail = kindOfFile(info.st_mode)};
    if (info.st_size > maxBytes)
        return Error{.kind = Error::Kind::TooLarge,
                     .subject = path,
                     .detail = u"%1 bytes, limit %2"_s.arg(info.st_size).arg(maxBytes)};

    FileContent content{.bytes = QByteArray(info.st_size, Qt::Uninitialized),
                        .stamp = FileStamp::of(info)};
    const qint64 count = readFully(file.fd(), content.bytes.data(), content.bytes.size());
    if (count < 0)
        return systemError(errno, "read"_L1, path);
    // A writer in the middle of its work: half of the old content and half of the new one is
    // neither.
    if (::fstat(file.fd(), &info) != 0)
        return systemError(errno, "fstat"_L1, path);
    if (count != content.bytes.size() || FileStamp::of(info) != content.stamp)
        return Error{.kind = Error::Kind::Conflict,
                     .subject = path,
                     .detail = u"the file changed while it was read"_s};
    return content;
}

} // namespace headwater
