// SPDX-License-Identifier: Apache-2.0
#include "core/base/secret.h"

#include <cstring>

namespace headwater {

Secret::Secret(QByteArray value)
    : m_value(std::make_shared<const Wiped>(std::move(value)))
{
}

Secret::Wiped::Wiped(QByteArray value)
    : bytes(std::move(value))
{
}

Secret::Wiped::~Wiped()
{
    wipe(bytes);
}

void wipe(QByteArray &value)
{
    // Of a shared buffer, data() would overwrite a copy.
    if (value.isDetached())
        explicit_bzero(value.data(), size_t(value.capacity()));
    value = QByteArray();
}

} // namespace headwater
