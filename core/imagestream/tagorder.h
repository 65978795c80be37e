// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace headwater {

/// The order in which a server picks the tags of a repository that has more of them than it
/// imports: latest, minor versions (1.10, v1.9), full versions (1.2.3-rc1), each descending, then
/// the rest in byte order. Source: openshift/library-go, pkg/image/imageutil, PrioritizeTags;
/// spec/references.md section 6.
QStringList prioritizedTags(const QStringList &tags);

} // namespace headwater
