// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintrules.h"

#include "core/lint/rules/rulegroups.h"

#include <algorithm>

namespace headwater {

const std::vector<const LintRule *> &lintRules()
{
    static const std::vector<const LintRule *> all = [] {
        std::vector<const LintRule *> rules;
        for (const LintRules group :
             {aliasRules(),       annotationRules(),   apiVersionRules(),  builderRules(),
              consoleNameRules(), descriptionRules(),  displayNameRules(), exportedRules(),
              iconRules(),        imageRules(),        keywordRules(),     latestRules(),
              nameRules(),        policyRules(),       providerRules(),    readingRules(),
              repositoryRules(),  sampleRules(),       settingsRules(),    sourceRules(),
              supportsRules(),    unknownFieldRules(), versionRules()}) {
            for (const LintRule &rule : group)
                rules.push_back(&rule);
        }
        std::ranges::sort(rules, {}, &LintRule::id);
        return rules;
    }();
    return all;
}

const LintRule *lintRule(QAnyStringView id)
{
    const auto &rules = lintRules();
    const auto found = std::ranges::find_if(rules, [&](const LintRule *r) { return r->id == id; });
    return found == rules.end() ? nullptr : *found;
}

} // namespace headwater
