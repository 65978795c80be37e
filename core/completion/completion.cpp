// SPDX-License-Identifier: Apache-2.0
#include "core/completion/completion.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Place = Outline::Place;
using Step = Outline::Step;

/// Where one is typing, within "{a: b, c" as well.
struct Spot
{
    QStringList path; ///< the field, or the mapping if a key is being typed
    Place::Part part = Place::Part::Key;
    int from = 0;
    QString typed;
    QString flow; ///< what stands before it in the braces
    QList<Step> steps;
};

Spot spotAt(const Place &place)
{
    Spot spot{.path = withinObject(place.keys()),
              .part = place.part,
              .from = place.from,
              .typed = place.typed,
              .flow = {},
              .steps = place.steps};
    if (place.part != Place::Part::Value || !place.typed.startsWith(u'{'))
        return spot;
    const qsizetype begin = std::max(place.typed.lastIndexOf(u'{'), place.typed.lastIndexOf(u','));
    const QString entry = place.typed.sliced(begin + 1);
    spot.flow = place.typed.left(begin + 1);
    const qsizetype colon = entry.indexOf(u':');
    const qsizetype rest = colon < 0 ? 0 : colon + 1;
    qsizetype blanks = 0;
    while (rest + blanks < entry.size() && entry.at(rest + blanks) == u' ')
        ++blanks;
    if (colon < 0)
        spot.part = Place::Part::Key;
    else
        spot.path.append(entry.left(colon).trimmed());
    spot.from = place.from + static_cast<int>(begin + 1 + rest + blanks);
    spot.typed = entry.sliced(rest + blanks);
    return spot;
}

/// The value of @p key beside the place.
QString besideValue(const Spot &spot, const Outline &outline, const QString &key)
{
    if (!spot.flow.isEmpty()) {
        const qsizetype at = spot.flow.indexOf(key + u':');
        if (at < 0)
            return {};
        const QString rest = spot.flow.sliced(at + key.size() + 1);
        return rest.left(rest.indexOf(u',')).trimmed();
    }
    return spot.steps.size() < 2 ? QString()
                                 : outline.valueIn(spot.steps.at(spot.steps.size() - 2), key);
}

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

/// YAML takes "3.10" for a number and "yes" for true unless told not to.
bool needsQuotes(const QString &text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    const QStringList words{u"true"_s, u"false"_s, u"yes"_s,  u"no"_s,
                            u"on"_s,   u"off"_s,   u"null"_s, u"~"_s};
    return isNumber || words.contains(text.toLower());
}

class Collector
{
public:
    Collector(QString typed, bool isJson)
        : m_typed(std::move(typed))
        , m_isJson(isJson)
    {
        if (m_typed.startsWith(u'"') || m_typed.startsWith(u'\''))
            m_typed.remove(0, 1);
    }

    /// Only what has what is typed in it.
    void add(Completion item)
    {
        if (item.label.contains(m_typed, Qt::CaseInsensitive))
            m_items.append(std::move(item));
    }
    /// @p text is a string, whatever it looks like.
    void addText(Completion::Kind kind, const QString &text, const QString &meaning = {})
    {
        const bool needs = m_isJson || needsQuotes(text);
        add({.kind = kind, .label = text, .insert = needs ? quoted(text) : text, .text = meaning});
    }
    void addTexts(Completion::Kind kind, const QStringList &texts)
    {
        for (const QString &text : texts)
            addText(kind, text);
    }
    void addField(const FieldDoc &doc)
    {
        const QString name = m_isJson ? quoted(doc.name()) : doc.name();
        const bool isObject
            = doc.kind == FieldDoc::Kind::Object || doc.kind == FieldDoc::Kind::List;
        add({.kind = Completion::Kind::Field,
             .label = doc.name(),
             .insert = name + (isObject && !m_isJson ? u":"_s : u": "_s),
             .text = doc.text});
    }
    /// Those that begin with what is typed come first.
    QList<Completion> take()
    {
        std::ranges::stable_partition(m_items, [this](const Completion &item) {
            return item.label.startsWith(m_typed, Qt::CaseInsensitive);
        });
        return std::move(m_items);
    }

private:
    QString m_typed;
    bool m_isJson;
    QList<Completion> m_items;
};

/// A name of a tag in the same stream, or what a registry has.
void addSources(Collector &found, Completions &result, const Spot &spot, const Outline &outline,
                const CatalogWords &words)
{
    const QString kind = besideValue(spot, outline, u"kind"_s);
    if (kind == "ImageStreamTag"_L1) {
        const auto item = std::ranges::find_if(spot.steps, [](const Step &step) {
            return step.kind == Step::Kind::Item && step.line >= 0;
        });
        // The innermost item is the tag; in a List there is one around it.
        auto tag = item;
        for (auto it = item; it != spot.steps.cend(); ++it)
            tag = it->kind == Step::Kind::Item ? it : tag;
        if (tag == spot.steps.cend())
            return;
        QStringList names = outline.siblings(*tag, u"name"_s);
        names.removeAll(tag->text); // nobody follows himself
        found.addTexts(Completion::Kind::Tag, names);
        return;
    }
    if (kind != "DockerImage"_L1)
        return;
    QString typed = spot.typed;
    if (typed.startsWith(u'"') || typed.startsWith(u'\''))
        typed.remove(0, 1);
    const qsizetype colon = typed.lastIndexOf(u':');
    if (colon > typed.lastIndexOf(u'/') && typed.contains(u'/')) {
        result.repository = typed.left(colon);
        for (const QString &tag : words.remoteTags.value(result.repository))
            found.addText(Completion::Kind::RemoteTag, result.repository + u':' + tag);
        return;
    }
    found.addTexts(Completion::Kind::Repository, words.repositories);
    for (const QString &host : words.hosts)
        found.addText(Completion::Kind::Host, host + u'/');
}

void addValues(Collector &found, Completions &result, const FieldDoc &field, const Spot &spot,
               const Outline &outline, const CatalogWords &words)
{
    using Kind = FieldDoc::Kind;
    for (const ValueDoc &value : field.values) {
        const bool isWritten = value.value.startsWith(u'"');
        const QString label = QString(value.value).remove(u'"');
        if (isWritten)
            found.add({.label = label, .insert = value.value, .text = value.text});
        else if (field.kind != Kind::Keywords)
            found.addText(Completion::Kind::Value, label, value.text);
    }
    switch (field.kind) {
    case Kind::Bool:
        for (const auto &value : {u"true"_s, u"false"_s})
            found.add({.label = value, .insert = value, .text = {}});
        break;
    case Kind::IconClass: found.addTexts(Completion::Kind::IconClass, words.iconClasses); break;
    case Kind::Namespace: found.addTexts(Completion::Kind::Namespace, words.namespaces); break;
    case Kind::Source: addSources(found, result, spot, outline, words); break;
    default: break;
    }
}

/// Keywords are completed one at a time; those that are there are not offered again.
Completions keywords(const FieldDoc &field, const Spot &spot, const CatalogWords &words)
{
    const qsizetype comma = spot.typed.lastIndexOf(u',');
    const bool isFirst = comma < 0;
    QString before = isFirst ? QString() : spot.typed.left(comma);
    qsizetype begin = isFirst ? 0 : comma + 1;
    while (begin < spot.typed.size() && QStringView(u" \"'").contains(spot.typed.at(begin)))
        ++begin;
    Completions result{.from = spot.from + static_cast<int>(begin),
                       .typed = spot.typed.sliced(begin)};
    const QStringList present = before.remove(u'"').remove(u'\'').split(u',');
    Collector found(result.typed, false);
    const auto add = [&](const QString &word, const QString &text) {
        const auto isThere = [&word](const QString &other) { return other.trimmed() == word; };
        if (std::ranges::none_of(present, isThere))
            found.add(
                {.kind = Completion::Kind::Keyword, .label = word, .insert = word, .text = text});
    };
    for (const ValueDoc &value : field.values)
        add(value.value, value.text);
    for (const QString &word : words.keywords) {
        if (std::ranges::find(field.values, word, &ValueDoc::value) == field.values.cend())
            add(word, {});
    }
    result.items = found.take();
    return result;
}

} // namespace

Completions completionsAt(const Outline &outline, int line, int column, bool isJson,
                          const CatalogWords &words)
{
    const Place place = outline.placeAt(line, column);
    if (place.part == Place::Part::Text)
        return {};
    const Spot spot = spotAt(place);
    Completions result{.from = spot.from, .typed = spot.typed};
    Collector found(spot.typed, isJson);
    if (spot.part == Place::Part::Key) {
        QStringList present = outline.keysBeside(place, line);
        for (const FieldDoc &doc : fieldsBelow(spot.path)) {
            if (!present.contains(doc.name()) && !spot.flow.contains(doc.name() + u':'))
                found.addField(doc);
        }
        result.items = found.take();
        return result;
    }
    const FieldDoc field = fieldAt(spot.path);
    if (field.path.isEmpty())
        return {};
    if (field.kind == FieldDoc::Kind::Keywords)
        return keywords(field, spot, words);
    addValues(found, result, field, spot, outline, words);
    result.items = found.take();
    return result;
}

FieldHelp helpAt(const Outline &outline, int line)
{
    const Place place = outline.placeAt(line, std::numeric_limits<int>::max());
    if (place.steps.isEmpty() || place.steps.last().line != line)
        return {};
    const FieldDoc field = fieldAt(place.keys());
    if (field.path.isEmpty())
        return {};
    FieldHelp help{.title = field.name(), .text = field.text};
    for (const ValueDoc &value : field.values) {
        if (!value.text.isEmpty())
            help.values.append(value);
    }
    if (field.kind == FieldDoc::Kind::IconClass)
        help.iconClass = outline.valueOn(line);
    return help;
}

} // namespace headwater
