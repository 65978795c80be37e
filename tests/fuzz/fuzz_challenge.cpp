// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "registry/client/challenge.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;

/// Lines of a WWW-Authenticate header.
LIBFUZZER(bytes)
{
    const QList<Challenge> challenges = parseChallenges(bytes.toByteArray().split('\n'));
    require(challenges.size() <= limits::challenges, "there is a limit");
    for (const Challenge &challenge : challenges) {
        require(!challenge.scheme.isEmpty(), "a challenge has a scheme");
        require(challenge.scheme == challenge.scheme.toLower(), "schemes are in lower case");
        for (const auto &[name, value] : challenge.parameters)
            require(name == name.toLower(), "names are in lower case");
        (void)challenge.text();
    }
}
