// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace headwater {

/// Collects the "Label:<tab>value" lines of a description and aligns them at the end.
/// Source: oc, pkg/helpers/describe/helpers.go.
class DescribeText
{
public:
    /// An empty value shows as "<none>"; further lines of one go under the first.
    void field(QStringView label, const QString &value);
    /// One value per line; nothing at all if there are none.
    void list(QStringView label, const QStringList &values);
    /// "key=value" lines, sorted; "<none>" if there are none.
    void map(QStringView label, const QMap<QString, QString> &values);
    /// Description and the other annotations; see map().
    void annotations(const QMap<QString, QString> &annotations);
    void line(const QString &text = {});

    QString toString() const;

private:
    QString m_text;
};

} // namespace headwater
