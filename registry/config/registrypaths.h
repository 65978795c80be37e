// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/dockerconfig.h"

#include <QList>
#include <QString>
#include <QStringList>

class QProcessEnvironment;

namespace headwater {

/// A file that may hold credentials.
struct CredentialFile
{
    QString path = {};
    DockerConfigForm form = DockerConfigForm::Config;
    /// The user named it: that it is missing is a problem.
    bool isExplicit = false;

    friend bool operator==(const CredentialFile &, const CredentialFile &) = default;
};

/// Where docker, podman and Headwater keep what is to be known of registries. Files need not exist.
/// Source: containers-auth.json(5), containers-registries.conf(5), containers-registries.conf.d(5),
/// containers-certs.d(5).
struct RegistryPaths
{
    QList<CredentialFile> credentialFiles = {}; ///< in the order in which they are asked
    QString explicitRegistriesConf = {}; ///< from CONTAINERS_REGISTRIES_CONF; empty: none
    QString userRegistriesConf = {};
    QString systemRegistriesConf = {};
    QString userDropIns = {}; ///< the folder registries.conf.d
    QString systemDropIns = {};
    QStringList certificateFolders = {}; ///< certs.d, in the order in which they are asked

    /// @p root stands before /etc and /run, which tests do not have.
    static RegistryPaths of(const QProcessEnvironment &environment, const QString &root = {});

    /// Which files make up the configuration now, each one overriding those before it.
    QStringList registriesConfFiles() const;
};

} // namespace headwater
