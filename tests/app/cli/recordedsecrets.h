// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/config/pullsecretcredentials.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QMultiMap>

namespace headwater {

/// The pull secrets of the namespaces of a recording, kept up by its commands.
class RecordedSecrets
{
public:
    /// @p command is "command" of a step. Those that are not about secrets only show that the ones
    /// there have been used.
    void follow(const QJsonValue &command)
    {
        using namespace Qt::StringLiterals;
        const QJsonArray argv = command["argv"_L1].toArray();
        const QString ns = command["namespace"_L1].toString();
        const QString api = command["api"_L1].toString();
        if (api.startsWith("POST "_L1) && api.endsWith("/secrets"_L1)) {
            // The recorder removed the secrets of one attempt before the next, and did not say so.
            if (m_used)
                m_all.clear();
            m_used = false;
            if (command["status"_L1].toInt() == 201)
                addObject(api.section(u'/', 4, 4), command["body"_L1]);
        } else if (argv.at(0) == "create"_L1 && argv.at(1) == "secret"_L1) {
            addByArguments(ns, argv);
        } else if (argv.at(0) == "delete"_L1 && argv.at(1) == "secret"_L1) {
            const QString name = argv.at(2).toString();
            m_all.removeIf(
                [&](const auto &entry) { return entry.key() == ns && entry.value().name == name; });
        } else {
            m_used = true;
        }
    }

    QList<PullSecret> of(const QString &ns) const { return m_all.values(ns); }

private:
    void addObject(const QString &ns, const QJsonValue &secret)
    {
        using namespace Qt::StringLiterals;
        const QString type = secret["type"_L1].toString();
        const bool isLegacy = type == "kubernetes.io/dockercfg"_L1;
        if (!isLegacy && type != "kubernetes.io/dockerconfigjson"_L1)
            return;
        const QString key = isLegacy ? u".dockercfg"_s : u".dockerconfigjson"_s;
        m_all.insert(ns,
                     {.name = secret["metadata"_L1]["name"_L1].toString(),
                      .form = isLegacy ? DockerConfigForm::Legacy : DockerConfigForm::Config,
                      .content = secret["stringData"_L1][key].toString().toUtf8()});
    }

    /// oc create secret docker-registry NAME --docker-server=... Source: kubectl,
    /// create_secret_docker.go.
    void addByArguments(const QString &ns, const QJsonArray &argv)
    {
        using namespace Qt::StringLiterals;
        QMap<QString, QString> flags;
        for (const QJsonValue &argument : argv) {
            const QString text = argument.toString();
            if (text.startsWith("--"_L1))
                flags.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
        }
        const QString user = flags[u"--docker-username"_s];
        const QString password = flags[u"--docker-password"_s];
        const QByteArray auth = (user + u':' + password).toUtf8().toBase64();
        const QJsonObject entry{{u"username"_s, user},
                                {u"password"_s, password},
                                {u"auth"_s, QString::fromLatin1(auth)}};
        const QJsonObject auths{{flags[u"--docker-server"_s], entry}};
        m_all.insert(ns,
                     {.name = argv.at(3).toString(),
                      .content = QJsonDocument(QJsonObject{{u"auths"_s, auths}}).toJson()});
    }

    QMultiMap<QString, PullSecret> m_all; ///< by namespace
    bool m_used = false;
};

} // namespace headwater
