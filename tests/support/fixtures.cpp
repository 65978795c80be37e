// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixtures.h"

#include <QFile>

namespace headwater {

QString testDataPath(const QString &name)
{
    return QStringLiteral(HEADWATER_TEST_DATA) + QLatin1Char('/') + name;
}

QByteArray testData(const QString &name)
{
    QFile file(testDataPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString sharedPath(const QString &name)
{
    return QStringLiteral(HEADWATER_SOURCE_DIR) + QStringLiteral("/../shared/") + name;
}

} // namespace headwater
