// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintoutput.h"

#include "core/base/errortext.h"
#include "core/lint/lintrules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString lineOf(const LintFinding &finding)
{
    return u"%1:%2:%3: %4: %5 [%6]"_s.arg(finding.file)
        .arg(finding.start.line)
        .arg(finding.start.column)
        .arg(severityName(finding.severity), finding.message, finding.rule->id);
}

QJsonObject jsonOf(const LintFinding &finding)
{
    QJsonArray fixes;
    for (const LintFix &fix : finding.fixes)
        fixes.append(QJsonObject{{u"title"_s, fix.title}, {u"safe"_s, fix.isSafe}});
    return {{u"file"_s, finding.file},
            {u"line"_s, finding.start.line},
            {u"column"_s, finding.start.column},
            {u"endLine"_s, finding.end.line},
            {u"endColumn"_s, finding.end.column},
            {u"offset"_s, finding.range.from},
            {u"length"_s, finding.range.to - finding.range.from},
            {u"severity"_s, severityName(finding.severity)},
            {u"rule"_s, QString(finding.rule->id)},
            {u"message"_s, finding.message},
            {u"stream"_s, finding.stream},
            {u"tag"_s, finding.tag},
            {u"path"_s, finding.path.toString()},
            {u"fixes"_s, fixes}};
}

/// SARIF knows three.
QString levelOf(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error: return u"error"_s;
    case LintSeverity::Warning: return u"warning"_s;
    case LintSeverity::Info:
    case LintSeverity::Hint: return u"note"_s;
    case LintSeverity::Off: break;
    }
    return u"none"_s;
}

QJsonObject text(const QString &words)
{
    return {{u"text"_s, words}};
}

QJsonArray sarifRules()
{
    QJsonArray rules;
    for (const LintRule *rule : lintRules())
        rules.append(
            QJsonObject{{u"id"_s, QString(rule->id)},
                        {u"shortDescription"_s, text(rule->titleText())},
                        {u"fullDescription"_s, text(rule->explanationText())},
                        {u"defaultConfiguration"_s,
                         QJsonObject{{u"level"_s, levelOf(rule->severity)},
                                     {u"enabled"_s, rule->severity != LintSeverity::Off}}}});
    return rules;
}

QJsonObject sarifResult(const LintFinding &finding)
{
    const auto &rules = lintRules();
    const auto index = std::ranges::find(rules, finding.rule) - rules.begin();
    const QString uri = QString::fromUtf8(QUrl::toPercentEncoding(finding.file, "/"));
    const QJsonObject region{{u"startLine"_s, finding.start.line},
                             {u"startColumn"_s, finding.start.column},
                             {u"endLine"_s, finding.end.line},
                             {u"endColumn"_s, finding.end.column},
                             {u"byteOffset"_s, finding.range.from},
                             {u"byteLength"_s, finding.range.to - finding.range.from}};
    const QJsonObject physical{{u"artifactLocation"_s, QJsonObject{{u"uri"_s, uri}}},
                               {u"region"_s, region}};
    QJsonObject location{{u"physicalLocation"_s, physical}};
    if (!finding.stream.isEmpty()) {
        const QString name
            = finding.tag.isEmpty() ? finding.stream : QString(finding.stream + u':' + finding.tag);
        location.insert(
            u"logicalLocations"_s,
            QJsonArray{QJsonObject{{u"fullyQualifiedName"_s, name}, {u"kind"_s, u"object"_s}}});
    }
    return {{u"ruleId"_s, QString(finding.rule->id)},
            {u"ruleIndex"_s, qint64(index)},
            {u"level"_s, levelOf(finding.severity)},
            {u"message"_s, text(finding.message)},
            {u"locations"_s, QJsonArray{location}}};
}

/// Files that could not be read are no findings, but a reader of the log has to know of them.
QJsonObject sarifInvocation(const QList<LintedFile> &files)
{
    QJsonArray failures;
    for (const LintedFile &file : files) {
        if (file.error)
            failures.append(QJsonObject{{u"level"_s, u"error"_s},
                                        {u"message"_s, text(errorText(*file.error))}});
    }
    return {{u"executionSuccessful"_s, failures.isEmpty()},
            {u"toolExecutionNotifications"_s, failures}};
}

bool isFailure(const LintFinding &finding)
{
    return finding.severity >= LintSeverity::Warning;
}

/// XML 1.0 has no way to write control characters.
QString forXml(QString words)
{
    words.removeIf(
        [](QChar c) { return c.unicode() < 0x20 && c != u'\t' && c != u'\n' && c != u'\r'; });
    return words;
}

void writeCase(QXmlStreamWriter &xml, const LintFinding &finding)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, forXml(finding.file));
    xml.writeAttribute(
        u"name"_s,
        u"%1 %2:%3"_s.arg(finding.rule->id).arg(finding.start.line).arg(finding.start.column));
    if (isFailure(finding)) {
        xml.writeStartElement(u"failure"_s);
        xml.writeAttribute(u"type"_s, severityName(finding.severity));
        xml.writeAttribute(u"message"_s, forXml(finding.message));
        xml.writeCharacters(forXml(lineOf(finding)));
        xml.writeEndElement();
    } else {
        xml.writeTextElement(u"system-out"_s, forXml(lineOf(finding)));
    }
    xml.writeEndElement();
}

void writeSuite(QXmlStreamWriter &xml, const LintedFile &file)
{
    const auto failures = std::ranges::count_if(file.findings, isFailure);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, forXml(file.shown));
    xml.writeAttribute(u"tests"_s, QString::number(qMax<qsizetype>(1, file.findings.size())));
    xml.writeAttribute(u"failures"_s, QString::number(failures));
    xml.writeAttribute(u"errors"_s, file.error ? u"1"_s : u"0"_s);
    for (const LintFinding &finding : file.findings)
        writeCase(xml, finding);
    if (file.findings.isEmpty()) { // a suite without a case is taken for one that did not run
        xml.writeStartElement(u"testcase"_s);
        xml.writeAttribute(u"classname"_s, forXml(file.shown));
        xml.writeAttribute(u"name"_s, u"lint"_s);
        if (file.error) {
            xml.writeStartElement(u"error"_s);
            xml.writeAttribute(u"message"_s, forXml(errorText(*file.error)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace

QString lintLines(const LintedFile &file)
{
    QString lines;
    for (const LintFinding &finding : file.findings)
        lines += lineOf(finding) + u'\n';
    return lines;
}

QByteArray lintJson(const QList<LintedFile> &files)
{
    QJsonArray findings;
    for (const LintedFile &file : files) {
        for (const LintFinding &finding : file.findings)
            findings.append(jsonOf(finding));
    }
    return QJsonDocument(findings).toJson();
}

QByteArray lintSarif(const QList<LintedFile> &files, const QString &version)
{
    QJsonArray results;
    for (const LintedFile &file : files) {
        for (const LintFinding &finding : file.findings)
            results.append(sarifResult(finding));
    }
    const QJsonObject driver{
        {u"name"_s, u"headwater"_s}, {u"version"_s, version}, {u"rules"_s, sarifRules()}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}},
                          {u"columnKind"_s, u"utf16CodeUnits"_s},
                          {u"invocations"_s, QJsonArray{sarifInvocation(files)}},
                          {u"results"_s, results}};
    const QJsonObject log{{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
                          {u"version"_s, u"2.1.0"_s},
                          {u"runs"_s, QJsonArray{run}}};
    return QJsonDocument(log).toJson();
}

QByteArray lintJUnit(const QList<LintedFile> &files)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeAttribute(u"name"_s, u"headwater lint"_s);
    for (const LintedFile &file : files) {
        if (file.isDone)
            writeSuite(xml, file);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

} // namespace headwater
