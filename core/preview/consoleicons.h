// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"
#include "core/preview/consolerelease.h"
#include "core/preview/previewentry.h"

/// What a console release draws for an icon class, by the place where it draws it.
/// Source: openshift/console, catalog-item-icon.tsx, CatalogTile; catalog-presentation.md
/// section 9.
namespace headwater {

/// On tiles and in the header of the details. From 4.5 on, and in 3.11, an unknown class suppresses
/// the generic icon.
PreviewIcon tileIcon(const QString &iconClass, ConsoleRelease release);
/// In the information of the form, which has no generic icon.
PreviewIcon formIcon(const QString &iconClass, ConsoleRelease release);
/// On builder cards, sample cards and in quick search, which know logos only.
PreviewIcon cardIcon(const QString &iconClass, ConsoleRelease release);
/// In the topology, where the name of the stream decides, or since 4.21 one of its labels.
PreviewIcon topologyIcon(const ImageStream &stream, ConsoleRelease release);

} // namespace headwater
