// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <span>

namespace headwater {

/// An icon class for which the web console has a logo.
struct LogoClass
{
    QLatin1StringView name = {}; ///< "icon-ruby"
    QLatin1StringView file = {}; ///< the console's picture: "ruby.svg"
    int sinceMinor = 0; ///< of the first release 4.x that knows it
};

/// All of them, sorted by name.
std::span<const LogoClass> logoClasses();
/// nullptr: no console has a logo for it.
const LogoClass *logoClass(QStringView name);

} // namespace headwater
