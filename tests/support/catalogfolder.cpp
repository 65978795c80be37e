// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catalogfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace headwater {

void CatalogFolder::put(const QString &name, const QByteArray &content) const
{
    QFile file(at(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(name), qPrintable(file.errorString()));
}

QByteArray CatalogFolder::get(const QString &name) const
{
    QFile file(at(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CatalogFolder::remove(const QString &name) const
{
    if (!QFile::remove(at(name)))
        qFatal("%s cannot be removed", qPrintable(name));
}

void CatalogFolder::replace(const QString &name, const QByteArray &content) const
{
    put(name + u"~"_s, content);
    if (std::rename(QFile::encodeName(at(name + u"~"_s)).constData(),
                    QFile::encodeName(at(name)).constData())
        != 0)
        qFatal("%s cannot be replaced", qPrintable(name));
}

QByteArray CatalogFolder::definition(const QString &name, const QStringList &tags,
                                     const QString &ns)
{
    QString text = u"# our own\napiVersion: image.openshift.io/v1\nkind: ImageStream\n"
                   "metadata:\n  name: %1\n"_s.arg(name);
    if (!ns.isEmpty())
        text += u"  namespace: %1\n"_s.arg(ns);
    text += tags.isEmpty() ? u"spec: {}\n"_s : u"spec:\n  tags:\n"_s;
    for (const QString &tag : tags) {
        text += u"  - name: \"%1\"\n    from:\n      kind: DockerImage\n"
                "      name: quay.io/team/%2:%1\n"_s.arg(tag, name);
    }
    return text.toUtf8();
}

} // namespace headwater
