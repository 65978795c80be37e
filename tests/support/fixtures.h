// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace headwater {

/// Path of a fixture in tests/data.
QString testDataPath(const QString &name);
/// Its content; empty if there is no such fixture.
QByteArray testData(const QString &name);
/// Path of the material for checking that lies beside a development checkout. Tests that use it
/// skip where it is absent; what they prove is proved by fixtures of our own as well.
QString sharedPath(const QString &name);

} // namespace headwater
