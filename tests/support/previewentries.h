// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

namespace headwater {

/// A tag NAME of a builder with all that the form can show of it.
inline PreviewVersion sampleVersion(const QString &tag)
{
    return {.tag = tag,
            .icon = {.look = PreviewIcon::Look::Logo, .iconClass = QStringLiteral("icon-nodejs")},
            .heading = QStringLiteral("Node.js ") + tag,
            .keywords = {QStringLiteral("builder"), QStringLiteral("nodejs")},
            .description
            = QStringLiteral("Build and run Node.js ") + tag + QStringLiteral(" applications."),
            .sampleRepo = QStringLiteral("https://github.com/example/nodejs-ex.git"),
            .sampleRef = QStringLiteral("main"),
            .sampleContextDir = QStringLiteral("app")};
}

/// The entry of openshift/NAME with two versions.
inline PreviewEntry sampleEntry(const QString &name, const QString &title,
                                const QString &category = QStringLiteral("languages/javascript"))
{
    PreviewEntry entry;
    entry.key
        = {.file = name + QStringLiteral(".yaml"), .ns = QStringLiteral("openshift"), .name = name};
    entry.title = title;
    entry.provider = QStringLiteral("Example, Inc.");
    entry.description = QStringLiteral("Build and run ") + title + QStringLiteral(" applications.");
    entry.icon = {.look = PreviewIcon::Look::Logo, .iconClass = QStringLiteral("icon-") + name};
    entry.keywords = {QStringLiteral("builder"), name};
    entry.categories = {category};
    entry.panelSample = QStringLiteral("https://github.com/example/nodejs-ex.git");
    entry.versions = {sampleVersion(QStringLiteral("22")), sampleVersion(QStringLiteral("20"))};
    entry.defaultTag = QStringLiteral("22");
    entry.cardTitle = title;
    entry.cardIcon = entry.icon;
    entry.topologyIcon = entry.icon;
    entry.isSample = true;
    return entry;
}

/// The categories that the entries above are in, with counts as of one entry each.
inline QList<PreviewCategory> sampleCategories()
{
    return {{.id = QStringLiteral("all"), .label = QStringLiteral("All items"), .count = 3},
            {.id = QStringLiteral("languages"), .label = QStringLiteral("Languages"), .count = 2},
            {.id = QStringLiteral("languages/javascript"),
             .label = QStringLiteral("JavaScript"),
             .count = 1},
            {.id = QStringLiteral("languages/ruby"), .label = QStringLiteral("Ruby"), .count = 1},
            {.id = QStringLiteral("other"), .label = QStringLiteral("Other"), .count = 1}};
}

} // namespace headwater
