// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeexplanation.h"

#include "core/base/errortext.h"
#include "core/describe/describetext.h"
#include "core/describe/tables.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString sourceName(CredentialSourceKind kind)
{
    switch (kind) {
    case CredentialSourceKind::PullSecret: return u"pull secret"_s;
    case CredentialSourceKind::Keychain: return u"keychain"_s;
    case CredentialSourceKind::File: return u"file"_s;
    case CredentialSourceKind::Helper: return u"helper"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString place(CredentialSourceKind kind, const QString &source)
{
    return source.isEmpty() ? sourceName(kind) : sourceName(kind) + u' ' + source;
}

/// The rows below a heading, indented; nothing if there are none but the header.
QString section(const QString &heading, const QList<QStringList> &rows)
{
    QString text = u'\n' + heading + u'\n';
    if (rows.size() < 2)
        return text;
    const QStringList lines = alignedTable(rows).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        text += u"  "_s + line + u'\n';
    return text;
}

QString credentialText(const CredentialExplanation &how)
{
    QString heading = u"Credential for %1: "_s.arg(how.wanted);
    if (how.found)
        heading += u"%1, from %2, key %3 (%4)"_s.arg(how.username.isEmpty() ? u"a token"_s
                                                                            : how.username,
                                                     place(how.kind, how.source), how.key, how.why);
    else
        heading += u"none"_s;
    QList<QStringList> rows{{u"SOURCE"_s, u"KEY"_s, u"MATCHES"_s, u"WHY"_s}};
    for (const ConsideredKey &key : how.considered)
        rows.append(
            {place(key.kind, key.source), key.key, key.matches ? u"yes"_s : u"no"_s, key.why});
    QString text = section(heading, rows);
    for (const Error &problem : how.problems)
        text += u"  skipped: "_s + errorText(problem) + u'\n';
    return text;
}

QString tokensText(const QList<ExplainedToken> &tokens)
{
    QList<QStringList> rows{{u"REALM"_s, u"SERVICE"_s, u"SCOPE"_s, u"ACCOUNT"_s, u"OUTCOME"_s}};
    for (const ExplainedToken &token : tokens) {
        QString outcome = !token.refusal.isEmpty() ? token.refusal
            : token.isCached                       ? u"token kept from before"_s
                                                   : u"token"_s;
        if (token.status != 0)
            outcome = QString::number(token.status) + u' ' + outcome;
        QString account = token.account.isEmpty() ? u"anonymous"_s : token.account;
        if (token.usesIdentityToken)
            account += u" (identity token)"_s;
        rows.append({token.realm, token.service, token.scope, account, outcome});
    }
    return section(u"Tokens"_s, rows);
}

QString attemptsText(const QList<ExplainedAttempt> &attempts)
{
    QList<QStringList> rows{
        {u"REQUEST"_s, u"AUTHORIZATION"_s, u"PROXY"_s, u"STATUS"_s, u"TIME"_s, u"DETAIL"_s}};
    for (const ExplainedAttempt &attempt : attempts)
        rows.append({attempt.method + u' ' + attempt.url, attempt.authorization,
                     attempt.proxy.isEmpty() ? u"-"_s : attempt.proxy,
                     attempt.status == 0 ? u"-"_s : QString::number(attempt.status),
                     u"%1 ms"_s.arg(attempt.taken.count()), attempt.detail});
    return section(u"Attempts"_s, rows);
}

} // namespace

QString describeExplanation(const RequestExplanation &explanation)
{
    DescribeText head;
    head.field(u"Reference", explanation.reference);
    head.field(u"Endpoint", explanation.endpoint);
    head.list(u"Notes", explanation.notes);
    head.list(u"Challenges", explanation.challenges);
    head.field(u"Outcome", explanation.error ? errorText(*explanation.error) : u"succeeded"_s);
    QString text = head.toString();
    for (const CredentialExplanation &how : explanation.credentials)
        text += credentialText(how);
    if (!explanation.tokens.isEmpty())
        text += tokensText(explanation.tokens);
    if (!explanation.attempts.isEmpty())
        text += attemptsText(explanation.attempts);
    return text;
}

} // namespace headwater
