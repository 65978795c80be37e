// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintconfig.h"

#include "core/definition/definitiondocument.h"
#include "core/lint/lintrules.h"
#include "core/lint/linttext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool matches(const QString &pattern, const QString &text)
{
    if (pattern.isEmpty() || pattern == text)
        return true;
    if (!pattern.contains(u'*') && !pattern.contains(u'?') && !pattern.contains(u'['))
        return false;
    // A "*" goes over slashes: "official/*" is all below it.
    const auto options = QRegularExpression::wildcardToRegularExpression(
        pattern, QRegularExpression::NonPathWildcardConversion);
    return QRegularExpression(options).match(text).hasMatch();
}

} // namespace

/// Reads one configuration.
class LintConfigReader
{
public:
    LintConfigReader(const QByteArray &text, const QString &fileName)
        : m_document(DefinitionDocument::read(text, fileName))
        , m_file(fileName)
    {
    }

    auto read()
    {
        for (const Problem &problem : m_document.problems()) {
            m_reading.problems.append(problem);
            m_reading.problems.last().file = m_file;
        }
        const DocumentPath root;
        const QJsonValue value = m_document.value(root);
        if (!value.isObject() && !value.isNull() && !value.isUndefined())
            report(root, LintText::tr("The configuration has to be a mapping."));
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            readEntry(root / entry.key(), entry.key(), entry.value());
        return std::move(m_reading);
    }

private:
    void report(const DocumentPath &path, const QString &message)
    {
        m_reading.problems.append(
            {.file = m_file, .position = m_document.position(path), .message = message});
    }

    void readEntry(const DocumentPath &path, const QString &key, const QJsonValue &value)
    {
        if (key == "console"_L1)
            readConsole(path, value, m_reading.config.m_console);
        else if (key == "oldestConsole"_L1)
            readConsole(path, value, m_reading.config.m_oldestConsole);
        else if (key == "severities"_L1)
            readSeverities(path, value);
        else if (key == "registries"_L1)
            readRegistries(path, value);
        else if (key == "suppressions"_L1)
            readSuppressions(path, value);
        else
            report(path,
                   LintText::tr("There is no setting %1; there are console, "
                                "oldestConsole, severities, registries and suppressions.")
                       .arg(key));
    }

    void readConsole(const DocumentPath &path, const QJsonValue &value, ConsoleRelease &console)
    {
        const Result<ConsoleRelease> release = ConsoleRelease::parse(value.toString());
        if (release)
            console = *release;
        else
            report(path,
                   LintText::tr("The console has to be a release in quotes, such as "
                                "\"4.18\", \"3.11\" or \"latest\"."));
    }

    /// "off" without quotes is a boolean for YAML 1.1.
    static QString severityWord(const QJsonValue &value)
    {
        return value.isBool() && !value.toBool() ? u"off"_s : value.toString();
    }

    void readSeverities(const DocumentPath &path, const QJsonValue &value)
    {
        if (!value.isObject())
            report(path, LintText::tr("Severities have to be a mapping from rules to severities."));
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const std::optional<LintSeverity> severity = severityNamed(severityWord(*entry));
            if (!lintRule(entry.key()))
                report(path / entry.key(), LintText::tr("There is no rule %1.").arg(entry.key()));
            else if (!severity)
                report(path / entry.key(),
                       LintText::tr("A severity is one of error, warning, info, hint and off."));
            else
                m_reading.config.m_severities.insert(entry.key(), *severity);
        }
    }

    void readRegistries(const DocumentPath &path, const QJsonValue &value)
    {
        if (!value.isArray())
            report(path, LintText::tr("Registries have to be a list of host names."));
        const QJsonArray hosts = value.toArray();
        for (qsizetype i = 0; i < hosts.size(); ++i) {
            if (hosts.at(i).isString() && !hosts.at(i).toString().isEmpty())
                m_reading.config.m_registries.append(hosts.at(i).toString());
            else
                report(path / i,
                       LintText::tr("A registry is a host name, with a port if need be."));
        }
    }

    void readSuppressions(const DocumentPath &path, const QJsonValue &value)
    {
        if (!value.isArray())
            report(path, LintText::tr("Suppressions have to be a list."));
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            readSuppression(path / i, items.at(i));
    }

    void readSuppression(const DocumentPath &path, const QJsonValue &value)
    {
        LintSuppression suppression{.position = m_document.position(path)};
        const std::array<std::pair<QLatin1StringView, QString *>, 5> fields{
            {{"rule"_L1, &suppression.rule},
             {"file"_L1, &suppression.file},
             {"stream"_L1, &suppression.stream},
             {"tag"_L1, &suppression.tag},
             {"comment"_L1, &suppression.comment}}};
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const auto field = std::ranges::find(fields, entry.key(),
                                                 [](const auto &f) { return QString(f.first); });
            if (field == fields.end())
                report(path / entry.key(),
                       LintText::tr("A suppression has no %1; it has rule, file, stream, tag and "
                                    "comment.")
                           .arg(entry.key()));
            else if (!entry->isString())
                report(path / entry.key(), LintText::tr("It has to be a text in quotes."));
            else
                *field->second = entry->toString();
        }
        if (!lintRule(suppression.rule))
            report(path,
                   LintText::tr("A suppression has to name a rule; there is no rule \"%1\".")
                       .arg(suppression.rule));
        else if (suppression.comment.trimmed().isEmpty())
            report(path, LintText::tr("A suppression has to say why in its comment."));
        else
            m_reading.config.m_suppressions.append(std::move(suppression));
    }

    DefinitionDocument m_document;
    QString m_file;
    LintConfig::Reading m_reading;
};

LintConfig::Reading LintConfig::read(const QByteArray &text, const QString &fileName)
{
    return LintConfigReader(text, fileName).read();
}

std::optional<LintSeverity> LintConfig::severity(QLatin1StringView rule) const
{
    const auto found = m_severities.constFind(QString(rule));
    return found == m_severities.constEnd() ? std::nullopt : std::optional(*found);
}

bool LintConfig::isSuppressed(const LintFinding &finding) const
{
    return std::ranges::any_of(m_suppressions, [&](const LintSuppression &suppression) {
        return suppression.rule == finding.rule->id && matches(suppression.file, finding.file)
            && matches(suppression.stream, finding.stream) && matches(suppression.tag, finding.tag);
    });
}

} // namespace headwater
