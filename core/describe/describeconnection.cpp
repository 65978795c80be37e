// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeconnection.h"

#include "core/base/errortext.h"
#include "core/describe/tables.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString stepName(ConnectionStep::Kind kind)
{
    using Kind = ConnectionStep::Kind;
    switch (kind) {
    case Kind::Configuration: return u"configuration"_s;
    case Kind::NameResolution: return u"name resolution"_s;
    case Kind::Connect: return u"connection"_s;
    case Kind::Tls: return u"TLS"_s;
    case Kind::Ping: return u"ping"_s;
    case Kind::Challenge: return u"challenge"_s;
    case Kind::Credential: return u"credential"_s;
    case Kind::Token: return u"token"_s;
    case Kind::Scope: return u"repository"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString outcomeName(ConnectionStep::State state)
{
    using State = ConnectionStep::State;
    switch (state) {
    case State::Passed: return u"passed"_s;
    case State::Warning: return u"warning"_s;
    case State::Failed: return u"failed"_s;
    case State::Skipped: return u"skipped"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString sign(ConnectionStep::State state)
{
    using State = ConnectionStep::State;
    switch (state) {
    case State::Passed: return u"✓ "_s;
    case State::Warning: return u"! "_s;
    case State::Failed: return u"✗ "_s;
    case State::Skipped: return u"- "_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// The command that mends it; empty: there is none.
QString remedy(const ConnectionReport &report, const Error &error)
{
    const QString target
        = report.repository.isEmpty() ? report.host : report.host + u'/' + report.repository;
    switch (error.kind) {
    case Error::Kind::UntrustedTls:
        return u"headwater registry trust %1 FILE.pem"_s.arg(report.host);
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden: return u"headwater login %1 -u USER"_s.arg(target);
    default: return {};
    }
}

QString below(const ConnectionReport &report, const ConnectionStep &step)
{
    QString text;
    for (const QString &fact : step.facts)
        text += u"    "_s + QString(fact).replace(u'\n', u' ') + u'\n';
    if (step.state != ConnectionStep::State::Failed || !step.error)
        return text;
    text += u"    "_s + errorText(*step.error).replace(u'\n', u' ') + u'\n';
    if (const QString command = remedy(report, *step.error); !command.isEmpty())
        text += u"    try: "_s + command + u'\n';
    return text;
}

} // namespace

QString describeConnection(const ConnectionReport &report)
{
    QList<QStringList> rows{{u"STEP"_s, u"OUTCOME"_s, u"TIME"_s, u"SUMMARY"_s}};
    for (const ConnectionStep &step : report.steps) {
        const QString time = step.state == ConnectionStep::State::Skipped
            ? QString()
            : u"%1 ms"_s.arg(step.taken.count());
        rows.append(
            {stepName(step.kind), sign(step.state) + outcomeName(step.state), time, step.summary});
    }
    // The facts have no columns, so they go in once the columns are aligned.
    const QStringList lines = alignedTable(rows).split(u'\n');
    QString text = lines.first() + u'\n';
    for (qsizetype i = 0; i < report.steps.size(); ++i)
        text += lines.at(i + 1) + u'\n' + below(report, report.steps.at(i));
    return text;
}

QJsonObject connectionJson(const ConnectionReport &report)
{
    QJsonArray steps;
    for (const ConnectionStep &step : report.steps) {
        QJsonObject object{{u"step"_s, stepName(step.kind)},
                           {u"outcome"_s, outcomeName(step.state)},
                           {u"milliseconds"_s, qint64(step.taken.count())},
                           {u"summary"_s, step.summary},
                           {u"facts"_s, QJsonArray::fromStringList(step.facts)}};
        if (step.error)
            object.insert(u"error"_s, errorText(*step.error));
        steps.append(object);
    }
    return {{u"host"_s, report.host},
            {u"repository"_s, report.repository},
            {u"succeeded"_s, report.succeeded()},
            {u"steps"_s, steps}};
}

} // namespace headwater
