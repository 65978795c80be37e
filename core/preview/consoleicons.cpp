// SPDX-License-Identifier: Apache-2.0
#include "core/preview/consoleicons.h"

#include "core/preview/logoclasses.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Look = PreviewIcon::Look;

bool hasLogo(const QString &iconClass, ConsoleRelease release)
{
    const LogoClass *logo = logoClass(iconClass);
    // The logos of the 3.x console are those that the first 4.x took over.
    return logo && (release.major < 4 ? logo->sinceMinor == 0 : logo->sinceMinor <= release.minor);
}

/// Whether a font of the release may have a letter for the class. Which of the names of Font
/// Awesome have one is not known here.
bool mayHaveGlyph(const QString &iconClass, ConsoleRelease release)
{
    const bool isLogoFont = iconClass == "icon-casadra"_L1 || iconClass == "icon-jaeger"_L1;
    if (isLogoFont)
        return release < ConsoleRelease{4, 19};
    if (iconClass.startsWith("fa fa-"_L1))
        return true;
    return iconClass.startsWith("pficon pficon-"_L1) && release < ConsoleRelease{4, 2};
}

PreviewIcon icon(const QString &iconClass, ConsoleRelease release, Look unset)
{
    if (hasLogo(iconClass, release))
        return {.look = Look::Logo, .iconClass = iconClass};
    if (iconClass.isEmpty())
        return {.look = unset, .iconClass = iconClass};
    return {.look = mayHaveGlyph(iconClass, release) ? Look::Glyph : Look::EmptyBox,
            .iconClass = iconClass};
}

} // namespace

PreviewIcon tileIcon(const QString &iconClass, ConsoleRelease release)
{
    const bool fallsBack = release.major == 4 && release.minor < 5;
    if (fallsBack && !hasLogo(iconClass, release))
        return {.look = Look::Generic, .iconClass = iconClass};
    return icon(iconClass, release, Look::Generic);
}

PreviewIcon formIcon(const QString &iconClass, ConsoleRelease release)
{
    return icon(iconClass, release, Look::Nothing);
}

PreviewIcon cardIcon(const QString &iconClass, ConsoleRelease release)
{
    return {.look = hasLogo(iconClass, release) ? Look::Logo : Look::Nothing,
            .iconClass = iconClass};
}

PreviewIcon topologyIcon(const ImageStream &stream, ConsoleRelease release)
{
    QString name = stream.metadata.name;
    if (release >= ConsoleRelease{4, 21}) {
        for (const auto &label :
             {u"app.openshift.io/runtime"_s, u"app.openshift.io/runtime-icon"_s})
            name = stream.metadata.labels.value(label, name);
    }
    const QString iconClass = u"icon-"_s + name;
    return {.look = hasLogo(iconClass, release) ? Look::Logo : Look::Generic,
            .iconClass = iconClass};
}

} // namespace headwater
