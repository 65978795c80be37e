// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"
#include "core/definition/apifields.h"
#include "core/definition/documentvalue.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Looks for fields that the server does not know, from the object down.
class FieldCheck
{
public:
    FieldCheck(const LintSubject &subject, LintReport &report)
        : m_subject(subject)
        , m_report(report)
        , m_tree(subject.document().tree())
    {
    }

    void run()
    {
        const ImageStream &stream = m_subject.stream();
        if (!stream.unknown.isEmpty() || !stream.metadata.unknown.isEmpty()
            || !stream.spec.unknown.isEmpty())
            check(m_subject.place(), m_subject.node(), u"object"_s);
        for (const LintTag &tag : m_subject.writtenTags()) {
            const TagReference &reference = *tag.reference;
            const bool isClean = reference.unknown.isEmpty()
                && (!reference.from || reference.from->unknown.isEmpty());
            if (!isClean && tag.isMapping)
                check(m_subject.place(tag), tag.node, u"tag"_s);
        }
    }

private:
    void check(const LintPlace &place, DocumentTree::Index mapping, const QString &type)
    {
        if (m_tree[mapping].kind != DocumentNode::Kind::Mapping)
            return;
        const QStringList &fields = apiFields(type);
        QStringList present;
        m_tree.forEachEntry(mapping, [&](auto key, auto) { present += keyText(m_tree[key]); });
        m_tree.forEachEntry(mapping, [&](auto key, auto value) {
            const QString field = keyText(m_tree[key]);
            LintPlace at = place;
            at.steps.append(field);
            if (!fields.contains(field)) {
                QStringList free = fields;
                free.removeIf([&](const QString &known) { return present.contains(known); });
                report(at, field, type, free);
            } else if (field != "tags"_L1 && field != "status"_L1 && isApiStruct(field)) {
                check(at, value, field);
            }
        });
    }

    void report(LintPlace place, const QString &field, const QString &type, const QStringList &free)
    {
        place.isAboutKey = true;
        const QString parent
            = place.steps.size() < 2 ? QString() : place.steps.at(place.steps.size() - 2).text();
        const QString message = type == "object"_L1
            ? LintText::tr("Field %1 is unknown at the top of an image stream and is dropped by "
                           "the server.")
                  .arg(field)
            : type == "tag"_L1
            ? LintText::tr("Field %1 is unknown in a tag and is dropped by the server.").arg(field)
            : LintText::tr("Field %1 is unknown in %2 and is dropped by the server.")
                  .arg(field, parent);
        m_report.add(place, message, [&] { return fixes(place.path(), field, type, free); });
    }

    QList<LintFix> fixes(const DocumentPath &path, const QString &field, const QString &type,
                         const QStringList &free) const
    {
        QList<LintFix> fixes;
        const QJsonValue value = m_subject.document().value(path);
        const QStringList alike = nearest(field, free, 2);
        if (!alike.isEmpty()) {
            const QString &name = alike.first();
            fixes.append({.title = LintText::tr("Rename %1 to %2").arg(field, name),
                          .changes = {DocumentChange::rename(path, name)},
                          .isSafe = name.compare(field, Qt::CaseInsensitive) == 0});
        }
        const bool isMetadata = field == "labels"_L1 || field == "annotations"_L1;
        if (type == "object"_L1 && isMetadata && value.isObject())
            fixes.append(moveToMetadata(path, field, value.toObject()));
        if (type == "spec"_L1 && (field == "importPolicy"_L1 || field == "referencePolicy"_L1))
            fixes.append(moveToTags(path, field, value));
        if (type == "tag"_L1 && apiFields(u"importPolicy").contains(field))
            fixes.append({.title = LintText::tr("Move %1 into importPolicy").arg(field),
                          .changes = {DocumentChange::remove(path),
                                      DocumentChange::set(path.parent() / u"importPolicy"_s / field,
                                                          value)}});
        fixes.append({.title = LintText::tr("Remove %1").arg(field),
                      .changes = {DocumentChange::remove(path)}});
        return fixes;
    }

    LintFix moveToMetadata(const DocumentPath &path, const QString &field,
                           const QJsonObject &entries) const
    {
        LintFix fix{.title = LintText::tr("Move %1 to metadata.%1").arg(field), .isSafe = true};
        const DocumentPath target = path.parent() / u"metadata"_s / field;
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (!m_subject.document().contains(target / entry.key()))
                fix.changes.append(DocumentChange::set(target / entry.key(), *entry));
        }
        fix.changes.append(DocumentChange::remove(path));
        return fix;
    }

    LintFix moveToTags(const DocumentPath &path, const QString &field,
                       const QJsonValue &value) const
    {
        LintFix fix{.title = LintText::tr("Move %1 to each tag that has none").arg(field)};
        for (const LintTag &tag : m_subject.writtenTags()) {
            const DocumentPath target = m_subject.place(tag, {field}).path();
            const bool isMeant = field != "importPolicy"_L1 || tag.isFrom(kind::dockerImage);
            if (tag.isMapping && isMeant && !m_subject.document().contains(target))
                fix.changes.append(DocumentChange::set(target, value));
        }
        fix.changes.append(DocumentChange::remove(path));
        return fix;
    }

    const LintSubject &m_subject;
    LintReport &m_report;
    const DocumentTree &m_tree;
};

void checkFields(const LintSubject &subject, LintReport &report)
{
    FieldCheck(subject, report).run();
}

constexpr LintRule rules[] = {
    {.id = "S04"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Unknown field"),
     .explanation = LINT_TEXT("The server drops fields it does not know without a word: what they "
                              "were meant to do does not happen."),
     .check = checkFields},
};

} // namespace

LintRules unknownFieldRules()
{
    return rules;
}

} // namespace headwater
