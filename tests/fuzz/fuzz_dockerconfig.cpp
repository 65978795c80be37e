// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/dockerconfig.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// The content of a configuration, read in each way.
LIBFUZZER(bytes)
{
    for (const auto form : {DockerConfigForm::Config, DockerConfigForm::Legacy}) {
        for (const auto rules : {DockerConfigRules::Program, DockerConfigRules::Server}) {
            const Result<DockerConfig> config = parseDockerConfig(bytes, form, rules, u"file"_s);
            if (!config)
                require(!config.error().detail.isEmpty(), "an error says why");
            else
                require(std::ranges::is_sorted(config->entries, {}, &DockerConfigEntry::key),
                        "entries are sorted");
        }
    }
    (void)decodeAuth(bytes);
}
