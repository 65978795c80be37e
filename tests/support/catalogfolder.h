// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace headwater {

/// A throw-away folder of definition files.
class CatalogFolder
{
public:
    QString path() const { return m_dir.path(); }
    QString at(const QString &name) const { return m_dir.filePath(name); }

    /// Writes a file in place, with the folders above it.
    void put(const QString &name, const QByteArray &content) const;
    QByteArray get(const QString &name) const;
    void remove(const QString &name) const;
    /// Replaces a file as vim and git do, by renaming another one.
    void replace(const QString &name, const QByteArray &content) const;

    /// A definition of @p name with the given tags of quay.io/team/NAME.
    static QByteArray definition(const QString &name, const QStringList &tags = {},
                                 const QString &ns = {});

private:
    QTemporaryDir m_dir;
};

} // namespace headwater
