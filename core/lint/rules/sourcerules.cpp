// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"
#include "core/imagestream/validation.h"
#include "core/lint/lintconfig.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void checkSource(const LintSubject &subject, LintReport &report)
{
    if (!subject.stream().spec.dockerImageRepository.isEmpty())
        return;
    for (const LintTag *tag : subject.tags()) {
        if (!tag->reference->from)
            report.add(subject.place(*tag, {u"from"_s}),
                       LintText::tr("Tag %1 has no source; it stays empty until somebody pushes "
                                    "an image to it.")
                           .arg(tag->name()));
    }
}

void checkSourceName(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (missingSourceName(*tag->reference))
            report.add(subject.place(*tag, {u"from"_s, u"name"_s}),
                       LintText::tr("Tag %1 does not say what it points to: from.name is required.")
                           .arg(tag->name()));
    }
}

/// The kinds, the one that fits what the tag points to first.
QStringList kindsFor(const LintSubject &subject, const QString &source)
{
    QStringList kinds{kind::dockerImage, kind::imageStreamTag, kind::imageStreamImage};
    QString best = kind::dockerImage;
    if (subject.tag(source))
        best = kind::imageStreamTag;
    else if (source.startsWith("sha256:"_L1) || (source.contains(u'@') && !source.contains(u'/')))
        best = kind::imageStreamImage;
    kinds.removeOne(best);
    kinds.prepend(best);
    return kinds;
}

void checkKind(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const std::optional<FieldError> error = sourceKindError(*tag->reference);
        if (!error)
            continue;
        const auto &from = tag->reference->from;
        const LintPlace place = subject.place(*tag, {u"from"_s, u"kind"_s});
        report.add(place,
                   LintText::tr("Tag %1 is from the kind \"%2\": %3.")
                       .arg(tag->name(), from->kind, error->detail),
                   [&] {
                       QList<LintFix> fixes;
                       for (const QString &kind : kindsFor(subject, from->name))
                           fixes.append({.title = LintText::tr("Set the kind to %1").arg(kind),
                                         .changes = {DocumentChange::set(place.path(), kind)}});
                       return fixes;
                   });
    }
}

/// What stands for the registry in @p reference; empty: nothing does.
QStringView hostOf(QStringView reference)
{
    const qsizetype slash = reference.indexOf(u'/');
    const QStringView first = slash < 0 ? QStringView() : reference.left(slash);
    const bool isHost = first.contains(u'.') || first.contains(u':') || first == "localhost"_L1;
    return isHost ? first : QStringView();
}

/// Whether a name or address can be looked up. Source: RFC 1123 section 2.1.
bool isHostName(QStringView host)
{
    static const QRegularExpression pattern(
        u"^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
        "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*(?::[0-9]{1,5})?$"_s);
    const qsizetype colon = host.indexOf(u':');
    const QStringView name = colon < 0 ? host : host.left(colon);
    const bool hasPort = colon >= 0;
    return name.size() <= 253 && pattern.matchView(host).hasMatch()
        && (!hasPort || host.sliced(colon + 1).toInt() <= 65535);
}

/// Without what a browser or tool puts before and people copy with it, and in lower case.
QString mendedReference(const QString &reference)
{
    static const QRegularExpression scheme(
        u"^(?:https?|docker|oci|containers-storage)://|^docker:(?=[a-z])"_s);
    QString text = reference.trimmed();
    text.remove(scheme);
    while (text.endsWith(u'/'))
        text.chop(1);
    const qsizetype tag = text.indexOf(u':', qMax<qsizetype>(0, text.lastIndexOf(u'/')));
    const qsizetype end = tag < 0 ? text.size() : tag;
    return text.left(end).toLower() + text.sliced(end);
}

bool isBadReference(const LintTag &tag)
{
    return tag.isFrom(kind::dockerImage) && !tag.image && !tag.reference->from->name.isEmpty();
}

/// A scheme is not a host that is misspelt.
bool hasBadHost(const LintTag &tag)
{
    if (!tag.isFrom(kind::dockerImage))
        return false;
    const QStringView reference = tag.reference->from->name;
    const QStringView host = hostOf(reference);
    return !host.isEmpty() && !isHostName(host) && !reference.contains("://"_L1)
        && std::ranges::none_of(host, [](QChar c) { return c.isSpace(); });
}

void checkReference(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!isBadReference(*tag) || hasBadHost(*tag))
            continue;
        const QString &reference = tag->reference->from->name;
        const LintPlace place = subject.place(*tag, {u"from"_s, u"name"_s});
        const std::optional<FieldError> error = pullSpecError(*tag->reference);
        report.add(place,
                   LintText::tr("\"%1\" is not a valid pull spec: %2")
                       .arg(reference, error ? error->detail : QString()),
                   [&] {
                       QList<LintFix> fixes;
                       const QString mended = mendedReference(reference);
                       if (PullSpec::parse(mended))
                           fixes.append({.title = LintText::tr("Write %1").arg(mended),
                                         .changes = {DocumentChange::set(place.path(), mended)}});
                       return fixes;
                   });
    }
}

QStringList knownRegistries(const LintSubject &subject)
{
    static const QStringList wellKnown{u"docker.io"_s,
                                       u"quay.io"_s,
                                       u"registry.redhat.io"_s,
                                       u"registry.access.redhat.com"_s,
                                       u"registry.connect.redhat.com"_s,
                                       u"registry.fedoraproject.org"_s,
                                       u"registry.k8s.io"_s,
                                       u"ghcr.io"_s,
                                       u"gcr.io"_s,
                                       u"icr.io"_s,
                                       u"mcr.microsoft.com"_s,
                                       u"public.ecr.aws"_s,
                                       u"registry.gitlab.com"_s};
    return subject.config().registries() + wellKnown;
}

void checkHost(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!hasBadHost(*tag))
            continue;
        const QString &reference = tag->reference->from->name;
        const QString host = hostOf(reference).toString();
        const LintPlace place = subject.place(*tag, {u"from"_s, u"name"_s});
        report.add(
            place,
            LintText::tr("\"%1\" is no name of a registry; it cannot be looked up.").arg(host),
            [&] {
                QList<LintFix> fixes;
                constexpr int fewLetters = 3;
                for (const QString &known : nearest(host, knownRegistries(subject), fewLetters))
                    fixes.append({.title = LintText::tr("Write %1").arg(known),
                                  .changes = {DocumentChange::set(
                                      place.path(), known + reference.sliced(host.size()))}});
                return fixes;
            });
    }
}

void checkImageIds(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (tag->isFrom(kind::imageStreamImage))
            report.add(subject.place(*tag, {u"from"_s, u"name"_s}),
                       LintText::tr("Tag %1 points to the image %2, which only one cluster knows; "
                                    "a definition better names a DockerImage by its digest.")
                           .arg(tag->name(), tag->reference->from->name));
    }
}

constexpr LintRule rules[] = {
    {.id = "S07"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("A tag has no source"),
     .explanation = LINT_TEXT("Without from, and without a repository for the whole stream, "
                              "nothing is ever imported: the tag is a target for pushes."),
     .check = checkSource},
    {.id = "S07b"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("A tag's source has no name"),
     .explanation = LINT_TEXT("The server refuses the stream: from.name is required."),
     .check = checkSourceName},
    {.id = "S08"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Unknown kind of source"),
     .explanation = LINT_TEXT("The server refuses the stream: a tag is from a DockerImage, an "
                              "ImageStreamTag or an ImageStreamImage."),
     .check = checkKind},
    {.id = "S09"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid pull spec"),
     .explanation = LINT_TEXT("The server refuses the stream: it cannot read the image reference. "
                              "References have no scheme, no blanks and no upper-case repository."),
     .check = checkReference},
    {.id = "S09b"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid name of a registry"),
     .explanation = LINT_TEXT("What stands before the first slash of the reference is neither a "
                              "host name nor an address."),
     .check = checkHost},
    {.id = "S19"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Source is an image of one cluster"),
     .explanation = LINT_TEXT("Ids of images belong to one cluster, and its pruning may remove "
                              "them; the documentation says never to define them in a file."),
     .check = checkImageIds},
};

} // namespace

LintRules sourceRules()
{
    return rules;
}

} // namespace headwater
