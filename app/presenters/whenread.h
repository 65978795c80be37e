// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"
#include "core/store/streamkey.h"

#include <QObject>

#include <functional>
#include <memory>

namespace headwater {

class Catalog;

/// Calls @p then once the catalog has read a definition of @p key that is not @p before any more,
/// which somebody has just written: what follows asks for what the catalog has. At the latest after
/// a few seconds, for what says nothing new is not seen as a change. Never after @p context is
/// gone.
void whenRead(Catalog &catalog, QObject *context, const StreamKey &key,
              std::shared_ptr<const ImageStream> before, std::function<void()> then);

} // namespace headwater
