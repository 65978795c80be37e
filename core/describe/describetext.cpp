// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describetext.h"

#include "core/describe/tabaligner.h"
#include "core/imagestream/imagestream.h"

using namespace Qt::StringLiterals;

namespace headwater {

void DescribeText::field(QStringView label, const QString &value)
{
    m_text += label;
    m_text += u':';
    const QString shown = value.isEmpty() ? u"<none>"_s : value;
    for (const QStringView part : QStringView(shown).split(u'\n')) {
        m_text += u'\t';
        m_text += part;
        m_text += u'\n';
    }
}

void DescribeText::list(QStringView label, const QStringList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i == 0)
            field(label, values.first());
        else
            line(u'\t' + values.at(i));
    }
}

void DescribeText::map(QStringView label, const QMap<QString, QString> &values)
{
    if (values.isEmpty())
        field(label, {});
    QStringList lines;
    for (const auto &[key, value] : values.asKeyValueRange())
        lines.append(key + u'=' + value);
    list(label, lines);
}

void DescribeText::annotations(const QMap<QString, QString> &annotations)
{
    QMap<QString, QString> others = annotations;
    const QString description = others.take(annotation::description);
    if (!description.isEmpty())
        field(u"Description", description);
    map(u"Annotations", others);
}

void DescribeText::line(const QString &text)
{
    m_text += text + u'\n';
}

QString DescribeText::toString() const
{
    return alignTabs(m_text);
}

} // namespace headwater
