// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/dockerconfig.h"

#include "core/base/gotext.h"
#include "core/definition/textindex.h"
#include "core/secrets/registrykey.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error invalid(const QString &detail)
{
    return Error{.kind = Error::Kind::InvalidInput, .detail = detail};
}

QString goTypeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return u"bool"_s;
    case QJsonValue::Double: return u"number"_s;
    case QJsonValue::Array: return u"array"_s;
    case QJsonValue::Object: return u"object"_s;
    default: return u"string"_s;
    }
}

/// The member as Go finds the field of a struct: whatever the case of its name.
QJsonValue member(const QJsonObject &object, QLatin1StringView name)
{
    if (const auto exact = object.constFind(name); exact != object.constEnd())
        return *exact;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return *it;
    }
    return {};
}

/// Reads the texts of one object; null counts as absent, as in Go. The first that is no text is
/// the error.
class Texts
{
public:
    explicit Texts(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    QString text(QLatin1StringView name)
    {
        const QJsonValue value = member(m_object, name);
        const bool isText = value.isString() || value.isNull() || value.isUndefined();
        if (!isText && !m_error)
            m_error = invalid(
                u"json: cannot unmarshal %1 into Go struct field .%2 of type string"_s.arg(
                    goTypeOf(value), name));
        return value.toString();
    }
    Secret secret(QLatin1StringView name)
    {
        const QString value = text(name);
        return value.isEmpty() ? Secret() : Secret(value.toUtf8());
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    QJsonObject m_object;
    std::optional<Error> m_error;
};

/// @p value as an object; null and absent are an empty one.
Result<QJsonObject> objectAt(const QJsonValue &value, const QString &goType)
{
    if (!value.isObject() && !value.isNull() && !value.isUndefined())
        return invalid(
            u"json: cannot unmarshal %1 into Go value of type %2"_s.arg(goTypeOf(value), goType));
    return value.toObject();
}

Result<Credential> readCredential(const QJsonValue &value, DockerConfigRules rules)
{
    const Result<QJsonObject> entry = objectAt(value, u"credentialprovider.DockerConfigEntry"_s);
    if (!entry)
        return entry.error();
    Texts texts(*entry);
    Credential credential{.username = texts.text("username"_L1),
                          .password = texts.secret("password"_L1)};
    QByteArray auth = texts.text("auth"_L1).toUtf8();
    const auto wiper = qScopeGuard([&auth] { wipe(auth); });
    if (!auth.isEmpty()) {
        Result<Credential> decoded = decodeAuth(auth);
        if (!decoded)
            return decoded;
        credential = *std::move(decoded);
    }
    if (rules == DockerConfigRules::Program) {
        credential.identityToken = texts.secret("identitytoken"_L1);
        credential.registryToken = texts.secret("registrytoken"_L1);
    }
    if (const std::optional<Error> &error = texts.error())
        return *error;
    return credential;
}

void readHelpers(const QJsonObject &root, DockerConfig &config, const QString &subject)
{
    const auto skip = [&](const QString &what) {
        config.problems.append(
            {.kind = Error::Kind::InvalidInput, .subject = subject, .detail = what});
    };
    Texts texts(root);
    config.credsStore = texts.text("credsStore"_L1);
    if (texts.error())
        skip(u"credsStore is no text"_s);
    const QJsonValue helpers = member(root, "credHelpers"_L1);
    if (!helpers.isObject() && !helpers.isNull() && !helpers.isUndefined())
        return skip(u"credHelpers is no object"_s);
    const QJsonObject byHost = helpers.toObject();
    for (auto it = byHost.constBegin(); it != byHost.constEnd(); ++it) {
        if (it->isString())
            config.credHelpers.insert(it.key(), it->toString());
        else
            skip(u"credHelpers: %1 is no text"_s.arg(withoutUserInfo(it.key())));
    }
}

/// Value of a letter of the standard alphabet; -1: it is none.
int base64Value(char c)
{
    static constexpr std::string_view alphabet
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t at = alphabet.find(c);
    return at == std::string_view::npos ? -1 : int(at);
}

qsizetype skipLineEnds(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text[at] == '\n' || text[at] == '\r'))
        ++at;
    return at;
}

/// Where the padding is wrong that begins before @p at, after @p inQuantum letters; -1: nowhere.
qsizetype paddingFault(QByteArrayView text, qsizetype at, int inQuantum)
{
    at = skipLineEnds(text, at);
    if (inQuantum == 2) {
        if (at == text.size())
            return at;
        if (text[at] != '=')
            return at - 1;
        at = skipLineEnds(text, at + 1);
    }
    return at < text.size() ? at : -1;
}

/// Where @p text stops to be base64 as Go's encoding/base64 counts it; -1: nowhere. Line ends
/// within are allowed.
qsizetype base64Fault(QByteArrayView text, bool isPadded)
{
    int inQuantum = 0;
    for (qsizetype at = skipLineEnds(text, 0); at < text.size(); at = skipLineEnds(text, at)) {
        const char c = text[at++];
        if (base64Value(c) >= 0)
            inQuantum = (inQuantum + 1) % 4;
        else if (c == '=' && isPadded && inQuantum >= 2)
            return paddingFault(text, at, inQuantum);
        else
            return at - 1;
    }
    const bool isCut = inQuantum == 1 || (isPadded && inQuantum > 0);
    return isCut ? text.size() - inQuantum : -1;
}

} // namespace

Result<Credential> decodeAuth(QByteArrayView field)
{
    const bool isPadded = field.trimmed().endsWith('=');
    if (const qsizetype fault = base64Fault(field, isPadded); fault >= 0)
        return invalid(u"illegal base64 data at input byte %1"_s.arg(fault));
    QByteArray decoded = QByteArray::fromBase64(QByteArray::fromRawData(field.data(), field.size()),
                                                QByteArray::OmitTrailingEquals);
    const auto wiper = qScopeGuard([&decoded] { wipe(decoded); });
    const qsizetype colon = decoded.indexOf(':');
    if (colon < 0)
        return invalid(
            u"unable to parse auth field, must be formatted as base64(username:password)"_s);
    return Credential{.username = QString::fromUtf8(decoded.first(colon)),
                      .password = Secret(decoded.sliced(colon + 1))};
}

Result<DockerConfig> parseDockerConfig(QByteArrayView json, DockerConfigForm form,
                                       DockerConfigRules rules, const QString &subject)
{
    QJsonParseError fault;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()), &fault);
    if (fault.error != QJsonParseError::NoError) {
        const QString words = goJsonError(json);
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = subject,
                     .detail = words.isEmpty() ? fault.errorString() : words,
                     .position = TextIndex(json).at(fault.offset)};
    }
    const auto named = [&](Error error) {
        error.subject = subject;
        return error;
    };
    if (!document.isObject())
        return named(invalid(u"json: cannot unmarshal array into Go value of type "
                             "map[string]interface {}"_s));
    const QJsonObject root = document.object();
    const Result<QJsonObject> auths = form == DockerConfigForm::Legacy
        ? root
        : objectAt(member(root, "auths"_L1), u"credentialprovider.DockerConfig"_s);
    if (!auths)
        return named(auths.error());

    DockerConfig config;
    for (auto it = auths->constBegin(); it != auths->constEnd(); ++it) {
        Result<Credential> credential = readCredential(*it, rules);
        if (credential) {
            config.entries.append({.key = it.key(), .credential = *std::move(credential)});
            continue;
        }
        if (rules == DockerConfigRules::Server)
            return named(credential.error());
        Error problem = named(credential.error());
        problem.detail.prepend(withoutUserInfo(it.key()) + u": "_s);
        config.problems.append(problem);
    }
    // QJsonObject sorts keys as they are written; a byte order mark at the start of one is gone
    // here.
    std::ranges::stable_sort(config.entries, {}, &DockerConfigEntry::key);
    if (rules == DockerConfigRules::Program && form == DockerConfigForm::Config)
        readHelpers(root, config, subject);
    return config;
}

} // namespace headwater
