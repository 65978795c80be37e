// SPDX-License-Identifier: Apache-2.0
#include "core/definition/outline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

/// Something that opens a level: "- ", or a key.
struct Outline::Token
{
    bool isItem = false;
    int column = 0;
    QString key = {};
    int valueColumn = 0; ///< behind the colon and the blanks after it
};

namespace {

int indentOf(const QString &line)
{
    const auto first = std::ranges::find_if(line, [](QChar c) { return c != u' ' && c != u'\t'; });
    return static_cast<int>(first - line.cbegin());
}

bool isFilled(const QString &line)
{
    const int indent = indentOf(line);
    return indent < line.size() && line.at(indent) != u'#';
}

bool isDocumentMark(const QString &line)
{
    return line.startsWith("---"_L1) || line.startsWith("..."_L1);
}

/// Where the colon of the key that begins at @p from is; -1: no key.
qsizetype colonAfterKey(const QString &line, qsizetype from)
{
    const QChar quote = line.at(from);
    qsizetype at = from;
    if (quote == u'"' || quote == u'\'') {
        at = line.indexOf(quote, from + 1);
        if (at < 0)
            return -1;
    }
    for (at = line.indexOf(u':', at); at >= 0; at = line.indexOf(u':', at + 1)) {
        if (at + 1 == line.size() || line.at(at + 1).isSpace())
            return at;
        if (quote == u'"')
            return at; // JSON needs no blank
    }
    return -1;
}

QString unquoted(QStringView text)
{
    text = text.trimmed();
    const bool isQuoted = text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'')
        && text.back() == text.front();
    return (isQuoted ? text.sliced(1, text.size() - 2) : text).toString();
}

/// A value as it stands in its line, without comment, comma and quotes.
QString plainValue(const QString &line, int column)
{
    QStringView value = QStringView(line).sliced(qMin<qsizetype>(column, line.size()));
    if (!value.startsWith(u'"') && !value.startsWith(u'\'')) {
        if (const qsizetype comment = value.indexOf(u" #"); comment >= 0)
            value = value.first(comment);
    }
    value = value.trimmed();
    if (value.endsWith(u','))
        value.chop(1);
    return unquoted(value);
}

/// "|" and ">", with what may follow them.
bool beginsLongText(const QString &line, int valueColumn)
{
    const QString value = plainValue(line, valueColumn);
    return value.startsWith(u'|') || (value.startsWith(u'>') && value.size() <= 3);
}

/// Whether lines below can belong to the key whose value begins there.
bool canHold(const QString &line, int valueColumn)
{
    const QString value = plainValue(line, valueColumn);
    return value.isEmpty() || value.endsWith(u'{') || value.endsWith(u'[') || value.startsWith(u'&')
        || value.startsWith(u'!') || beginsLongText(line, valueColumn);
}

} // namespace

Outline::Outline(std::function<QString(int)> lineAt, int lineCount)
    : m_lineAt(std::move(lineAt))
    , m_lineCount(lineCount)
{
}

QStringList Outline::Place::keys() const
{
    QStringList keys;
    for (const Step &step : steps)
        keys.append(step.kind == Step::Kind::Item ? u"-"_s : step.text);
    return keys;
}

QList<Outline::Token> Outline::tokens(const QString &line) const
{
    QList<Token> found;
    qsizetype at = indentOf(line);
    if (at >= line.size() || line.at(at) == u'#' || (at == 0 && isDocumentMark(line)))
        return found;
    while (at < line.size() && line.at(at) == u'-'
           && (at + 1 == line.size() || line.at(at + 1) == u' ')) {
        found.append({.isItem = true, .column = static_cast<int>(at)});
        ++at;
        while (at < line.size() && line.at(at) == u' ')
            ++at;
    }
    if (at >= line.size())
        return found;
    if (line.at(at) == u'{' && found.isEmpty() && at > 0) {
        found.append({.isItem = true, .column = static_cast<int>(at)}); // of a list, in JSON
        return found;
    }
    const qsizetype colon = colonAfterKey(line, at);
    if (colon < 0)
        return found;
    qsizetype value = colon + 1;
    while (value < line.size() && line.at(value) == u' ')
        ++value;
    found.append({.isItem = false,
                  .column = static_cast<int>(at),
                  .key = unquoted(QStringView(line).sliced(at, colon - at)),
                  .valueColumn = static_cast<int>(value)});
    return found;
}

/// The way from a place to the top of its document.
class Outline::Climb
{
public:
    Climb(const Outline &outline, int limit)
        : m_outline(outline)
        , m_limit(limit)
    {
    }

    bool isAtTop() const { return m_limit <= 0 && !m_wasItem; }
    int limit() const { return m_limit; }
    /// What is in the column @p limit or right of it is no parent.
    void setLimit(int limit) { m_limit = limit; }
    /// Returns whether @p token, in line @p at whose text is @p text, is on the way.
    bool take(const Token &token, int at, const QString &text, bool isOwnLine)
    {
        const bool isParent
            = token.column < m_limit || (token.column == m_limit && m_wasItem && !token.isItem);
        if (!isParent)
            return false;
        m_limit = token.column;
        m_wasItem = token.isItem;
        // A neighbour, whose column the place will have.
        if (!isOwnLine && !token.isItem && !canHold(text, token.valueColumn))
            return false;
        Step step{.kind = token.isItem ? Step::Kind::Item : Step::Kind::Key,
                  .text = token.key,
                  .line = at,
                  .column = token.column};
        if (token.isItem)
            step.text = m_outline.valueIn(step, u"name"_s);
        m_way.append(step);
        return true;
    }
    /// What seemed to be keys below the latest step is text.
    void forgetBelow() { m_way = {m_way.last()}; }
    QList<Step> fromTop() const { return {m_way.crbegin(), m_way.crend()}; }

private:
    const Outline &m_outline;
    int m_limit;
    bool m_wasItem = false;
    QList<Step> m_way;
};

/// What of the place its own line tells.
Outline::Place Outline::placeInLine(Climb &climb, int line, int caret) const
{
    const QString text = m_lineAt(line);
    Place place;
    const QList<Token> own = tokens(text);
    place.from = qMin(caret, indentOf(text));
    const qsizetype comment = text.startsWith(u'#') ? 0 : text.indexOf(u" #");
    if (comment >= 0 && caret > comment)
        place.part = Place::Part::Text;
    for (const Token &token : own) {
        if (token.isItem && token.column < caret)
            place.from = qMin(caret, token.column + 2);
    }
    for (auto token = own.crbegin(); token != own.crend(); ++token) {
        if (token->isItem) {
            if (token->column < caret)
                climb.take(*token, line, text, true);
        } else if (caret >= token->valueColumn && caret > token->column + token->key.size()) {
            if (place.part == Place::Part::Key)
                place.part = Place::Part::Value;
            place.from = token->valueColumn;
            climb.take(*token, line, text, true);
        } else {
            place.from = qMin(caret, token->column);
            climb.setLimit(token->column);
        }
    }
    if (own.isEmpty())
        climb.setLimit(qMin(caret, indentOf(text)));
    place.typed = text.sliced(place.from, caret - place.from);
    return place;
}

Outline::Place Outline::placeAt(int line, int column) const
{
    const int caret = qBound(0, column, static_cast<int>(m_lineAt(line).size()));
    Climb climb(*this, caret + 1);
    Place place = placeInLine(climb, line, caret);
    for (int above = line - 1; above >= 0 && !climb.isAtTop(); --above) {
        const QString text = m_lineAt(above);
        if (isDocumentMark(text))
            break;
        if (!isFilled(text) || indentOf(text) > climb.limit())
            continue;
        const QList<Token> found = tokens(text);
        for (auto token = found.crbegin(); token != found.crend(); ++token) {
            const bool isOnTheWay = climb.take(*token, above, text, false);
            if (isOnTheWay && !token->isItem && beginsLongText(text, token->valueColumn)) {
                climb.forgetBelow();
                place.part = Place::Part::Text;
            }
        }
    }
    place.steps = climb.fromTop();
    return place;
}

int Outline::nextFilled(int line) const
{
    int next = line + 1;
    while (next < m_lineCount && !isFilled(m_lineAt(next)))
        ++next;
    return next;
}

/// Whether the line @p next belongs to what @p line begins.
bool Outline::isInside(int line, int next) const
{
    const QString head = m_lineAt(line);
    const QString text = m_lineAt(next);
    if (isDocumentMark(text))
        return false;
    if (indentOf(text) > indentOf(head))
        return true;
    // "tags:" and "- name: x" may begin in the same column.
    const QList<Token> own = tokens(head);
    const QList<Token> other = tokens(text);
    return indentOf(text) == indentOf(head) && !own.isEmpty() && !own.first().isItem
        && !other.isEmpty() && other.first().isItem && text.at(indentOf(text)) == u'-';
}

bool Outline::canFold(int line) const
{
    if (!isFilled(m_lineAt(line)))
        return false;
    const int next = nextFilled(line);
    return next < m_lineCount && isInside(line, next);
}

int Outline::foldEnd(int line) const
{
    if (!canFold(line))
        return line;
    int last = line;
    for (int next = nextFilled(line); next < m_lineCount && isInside(line, next);
         next = nextFilled(next))
        last = next;
    return last;
}

QString Outline::valueIn(const Step &step, const QString &key) const
{
    const bool isItem = step.kind == Step::Kind::Item;
    int level = -1; // column of the keys
    for (int line = isItem ? step.line : step.line + 1; line < m_lineCount; ++line) {
        const QString text = m_lineAt(line);
        if (!isFilled(text))
            continue;
        if (isDocumentMark(text) || (line > step.line && indentOf(text) <= step.column))
            break;
        const QList<Token> found = tokens(text);
        if (found.isEmpty() || found.last().isItem || found.last().column <= step.column)
            continue;
        const Token &last = found.last();
        if (level < 0)
            level = last.column;
        if (last.column == level && last.key == key)
            return plainValue(text, last.valueColumn);
    }
    return {};
}

QString Outline::valueOn(int line) const
{
    const QString text = m_lineAt(line);
    const QList<Token> found = tokens(text);
    return found.isEmpty() || found.last().isItem ? QString()
                                                  : plainValue(text, found.last().valueColumn);
}

/// The line before the first of the document that @p line is in.
int Outline::documentStart(int line) const
{
    int start = line - 1;
    while (start >= 0 && !isDocumentMark(m_lineAt(start)))
        --start;
    return start;
}

QStringList Outline::keysBeside(const Place &place, int line) const
{
    const bool isTop = place.steps.isEmpty();
    const Step step = isTop ? Step{.line = documentStart(line), .column = -1} : place.steps.last();
    const bool isItem = step.kind == Step::Kind::Item;
    QStringList keys;
    int level = -1; // column of the keys
    for (int at = isItem ? step.line : step.line + 1; at < m_lineCount; ++at) {
        const QString text = m_lineAt(at);
        if (!isFilled(text))
            continue;
        if (isDocumentMark(text) || (at > step.line && indentOf(text) <= step.column))
            break;
        const QList<Token> found = tokens(text);
        if (found.isEmpty() || found.last().isItem || found.last().column <= step.column)
            continue;
        level = level < 0 ? found.last().column : level;
        if (found.last().column == level && at != line)
            keys.append(found.last().key);
    }
    return keys;
}

QStringList Outline::siblings(const Step &item, const QString &key) const
{
    QStringList values;
    const auto visit = [&](int line) {
        const QList<Token> found = tokens(m_lineAt(line));
        if (found.isEmpty() || !found.first().isItem || found.first().column != item.column)
            return;
        const QString value
            = valueIn({.kind = Step::Kind::Item, .line = line, .column = item.column}, key);
        if (!value.isEmpty())
            values.append(value);
    };
    const auto isOutside = [&](int line) {
        const QString text = m_lineAt(line);
        const QList<Token> found = tokens(text);
        return isFilled(text)
            && (indentOf(text) < item.column
                || (indentOf(text) == item.column && !found.isEmpty() && !found.first().isItem)
                || isDocumentMark(text));
    };
    int first = item.line;
    while (first > 0 && !isOutside(first - 1))
        --first;
    for (int line = first; line < m_lineCount && !isOutside(line); ++line)
        visit(line);
    return values;
}

} // namespace headwater
