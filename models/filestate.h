// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

namespace headwater {

/// How an open file stands, for those who show it.
struct FileState
{
    Q_GADGET
public:
    /// How the disk differs from what the text was made of.
    enum class Disk {
        Same,
        Changed, ///< by somebody else, while there are changes here
        Missing,
    };
    Q_ENUM(Disk)

    QString file = {}; ///< relative to the catalog folder
    bool isLoaded = false; ///< all of the text is there
    bool isModified = false;
    bool isReadOnly = false; ///< must not be written, or cannot be kept byte by byte
    Disk disk = Disk::Same;

    friend bool operator==(const FileState &, const FileState &) = default;
};

} // namespace headwater
