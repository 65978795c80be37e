// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Annotations that somebody reads. Source: catalog-presentation.md section 11; spec/objects.md
/// section 10.
const QStringList &knownKeys()
{
    static const QStringList keys{annotation::displayName,
                                  annotation::providerDisplayName,
                                  annotation::description,
                                  annotation::iconClass,
                                  annotation::tags,
                                  annotation::supports,
                                  annotation::sampleRepo,
                                  u"sampleRef"_s,
                                  u"sampleContextDir"_s,
                                  annotation::version,
                                  u"openshift.io/documentation-url"_s,
                                  u"openshift.io/support-url"_s,
                                  annotation::dockerRepositoryCheck,
                                  annotation::insecureRepository,
                                  annotation::preferArchitecture,
                                  annotation::preferOs,
                                  u"openshift.io/imported-from"_s};
    return keys;
}

/// Lower-case letters and digits alone: people mix up case, dashes and prefixes.
QString folded(QStringView key)
{
    QString text;
    for (const QChar c : key.sliced(key.lastIndexOf(u'/') + 1)) {
        if (c.isLetterOrNumber())
            text += c.toLower();
    }
    return text;
}

/// The known key that @p key is meant to be; empty: it is known, or like none.
QString meantKey(const QString &key)
{
    if (knownKeys().contains(key))
        return {};
    // Keys of other domains are somebody else's.
    const bool isForeign = key.contains(u'/') && !key.startsWith("openshift.io/"_L1)
        && !key.startsWith("image.openshift.io/"_L1);
    if (isForeign)
        return {};
    const QString bare = folded(key);
    constexpr qsizetype shortWord = 6;
    for (const QString &known : knownKeys()) {
        if (folded(known) == bare)
            return known;
    }
    if (bare.size() < shortWord)
        return {};
    for (const QString &known : knownKeys()) {
        if (folded(known).size() >= shortWord && editDistance(folded(known), bare) <= 1)
            return known;
    }
    return {};
}

/// Calls @p visit with each annotation of the stream and of its tags: place, key, value.
template<typename Visitor>
void forEachAnnotation(const LintSubject &subject, Visitor &&visit)
{
    for (const auto &[key, value] : subject.stream().metadata.annotations.asKeyValueRange())
        visit(subject.place({u"metadata"_s, u"annotations"_s, key}), key, value);
    for (const LintTag *tag : subject.tags()) {
        for (const auto &[key, value] : tag->reference->annotations.asKeyValueRange())
            visit(subject.place(*tag, {u"annotations"_s, key}), key, value);
    }
}

void checkEmpty(const LintSubject &subject, LintReport &report)
{
    forEachAnnotation(subject, [&](LintPlace place, const QString &key, const QString &value) {
        if (!value.isEmpty())
            return;
        place.isAboutKey = true;
        report.add(place, LintText::tr("Annotation %1 is empty.").arg(key), [&] {
            return LintFix{.title = LintText::tr("Remove %1").arg(key),
                           .changes = {DocumentChange::remove(place.path())},
                           .isSafe = true};
        });
    });
}

void checkMisspelt(const LintSubject &subject, LintReport &report)
{
    forEachAnnotation(subject, [&](LintPlace place, const QString &key, const QString &) {
        const QString meant = meantKey(key);
        if (meant.isEmpty())
            return;
        place.isAboutKey = true;
        report.add(
            place,
            LintText::tr("Nothing reads the annotation %1; did you mean %2?").arg(key, meant), [&] {
                return LintFix{.title = LintText::tr("Rename it to %1").arg(meant),
                               .changes = {DocumentChange::rename(place.path(), meant)}};
            });
    });
}

void checkLinks(const LintSubject &subject, LintReport &report)
{
    for (const QString &key :
         {u"openshift.io/documentation-url"_s, u"openshift.io/support-url"_s}) {
        if (!subject.stream().metadata.annotations.contains(key))
            continue;
        LintPlace place = subject.place({u"metadata"_s, u"annotations"_s, key});
        place.isAboutKey = true;
        report.add(place,
                   LintText::tr("The console reads %1 of templates only; a link in a tag's "
                                "description can be seen.")
                       .arg(key),
                   [&] {
                       return LintFix{.title = LintText::tr("Remove %1").arg(key),
                                      .changes = {DocumentChange::remove(place.path())}};
                   });
    }
}

/// Moves the annotation to the tags that have none, and drops it from the stream.
LintFix moveFix(const LintSubject &subject, const DocumentPath &path, const QString &key)
{
    LintFix fix{.title = LintText::tr("Move %1 to the tags that have none").arg(key)};
    const QString value = subject.stream().metadata.annotations.value(key);
    for (const LintTag *tag : subject.tags()) {
        if (!tag->reference->annotations.contains(key))
            fix.changes.append(
                DocumentChange::set(subject.place(*tag, {u"annotations"_s, key}).path(), value));
    }
    fix.changes.append(DocumentChange::remove(path));
    return fix;
}

void checkMisplaced(const LintSubject &subject, LintReport &report)
{
    static const QStringList ofTags{
        annotation::version,    annotation::tags, annotation::iconClass, annotation::description,
        annotation::sampleRepo, u"sampleRef"_s,   u"sampleContextDir"_s, annotation::supports};
    for (const QString &key : ofTags) {
        if (!subject.stream().metadata.annotations.contains(key))
            continue;
        LintPlace place = subject.place({u"metadata"_s, u"annotations"_s, key});
        place.isAboutKey = true;
        const QString message = key == annotation::description
            ? LintText::tr("Only oc new-app --search shows the description of a stream; the "
                           "catalog shows that of a tag.")
            : LintText::tr("Annotation %1 has no effect on the stream; it belongs to the tags.")
                  .arg(key);
        report.add(place, message, [&] {
            QList<LintFix> fixes{moveFix(subject, place.path(), key)};
            fixes.append({.title = LintText::tr("Remove %1").arg(key),
                          .changes = {DocumentChange::remove(place.path())}});
            return fixes;
        });
    }
}

constexpr LintRule rules[] = {
    {.id = "C30"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Empty annotation"),
     .explanation = LINT_TEXT("An empty value counts as written: it hides what would be shown "
                              "without it."),
     .check = checkEmpty},
    {.id = "C31"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Annotation that is nearly a known one"),
     .explanation = LINT_TEXT("Keys of annotations are compared exactly; one that is misspelt is "
                              "stored and read by nobody."),
     .check = checkMisspelt},
    {.id = "C54"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Link that the console does not show"),
     .explanation = LINT_TEXT("Documentation and support links are read of templates; the details "
                              "of an image stream always say N/A."),
     .check = checkLinks},
    {.id = "C59"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Annotation of a tag on the stream"),
     .explanation = LINT_TEXT("Console and oc read these annotations of the tags; on the stream "
                              "they do nothing."),
     .check = checkMisplaced},
};

} // namespace

LintRules annotationRules()
{
    return rules;
}

} // namespace headwater
