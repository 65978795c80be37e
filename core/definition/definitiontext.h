// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace headwater {

/// Translation context of the sentences about definition files. Words of the server and of the YAML
/// parser are quoted as they are, so that they can be looked up.
struct DefinitionText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::DefinitionText)
};

} // namespace headwater
