// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView served("image.openshift.io/v1");

void checkApiVersion(const LintSubject &subject, LintReport &report)
{
    const QString &version = subject.stream().apiVersion;
    if (version == served)
        return;
    const QString message = version.isEmpty()
        ? LintText::tr("apiVersion is not set; no server takes the object.")
        : LintText::tr("apiVersion %1 is not served by OpenShift 4.").arg(version);
    const LintPlace place = subject.place({u"apiVersion"_s});
    report.add(place, message, [&] {
        return LintFix{.title = LintText::tr("Set apiVersion to %1").arg(served),
                       .changes = {DocumentChange::set(place.path(), QString(served))},
                       .isSafe = true};
    });
}

constexpr LintRule rules[] = {
    {.id = "S02"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("apiVersion is not image.openshift.io/v1"),
     .explanation = LINT_TEXT("OpenShift 4 serves image streams as image.openshift.io/v1 only; v1 "
                              "is that of OpenShift 3."),
     .check = checkApiVersion},
};

} // namespace

LintRules apiVersionRules()
{
    return rules;
}

} // namespace headwater
