// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/giturl.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView sampleRef("sampleRef");
constexpr QLatin1StringView sampleContextDir("sampleContextDir");

LintPlace annotationPlace(const LintSubject &subject, const LintTag &tag, QLatin1StringView key)
{
    return subject.place(tag, {u"annotations"_s, QString(key)});
}

void checkUrl(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString url = tag->annotation(annotation::sampleRepo);
        if (!url.isEmpty() && !isGitUrl(url))
            report.add(annotationPlace(subject, *tag, annotation::sampleRepo),
                       LintText::tr("Invalid Git URL: the console does not take \"%1\".").arg(url));
    }
}

/// A URL of a folder of a repository, taken apart.
struct FolderUrl
{
    QString repository;
    QString ref;
    QString folder;

    bool isRepository() const { return ref.isEmpty() && folder.isEmpty(); }
};

/// On hosts where a repository is always two steps deep.
std::optional<FolderUrl> folderUrl(const QString &text)
{
    const QUrl url(text);
    static const QStringList hosts{u"github.com"_s, u"bitbucket.org"_s, u"www.github.com"_s};
    if (!hosts.contains(url.host()))
        return std::nullopt;
    QStringList steps = url.path().split(u'/', Qt::SkipEmptyParts);
    constexpr qsizetype repositorySteps = 2;
    if (steps.size() < repositorySteps)
        return std::nullopt;
    FolderUrl parts;
    parts.repository
        = u"%1://%2/%3/%4"_s.arg(url.scheme(), url.authority(), steps.at(0), steps.at(1));
    steps = steps.sliced(repositorySteps);
    const bool isTree = steps.size() > 1
        && (steps.first() == "tree"_L1 || steps.first() == "blob"_L1 || steps.first() == "src"_L1);
    if (isTree) {
        parts.ref = steps.at(1);
        steps = steps.sliced(2);
    }
    parts.folder = steps.join(u'/');
    return parts;
}

LintFix splitFix(const LintSubject &subject, const LintTag &tag, const FolderUrl &url)
{
    const auto path
        = [&](QLatin1StringView key) { return annotationPlace(subject, tag, key).path(); };
    LintFix fix{.title = url.isRepository()
                    ? LintText::tr("Write %1").arg(url.repository)
                    : LintText::tr("Split it into repository, ref and context directory"),
                .changes = {DocumentChange::set(path(annotation::sampleRepo), url.repository)},
                .isSafe = url.isRepository()};
    if (!url.ref.isEmpty() && !tag.hasAnnotation(sampleRef))
        fix.changes.append(DocumentChange::set(path(sampleRef), url.ref));
    if (!url.folder.isEmpty() && !tag.hasAnnotation(sampleContextDir))
        fix.changes.append(DocumentChange::set(path(sampleContextDir), url.folder));
    return fix;
}

void checkFolder(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString text = tag->annotation(annotation::sampleRepo);
        const std::optional<FolderUrl> url = folderUrl(text);
        const bool isFolder = url && !url->isRepository();
        if (!isFolder && !text.endsWith(u'/'))
            continue;
        report.add(annotationPlace(subject, *tag, annotation::sampleRepo),
                   isFolder ? LintText::tr("\"%1\" looks like a folder of %2; sampleContextDir is "
                                           "for that.")
                                  .arg(text, url->repository)
                            : LintText::tr("\"%1\" ends with a slash, as a folder does.").arg(text),
                   [&] {
                       QList<LintFix> fixes;
                       if (url)
                           fixes.append(splitFix(subject, *tag, *url));
                       return fixes;
                   });
    }
}

void checkLonely(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->annotation(annotation::sampleRepo).isEmpty())
            continue;
        for (const QLatin1StringView key : {sampleRef, sampleContextDir}) {
            if (!tag->hasAnnotation(key))
                continue;
            LintPlace place = annotationPlace(subject, *tag, key);
            place.isAboutKey = true;
            report.add(place, LintText::tr("%1 has no effect without sampleRepo.").arg(key), [&] {
                return LintFix{.title = LintText::tr("Remove %1").arg(key),
                               .changes = {DocumentChange::remove(place.path())}};
            });
        }
    }
}

void checkContextDir(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString folder = tag->annotation(sampleContextDir);
        const bool leadsOut = folder.split(u'/').contains(".."_L1);
        if (!folder.startsWith(u'/') && !leadsOut)
            continue;
        const LintPlace place = annotationPlace(subject, *tag, sampleContextDir);
        report.add(place,
                   LintText::tr("The context directory \"%1\" has to be inside the repository.")
                       .arg(folder),
                   [&] {
                       QList<LintFix> fixes;
                       QString inside = QDir::cleanPath(folder);
                       while (inside.startsWith(u'/'))
                           inside.removeFirst();
                       if (!inside.isEmpty() && !inside.startsWith(".."_L1))
                           fixes.append({.title = LintText::tr("Write %1").arg(inside),
                                         .changes = {DocumentChange::set(place.path(), inside)},
                                         .isSafe = true});
                       return fixes;
                   });
    }
}

void checkDefault(const LintSubject &subject, LintReport &report)
{
    const LintTag *const preselected = subject.defaultTag();
    if (preselected && preselected->annotation(annotation::sampleRepo).isEmpty())
        report.add(subject.place(*preselected, {u"annotations"_s}),
                   LintText::tr("Tag %1, which the console preselects, has no sampleRepo: the form "
                                "offers no sample, and the stream is not among the samples.")
                       .arg(preselected->name()));
}

void checkFirst(const LintSubject &subject, LintReport &report)
{
    const LintTag *const preselected = subject.defaultTag();
    if (!preselected)
        return;
    const LintTag &first = *subject.tags().front();
    const QString shown = first.annotation(annotation::sampleRepo);
    const QString offered = preselected->annotation(annotation::sampleRepo);
    if (shown.isEmpty() || shown == offered)
        return;
    report.add(annotationPlace(subject, first, annotation::sampleRepo),
               LintText::tr("The details panel shows the sample of %1, the first tag by name, not "
                            "that of %2, which is preselected.")
                   .arg(first.name(), preselected->name()));
}

constexpr LintRule rules[] = {
    {.id = "C32"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Sample repository that the console refuses"),
     .explanation = LINT_TEXT("The form checks the URL before it asks the Git service: schemes "
                              "ssh, git, http and https, or user@host:path."),
     .check = checkUrl},
    {.id = "C33"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Sample repository that looks like a folder"),
     .explanation = LINT_TEXT("Git cannot clone a folder; its place in the repository belongs "
                              "into sampleContextDir, a branch into sampleRef."),
     .check = checkFolder},
    {.id = "C34"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Sample settings without a sample"),
     .explanation = LINT_TEXT("Ref and context directory are only used together with sampleRepo."),
     .check = checkLonely},
    {.id = "C34b"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Context directory outside of the repository"),
     .explanation = LINT_TEXT("sampleContextDir is relative to the root of the repository."),
     .check = checkContextDir},
    {.id = "C35"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("No sample for the preselected tag"),
     .explanation = LINT_TEXT("Try sample is offered if the selected tag has a sampleRepo; since "
                              "4.11 the samples catalog lists only streams whose preselected tag "
                              "has one."),
     .check = checkDefault},
    {.id = "C35b"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("The details panel shows another sample"),
     .explanation = LINT_TEXT("The panel takes the sample of the first tag in the server's order, "
                              "whatever that tag is."),
     .check = checkFirst},
};

} // namespace

LintRules sampleRules()
{
    return rules;
}

} // namespace headwater
