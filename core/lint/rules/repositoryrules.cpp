// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/validation.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace repositoryPlace(const LintSubject &subject)
{
    return subject.place({u"spec"_s, u"dockerImageRepository"_s});
}

LintFix splitFix(const LintSubject &subject, const PullSpec &image)
{
    LintFix fix{.title = LintText::tr("Write the repository alone"),
                .changes = {DocumentChange::set(repositoryPlace(subject).path(),
                                                image.asRepository().exact())}};
    if (image.tag().isEmpty() || subject.tag(image.tag()))
        return fix;
    fix.title = LintText::tr("Write the repository alone, and %1 as a tag").arg(image.tag());
    const QJsonObject tag{
        {u"name"_s, image.tag()},
        {u"from"_s,
         QJsonObject{{u"kind"_s, QString(kind::dockerImage)}, {u"name"_s, image.exact()}}}};
    const LintPlace tags = subject.place({u"spec"_s, u"tags"_s});
    const bool hasTags = !subject.writtenTags().empty();
    fix.changes.append(hasTags ? DocumentChange::insertItem(tags.path() / qsizetype(-1), tag)
                               : DocumentChange::set(tags.path(), QJsonArray{tag}));
    return fix;
}

void checkRepository(const LintSubject &subject, LintReport &report)
{
    const QString &repository = subject.stream().spec.dockerImageRepository;
    const QList<FieldError> errors = repositoryErrors(subject.stream().spec);
    if (errors.isEmpty())
        return;
    report.add(repositoryPlace(subject),
               LintText::tr("\"%1\" is no repository: %2").arg(repository, errors.first().detail),
               [&] {
                   const Result<PullSpec> image = PullSpec::parse(repository);
                   return image ? QList{splitFix(subject, *image)} : QList<LintFix>();
               });
}

void checkImportOfAll(const LintSubject &subject, LintReport &report)
{
    const QString &repository = subject.stream().spec.dockerImageRepository;
    if (!repository.isEmpty())
        report.add(repositoryPlace(subject),
                   LintText::tr("All tags of %1, up to 50, are imported once; tags without a "
                                "source only annotate them.")
                       .arg(repository));
}

constexpr LintRule rules[] = {
    {.id = "S20"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid repository of the stream"),
     .explanation = LINT_TEXT("The server refuses the stream: spec.dockerImageRepository is a "
                              "repository, without tag or digest."),
     .check = checkRepository},
    {.id = "S21"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("All tags of a repository are imported"),
     .explanation = LINT_TEXT("spec.dockerImageRepository is deprecated: which tags the stream "
                              "has is decided by the registry, and none is imported again."),
     .check = checkImportOfAll},
};

} // namespace

LintRules repositoryRules()
{
    return rules;
}

} // namespace headwater
