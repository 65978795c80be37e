// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describedrift.h"

#include "core/describe/jsontext.h"
#include "core/describe/tables.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using State = DriftRow::State;

QString errorWords(const DriftRow &row)
{
    if (!row.error)
        return {};
    return row.error->detail.isEmpty()
        ? QString::fromLatin1(QMetaEnum::fromType<Error::Kind>().valueToKey(int(row.error->kind)))
        : row.error->detail;
}

/// Enough of a digest to tell it from others.
QString shortDigest(const QString &digest)
{
    return digest.isEmpty() ? u"<none>"_s : digest.left(digest.indexOf(u':') + 13);
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? u"<none>"_s : text;
}

QString summary(const DriftReport &report)
{
    QStringList parts;
    const QMetaEnum states = QMetaEnum::fromType<State>();
    for (int i = 0; i < states.keyCount(); ++i) {
        const State state = State(states.value(i));
        if (const int count = report.count(state))
            parts.append(u"%1 %2"_s.arg(count).arg(driftWord(state)));
    }
    return parts.isEmpty() ? u"nothing to compare\n"_s : parts.join(u", "_s) + u'\n';
}

QString csvField(QString text)
{
    constexpr QStringView formulaStarts = u"=+-@\t\r\n";
    // What would steer a terminal is nothing for a table either.
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\t' && c != u'\r' && c != u'\n')
            c = QChar::ReplacementCharacter;
    }
    if (!text.isEmpty() && formulaStarts.contains(text.front()))
        text.prepend(u'\'');
    const bool needsQuotes = text.contains(u',') || text.contains(u'"') || text.contains(u'\n')
        || text.contains(u'\r');
    return needsQuotes ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

QString csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (const QString &field : fields)
        quoted.append(csvField(field));
    return quoted.join(u',') + u"\r\n"_s;
}

QJsonObject asObject(const DriftRow &row)
{
    QJsonObject object{{u"namespace"_s, row.ns},
                       {u"name"_s, row.name},
                       {u"tag"_s, row.tag},
                       {u"source"_s, row.source},
                       {u"state"_s, driftWord(row.state)}};
    const auto insert = [&object](const QString &key, const QString &text) {
        if (!text.isEmpty())
            object.insert(key, text);
    };
    insert(u"file"_s, row.key.file);
    insert(u"history"_s, row.historyImage);
    insert(u"registry"_s, row.registryImage);
    insert(u"error"_s, errorWords(row));
    if (row.isReference)
        object.insert(u"reference"_s, true);
    return object;
}

} // namespace

QString driftWord(State state)
{
    switch (state) {
    case State::NotChecked: return u"not checked"_s;
    case State::Same: return u"same"_s;
    case State::Moved: return u"moved"_s;
    case State::Gone: return u"gone"_s;
    case State::NeverImported: return u"never imported"_s;
    case State::Pending: return u"pending"_s;
    case State::Unreachable: return u"unreachable"_s;
    case State::NewTag: return u"new tag"_s;
    }
    return {};
}

QString driftTable(const DriftReport &report, bool withNamespace)
{
    QList<QStringList> rows{
        {u"NAME"_s, u"TAG"_s, u"STATE"_s, u"HISTORY"_s, u"REGISTRY"_s, u"SOURCE"_s}};
    if (withNamespace)
        rows.first().prepend(u"NAMESPACE"_s);
    for (const DriftRow &row : report.rows) {
        if (row.state == State::Same)
            continue;
        const QString state
            = driftWord(row.state) + (row.isReference ? u" (reference)"_s : QString());
        const QString error
            = row.state == State::Unreachable ? u": "_s + errorWords(row) : QString();
        QStringList cells{row.name,
                          orNone(row.tag),
                          state,
                          shortDigest(row.historyImage),
                          shortDigest(row.registryImage),
                          row.source + error};
        if (withNamespace)
            cells.prepend(row.ns);
        rows.append(cells);
    }
    return (rows.size() > 1 ? alignedTable(rows) + u'\n' : QString()) + summary(report);
}

QByteArray driftCsv(const DriftReport &report)
{
    QString text = csvLine({u"namespace"_s, u"name"_s, u"file"_s, u"tag"_s, u"source"_s, u"state"_s,
                            u"reference"_s, u"history"_s, u"registry"_s, u"error"_s});
    for (const DriftRow &row : report.rows)
        text += csvLine({row.ns, row.name, row.key.file, row.tag, row.source, driftWord(row.state),
                         row.isReference ? u"true"_s : u"false"_s, row.historyImage,
                         row.registryImage, errorWords(row)});
    return text.toUtf8();
}

QByteArray driftJson(const DriftReport &report)
{
    QJsonArray rows;
    for (const DriftRow &row : report.rows)
        rows.append(asObject(row));
    QJsonObject object{{u"at"_s, report.at.toUTC().toString(Qt::ISODate)}, {u"rows"_s, rows}};
    if (report.isCancelled)
        object.insert(u"cancelled"_s, true);
    if (!report.incomplete.isEmpty())
        object.insert(u"incomplete"_s, QJsonArray::fromStringList(report.incomplete));
    return jsonText(object);
}

} // namespace headwater
