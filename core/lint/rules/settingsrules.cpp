// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void checkInsecure(const LintSubject &subject, LintReport &report)
{
    const auto removal = [](const LintPlace &place) {
        return LintFix{.title = LintText::tr("Check certificates"),
                       .changes = {DocumentChange::remove(place.path())}};
    };
    if (isInsecureByAnnotation(subject.stream())) {
        const LintPlace place = subject.place(
            {u"metadata"_s, u"annotations"_s, QString(annotation::insecureRepository)});
        report.add(place,
                   LintText::tr("Certificates are not checked for any tag of %1, and plain HTTP "
                                "is allowed.")
                       .arg(subject.name()),
                   [&] { return removal(place); });
    }
    for (const LintTag *tag : subject.tags()) {
        if (!tag->reference->importPolicy.insecure)
            continue;
        const LintPlace place = subject.place(*tag, {u"importPolicy"_s, u"insecure"_s});
        report.add(place,
                   LintText::tr("Certificates are not checked for %1, and plain HTTP is allowed.")
                       .arg(tag->reference->from ? tag->reference->from->name : tag->name()),
                   [&] { return removal(place); });
    }
}

void checkReferenceTags(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.builderTags()) {
        if (tag->reference->reference)
            report.add(subject.place(*tag, {u"reference"_s}),
                       LintText::tr("Builder %1 is only a reference: nothing is imported, so the "
                                    "console knows neither its ports nor its metadata.")
                           .arg(tag->name()));
    }
}

void checkLookup(const LintSubject &subject, LintReport &report)
{
    if (subject.stream().spec.lookupLocal)
        report.add(
            subject.place({u"spec"_s, u"lookupPolicy"_s, u"local"_s}),
            LintText::tr("In the project of the stream, the image name %1 means this stream.")
                .arg(subject.name()));
}

void checkNamespace(const LintSubject &subject, LintReport &report)
{
    const QString &ns = subject.stream().metadata.ns;
    if (ns.isEmpty() || ns == "openshift"_L1 || subject.builderTags().empty())
        return;
    report.add(subject.place({u"metadata"_s, u"namespace"_s}),
               LintText::tr("The catalog reads the namespace openshift only; builders in %1 are "
                            "not in it.")
                   .arg(ns));
}

constexpr LintRule rules[] = {
    {.id = "C48"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Certificates are not checked"),
     .explanation = LINT_TEXT("insecure takes unknown certificates and plain HTTP, for the import "
                              "and, by pull-through, for those who pull."),
     .check = checkInsecure},
    {.id = "C49"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Builder that is only a reference"),
     .explanation = LINT_TEXT("reference: true means that the image is never imported; there is "
                              "no image object to ask for ports."),
     .check = checkReferenceTags},
    {.id = "C55"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Plain image names resolve to the stream"),
     .explanation = LINT_TEXT("lookupPolicy.local is meant to be used, but surprises where the "
                              "name is that of a public image."),
     .check = checkLookup},
    {.id = "C56"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Builder in a namespace the catalog does not read"),
     .explanation = LINT_TEXT("Builder Images of OpenShift 4 come from the namespace openshift "
                              "alone."),
     .check = checkNamespace},
};

} // namespace

LintRules settingsRules()
{
    return rules;
}

} // namespace headwater
