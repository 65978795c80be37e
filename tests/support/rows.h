// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/catalogrow.h"
#include "models/tagrow.h"

#include <QTimeZone>

/// Rows for the tests of models and views, each with just enough in it to tell it from the others.
namespace headwater {

/// A valid digest of one repeated hexadecimal digit.
inline QString sampleDigest(char16_t digit)
{
    return QStringLiteral("sha256:") + QString(64, QChar(digit));
}

/// The history item of generation @p number; the digits of its digest are that number.
inline TagEvent sampleEvent(int number)
{
    const QString image = sampleDigest(static_cast<char16_t>(u'0' + number));
    return {.created = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number * 3600, QTimeZone::UTC),
            .dockerImageReference = QStringLiteral("quay.io/team/app@") + image,
            .image = image,
            .generation = number};
}

/// A tag imported @p items times from quay.io/team/app:NAME.
inline TagRow sampleTag(const QString &name, int items = 1)
{
    TagRow row;
    row.name = name;
    row.source = TagRow::Source::Image;
    row.from = QStringLiteral("quay.io/team/app:") + name;
    row.state = items > 0 ? TagRow::State::Current : TagRow::State::NeverImported;
    row.canImport = true;
    for (int number = items; number > 0; --number)
        row.items.append(sampleEvent(number));
    return row;
}

/// The row of the stream @p name in NAME.yaml.
inline CatalogRow sampleStream(const QString &name, const QString &ns = QStringLiteral("openshift"))
{
    CatalogRow row;
    row.key = {.file = name + QStringLiteral(".yaml"), .ns = ns, .name = name};
    row.tagCount = 3;
    return row;
}

/// The namespace @p ns with a stream of each name.
inline CatalogGroup sampleGroup(const QString &ns, const QStringList &names)
{
    CatalogGroup group{.kind = CatalogGroup::Kind::Namespace, .ns = ns, .rows = {}};
    for (const QString &name : names)
        group.rows.append(sampleStream(name, ns));
    return group;
}

} // namespace headwater
