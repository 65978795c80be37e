// SPDX-License-Identifier: Apache-2.0
#include "app/cli/typedpullspec.h"

using namespace Qt::StringLiterals;

namespace headwater {

Result<PullSpec> typedPullSpec(const QString &text, CliContext &context)
{
    const Result<PullSpec> spec = PullSpec::parse(text);
    if (!spec || !spec->registry().isEmpty() || !context.alias)
        return spec;
    const PullSpec repository = spec->asRepository();
    const std::optional<NameAlias> alias = context.alias(repository.exact());
    if (!alias)
        return spec;
    const QString reference = text.sliced(repository.exact().size());
    const Result<PullSpec> full = PullSpec::parse(alias->value + reference);
    if (full)
        print(
            context.err,
            u"%1 is short for %2, says %3\n"_s.arg(repository.exact(), alias->value, alias->file));
    return full;
}

} // namespace headwater
