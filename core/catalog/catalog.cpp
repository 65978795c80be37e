// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"

namespace headwater {

class Catalog::Private
{
};

Catalog::Catalog(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Catalog::~Catalog() = default;

} // namespace headwater
