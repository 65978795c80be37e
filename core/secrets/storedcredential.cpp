// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/storedcredential.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

Secret encodeCredential(const Credential &credential)
{
    QJsonObject object;
    if (!credential.username.isEmpty())
        object.insert("username"_L1, credential.username);
    const auto insert = [&object](QLatin1StringView name, const Secret &secret) {
        if (!secret.isEmpty())
            object.insert(name, QString::fromUtf8(secret.reveal()));
    };
    insert("password"_L1, credential.password);
    insert("identitytoken"_L1, credential.identityToken);
    insert("registrytoken"_L1, credential.registryToken);
    return Secret(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<Credential> decodeCredential(const Secret &stored)
{
    const QJsonDocument document = QJsonDocument::fromJson(stored.reveal());
    if (!document.isObject())
        return Error{.kind = Error::Kind::InvalidInput,
                     .detail = u"the keychain entry is no credential"_s};
    const QJsonObject object = document.object();
    const auto secret = [&object](QLatin1StringView name) {
        const QString value = object.value(name).toString();
        return value.isEmpty() ? Secret() : Secret(value.toUtf8());
    };
    return Credential{.username = object.value("username"_L1).toString(),
                      .password = secret("password"_L1),
                      .identityToken = secret("identitytoken"_L1),
                      .registryToken = secret("registrytoken"_L1)};
}

} // namespace headwater
