// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Whether the value says something: empty texts and nulls are what a Go program writes for
/// nothing, and most of the official catalog was written by one.
bool saysSomething(const QJsonValue &value)
{
    return !value.isNull() && !value.isUndefined() && value != QJsonValue(QString())
        && !(value.isArray() && value.toArray().isEmpty());
}

/// Server-owned fields that are there, by their steps from the object.
QList<QList<PathStep>> serverFields(const LintSubject &subject)
{
    const ImageStream &stream = subject.stream();
    const bool isSuspect = !stream.metadata.uid.isEmpty()
        || !stream.metadata.resourceVersion.isEmpty() || stream.metadata.creationTimestamp.isValid()
        || !stream.status.tags.isEmpty() || stream.metadata.unknown.contains("selfLink"_L1)
        || stream.metadata.unknown.contains("managedFields"_L1);
    if (!isSuspect)
        return {};
    QList<QList<PathStep>> found;
    for (const QList<PathStep> &steps :
         QList<QList<PathStep>>{{u"metadata"_s, u"uid"_s},
                                {u"metadata"_s, u"resourceVersion"_s},
                                {u"metadata"_s, u"selfLink"_s},
                                {u"metadata"_s, u"managedFields"_s},
                                {u"metadata"_s, u"creationTimestamp"_s},
                                {u"status"_s, u"tags"_s}}) {
        if (saysSomething(subject.document().value(subject.place(steps).path())))
            found.append(steps);
    }
    return found;
}

/// Takes the status as a whole.
LintFix stripFix(const LintSubject &subject)
{
    LintFix fix{.title = LintText::tr("Remove what the server owns"), .isSafe = true};
    for (const QList<PathStep> &steps :
         QList<QList<PathStep>>{{u"metadata"_s, u"uid"_s},
                                {u"metadata"_s, u"resourceVersion"_s},
                                {u"metadata"_s, u"selfLink"_s},
                                {u"metadata"_s, u"managedFields"_s},
                                {u"metadata"_s, u"generation"_s},
                                {u"metadata"_s, u"creationTimestamp"_s},
                                {u"status"_s}}) {
        const DocumentPath path = subject.place(steps).path();
        if (subject.document().contains(path))
            fix.changes.append(DocumentChange::remove(path));
    }
    return fix;
}

void checkExported(const LintSubject &subject, LintReport &report)
{
    const QList<QList<PathStep>> fields = serverFields(subject);
    if (fields.isEmpty())
        return;
    QStringList names;
    for (const QList<PathStep> &steps : fields)
        names.append(steps.first().text() + u'.' + steps.last().text());
    LintPlace place = subject.place(fields.first());
    place.isAboutKey = true;
    report.add(place,
               LintText::tr("The stream looks exported from a cluster: %1 belong to the server.")
                   .arg(names.join(u", "_s)),
               [&] { return stripFix(subject); });
}

constexpr LintRule rules[] = {
    {.id = "S23"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Data of a server"),
     .explanation = LINT_TEXT("Ids, times and status are the server's; in a file they change with "
                              "every export, and a stale resourceVersion makes an update fail."),
     .check = checkExported},
};

} // namespace

LintRules exportedRules()
{
    return rules;
}

} // namespace headwater
