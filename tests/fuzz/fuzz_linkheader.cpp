// SPDX-License-Identifier: Apache-2.0
#include "registry/client/linkheader.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;

/// The value of a Link header.
LIBFUZZER(bytes)
{
    const QUrl page(QStringLiteral("https://registry.example/v2/lib/app/tags/list?n=100"));
    const std::optional<QUrl> next = nextPage(bytes.toByteArray(), page);
    require(!next || next->isValid(), "an address is one");
    require(!next || !next->isRelative(), "it is resolved");
}
