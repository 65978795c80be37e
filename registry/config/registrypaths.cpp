// SPDX-License-Identifier: Apache-2.0
#include "registry/config/registrypaths.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The folder in the variable @p name. A relative path does not count: XDG base directories say so,
/// and it would mean another file in each folder the program is started in.
QString folder(const QProcessEnvironment &environment, const QString &name,
               const QString &otherwise)
{
    const QString path = environment.value(name);
    return QDir::isAbsolutePath(path) ? path : otherwise;
}

QStringList dropIns(const QString &path)
{
    const QDir dir(path);
    QStringList files;
    for (const QString &name : dir.entryList({u"*.conf"_s}, QDir::Files, QDir::Name))
        files.append(dir.filePath(name));
    return files;
}

} // namespace

RegistryPaths RegistryPaths::of(const QProcessEnvironment &environment, const QString &root)
{
    const QString home = folder(environment, u"HOME"_s, QDir::homePath());
    const QString config = folder(environment, u"XDG_CONFIG_HOME"_s, home + u"/.config"_s);
    const QString containers = config + u"/containers"_s;
    const QString etc = root + u"/etc"_s;

    RegistryPaths paths;
    const QString authFile = environment.value(u"REGISTRY_AUTH_FILE"_s);
    if (!authFile.isEmpty()) {
        paths.credentialFiles = {{.path = authFile, .isExplicit = true}};
    } else {
        const QString runtime = folder(environment, u"XDG_RUNTIME_DIR"_s, {});
        const QString ofSession = runtime.isEmpty()
            ? u"%1/run/containers/%2/auth.json"_s.arg(root).arg(::getuid())
            : runtime + u"/containers/auth.json"_s;
        const QString docker = folder(environment, u"DOCKER_CONFIG"_s, home + u"/.docker"_s);
        paths.credentialFiles = {
            {.path = ofSession},
            {.path = containers + u"/auth.json"_s},
            {.path = docker + u"/config.json"_s},
            {.path = home + u"/.dockercfg"_s, .form = DockerConfigForm::Legacy},
        };
    }
    paths.explicitRegistriesConf = environment.value(u"CONTAINERS_REGISTRIES_CONF"_s);
    paths.userRegistriesConf = containers + u"/registries.conf"_s;
    paths.systemRegistriesConf = etc + u"/containers/registries.conf"_s;
    paths.userDropIns = containers + u"/registries.conf.d"_s;
    paths.systemDropIns = etc + u"/containers/registries.conf.d"_s;
    paths.certificateFolders = {config + u"/headwater/certs.d"_s, containers + u"/certs.d"_s,
                                etc + u"/containers/certs.d"_s, etc + u"/docker/certs.d"_s};
    return paths;
}

QStringList RegistryPaths::registriesConfFiles() const
{
    if (!explicitRegistriesConf.isEmpty())
        return QStringList{explicitRegistriesConf} + dropIns(systemDropIns) + dropIns(userDropIns);
    // Who has a file of his own is left alone by the system's drop-ins too.
    if (QFileInfo::exists(userRegistriesConf))
        return QStringList{userRegistriesConf} + dropIns(userDropIns);
    QStringList files;
    if (QFileInfo::exists(systemRegistriesConf))
        files.append(systemRegistriesConf);
    return files + dropIns(systemDropIns) + dropIns(userDropIns);
}

} // namespace headwater
