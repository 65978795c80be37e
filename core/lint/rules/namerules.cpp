// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagname.h"
#include "core/imagestream/validation.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype maxTagLength = 128;

/// The nearest thing to @p name that is allowed; empty: nothing of it is.
QString streamNameFor(const QString &name)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    QString sane;
    for (const QString &word : name.toLower().split(others, Qt::SkipEmptyParts))
        sane += sane.isEmpty() ? word : QString(u'-' + word);
    return sane;
}

/// Why the server refuses the name, in its words; empty: it does not.
QString refusalOfName(const ObjectMeta &meta)
{
    if (meta.name.isEmpty())
        return meta.unknown.value("generateName"_L1).toString().isEmpty()
            ? u"name or generateName is required"_s
            : QString();
    if (const QStringList errors = streamNameErrors(meta.name); !errors.isEmpty())
        return errors.first();
    const std::optional<FieldError> error = fullNameError(meta);
    return error ? error->detail : QString();
}

void checkStreamName(const LintSubject &subject, LintReport &report)
{
    const QString refusal = refusalOfName(subject.stream().metadata);
    if (refusal.isEmpty())
        return;
    const LintPlace place = subject.place({u"metadata"_s, u"name"_s});
    report.add(
        place,
        LintText::tr("\"%1\" is no name of an image stream: %2").arg(subject.name(), refusal), [&] {
            QList<LintFix> fixes;
            const QString sane = streamNameFor(subject.name());
            if (!sane.isEmpty() && sane != subject.name())
                fixes.append({.title = LintText::tr("Name it %1").arg(sane),
                              .changes = {DocumentChange::set(place.path(), sane)}});
            return fixes;
        });
}

QString tagNameFor(const QString &name)
{
    static const QRegularExpression others(u"[^A-Za-z0-9_.-]+"_s);
    static const QRegularExpression leading(u"^[.-]+"_s);
    return QString(name).replace(others, u"-"_s).remove(leading).left(maxTagLength);
}

void checkTagNames(const LintSubject &subject, LintReport &report)
{
    for (const LintTag &tag : subject.writtenTags()) {
        if (isValidTagName(tag.name()))
            continue;
        const LintPlace place = subject.place(tag, {u"name"_s});
        const QString message = tag.name().isEmpty()
            ? LintText::tr("The tag has no name; no image reference can mean it.")
            : LintText::tr("\"%1\" cannot be a tag in an image reference: up to 128 letters, "
                           "digits, \"_\", \".\" and \"-\", the first of them no \".\" or \"-\".")
                  .arg(tag.name());
        report.add(place, message, [&] {
            QList<LintFix> fixes;
            const QString sane = tagNameFor(tag.name());
            if (!sane.isEmpty() && !subject.tag(sane))
                fixes.append({.title = LintText::tr("Name it %1").arg(sane),
                              .changes = {DocumentChange::set(place.path(), sane)}});
            return fixes;
        });
    }
}

void checkDuplicates(const LintSubject &subject, LintReport &report)
{
    if (subject.tags().size() == subject.writtenTags().size())
        return;
    QMap<QString, QList<const LintTag *>> byName;
    for (const LintTag &tag : subject.writtenTags())
        byName[tag.name()].append(&tag);
    for (const auto &[name, tags] : byName.asKeyValueRange()) {
        if (tags.size() < 2)
            continue;
        const LintTag &last = *tags.last();
        const TextPosition counting = subject.document().positions().at(
            subject.document().tree().written(last.node).offset);
        report.add(
            subject.place(*tags.first(), {u"name"_s}),
            LintText::tr("Tag %1 is defined %2 times; the last one, in line %3, silently wins.")
                .arg(name)
                .arg(tags.size())
                .arg(counting.line),
            [&] {
                LintFix fix{.title = LintText::tr("Remove all but the last")};
                // Backwards: an item that goes away renumbers those behind it.
                for (qsizetype i = tags.size() - 2; i >= 0; --i)
                    fix.changes.append(DocumentChange::remove(subject.place(*tags.at(i)).path()));
                return fix;
            });
    }
}

constexpr LintRule rules[] = {
    {.id = "S03"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid name of the image stream"),
     .explanation = LINT_TEXT("The server refuses the stream: its name becomes part of image "
                              "references, where only lower-case letters, digits and single "
                              "separators are allowed."),
     .check = checkStreamName},
    {.id = "S05"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid name of a tag"),
     .explanation = LINT_TEXT("The server takes any name for a tag, but nobody can pull it: "
                              "registries and image references know fewer."),
     .check = checkTagNames},
    {.id = "S06"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("A tag is defined more than once"),
     .explanation = LINT_TEXT("The server keeps tags by name, so the last definition of a name "
                              "replaces those before, without a message."),
     .check = checkDuplicates},
};

} // namespace

LintRules nameRules()
{
    return rules;
}

} // namespace headwater
