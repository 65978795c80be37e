// SPDX-License-Identifier: Apache-2.0
#include "tests/support/randomtext.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

QByteArray RandomText::key()
{
    const QByteArray name = "k" + QByteArray::number(m_keys++ % 40);
    switch (below(8)) {
    case 0: return '"' + name + '"';
    case 1: return '\'' + name + ".x'";
    case 2: return name + "/long-one";
    default: return name;
    }
}

QByteArray RandomText::comment()
{
    return oneIn(4) ? QByteArray(1 + below(3), ' ') + "#c" + QByteArray::number(m_comments++) + '.'
                    : QByteArray();
}

QByteArray RandomText::commentLine(int column)
{
    QByteArray lines;
    if (oneIn(6))
        lines += '\n';
    if (oneIn(5))
        lines += QByteArray(column, ' ') + "#c" + QByteArray::number(m_comments++) + ".\n";
    return lines;
}

QByteArray RandomText::scalar(int column, bool isInFlow)
{
    static const QByteArrayList plain = {"text",          "true",   "12", "1.10", "~",  "null",
                                         "quay.io/a/b:1", "a b  c", "-x", "it's", "2.0"};
    static const QByteArrayList quoted
        = {"\"2.0\"",        "'it''s'", "\"a\\nb\\u00e9 \\\" c\"",     "''", "\"\"",
           "'# no comment'", "'{a}'",   "\"\xc3\xa9\xf0\x9f\x98\x80\""};
    const QByteArray inner = '\n' + QByteArray(column + m_step, ' ');
    switch (below(isInFlow ? 4 : 7)) {
    case 0: return quoted.at(below(int(quoted.size())));
    case 4: return "one" + inner + "two" + (oneIn(2) ? "\n" + inner + "three" : "");
    case 5: return "\"one" + inner + "two\\" + inner + "three\"";
    case 6: return "'one" + inner + "\n" + inner.sliced(1) + "two'";
    default: return plain.at(below(int(plain.size())));
    }
}

/// Behind the colon or dash, with the line break at its end.
QByteArray RandomText::blockScalar(int column)
{
    static const QByteArrayList headers = {"|", "|-", "|+", ">", ">-"};
    QByteArray text = headers.at(below(int(headers.size())));
    const int inner = 1 + below(4);
    const bool hasIndicator = oneIn(4);
    if (hasIndicator)
        text += QByteArray::number(inner);
    text += comment() + '\n';
    const QByteArray indentation(column + inner, ' ');
    text += indentation + "first\n"; // tells the indentation
    for (int line = below(4); line > 0; --line) {
        if (hasIndicator && oneIn(3))
            text += indentation + "  deeper\n";
        else if (oneIn(4))
            text += '\n';
        else
            text += indentation + "line # no comment\n";
    }
    return text;
}

QByteArray RandomText::flow(int column, int depth)
{
    const bool isMapping = oneIn(2);
    const bool hasLines = oneIn(4);
    const QByteArray inner = '\n' + QByteArray(column + m_step + below(3), ' ');
    QByteArrayList entries;
    for (int count = below(4); count > 0; --count) {
        const QByteArray value
            = depth < 2 && oneIn(3) ? flow(column + m_step, depth + 1) : scalar(column, true);
        entries.append((isMapping ? key() + ": " : QByteArray()) + value);
    }
    const QByteArray separator
        = hasLines ? ',' + comment() + inner : QByteArray(oneIn(3) ? "," : ", ");
    QByteArray text = entries.join(separator == "," && isMapping ? ", " : separator);
    if (hasLines && !entries.isEmpty())
        text = inner + text + (oneIn(3) ? "," : "") + '\n' + QByteArray(column + m_step, ' ');
    return (isMapping ? '{' : '[') + text + (isMapping ? '}' : ']');
}

/// All behind a colon or dash in @p column, with the line break at its end.
QByteArray RandomText::blockValue(int column, int depth, bool isBehindDash)
{
    QByteArray anchor;
    if (m_hasAnchors && oneIn(8))
        anchor = "&a" + QByteArray::number(++m_anchors) + ' ';
    else if (m_hasAnchors && m_anchors > 0 && oneIn(6))
        return " *a" + QByteArray::number(1 + below(m_anchors)) + comment() + '\n';
    const int kind = below(10);
    if (kind < 3 && depth < 4) {
        const bool isSequence = oneIn(2);
        if (isBehindDash && anchor.isEmpty() && oneIn(2)) {
            const int gap = 1 + below(2);
            const QByteArray lines = isSequence ? sequence(column + 1 + gap, depth + 1)
                                                : mapping(column + 1 + gap, depth + 1);
            if (QByteArrayView(lines).trimmed().startsWith('#') || lines.startsWith('\n'))
                return '\n' + lines;
            return QByteArray(gap, ' ') + lines.sliced(column + 1 + gap);
        }
        const int inner = isSequence && !isBehindDash ? column + m_sequenceStep : column + m_step;
        return (anchor.isEmpty() ? QByteArray() : ' ' + anchor.trimmed()) + comment() + '\n'
            + (isSequence ? sequence(inner, depth + 1) : mapping(inner, depth + 1));
    }
    if (kind == 3)
        return ' ' + anchor + blockScalar(column);
    if (kind == 4)
        return ' ' + anchor + flow(column, depth) + comment() + '\n';
    if (kind == 5)
        return comment() + '\n';
    return QByteArray(1 + below(2), ' ') + anchor + scalar(column, false) + comment() + '\n';
}

QByteArray RandomText::mapping(int column, int depth)
{
    QByteArray text;
    for (int count = 1 + below(4); count > 0; --count)
        text += commentLine(column) + QByteArray(column, ' ') + key() + (oneIn(9) ? " :" : ":")
            + blockValue(column, depth, false);
    return text;
}

QByteArray RandomText::sequence(int column, int depth)
{
    QByteArray text;
    for (int count = 1 + below(4); count > 0; --count)
        text += commentLine(column) + QByteArray(column, ' ') + '-'
            + blockValue(column, depth, true);
    return text;
}

QByteArray RandomText::yaml()
{
    m_step = oneIn(3) ? 4 : 2;
    m_sequenceStep = oneIn(2) ? 0 : m_step;
    QByteArray text;
    for (int documents = oneIn(3) ? 2 + below(3) : 1; documents > 0; --documents) {
        m_hasAnchors = oneIn(4);
        m_anchors = 0;
        if (!text.isEmpty() || oneIn(4))
            text += "---" + comment() + '\n';
        text += oneIn(6) ? sequence(0, 0) : mapping(0, 0);
    }
    if (oneIn(5))
        text.chop(1);
    if (oneIn(5))
        text.replace("\n", "\r\n");
    if (oneIn(8))
        text.prepend("\xef\xbb\xbf");
    return text;
}

QByteArray RandomText::jsonValueText(const QByteArray &indentation, int depth)
{
    static const QByteArrayList scalars = {
        "1", "-1.50", "true", "null", "\"text\"", "\"a\\u00e9\\ud83d\\ude00\"", "\"\\t#\"", "\"\""};
    if (depth > 3 || (depth > 0 && oneIn(2)))
        return scalars.at(below(int(scalars.size())));
    const bool isMapping = depth == 0 || oneIn(2);
    const bool hasLines = !m_jsonStep.isEmpty() && !oneIn(5);
    const QByteArray inner = indentation + m_jsonStep;
    QByteArrayList entries;
    for (int count = below(4); count > 0; --count)
        entries.append(
            (isMapping ? "\"k" + QByteArray::number(m_keys++ % 40) + "\": " : QByteArray())
            + jsonValueText(inner, depth + 1));
    QByteArray text
        = entries.join(hasLines ? ",\n" + inner : QByteArray(m_jsonStep.isEmpty() ? "," : ", "));
    if (hasLines && !entries.isEmpty())
        text = '\n' + inner + text + '\n' + indentation;
    return (isMapping ? '{' : '[') + text + (isMapping ? '}' : ']');
}

QByteArray RandomText::json()
{
    static const QByteArrayList steps = {"\t", "  ", "    ", ""};
    m_jsonStep = steps.at(below(int(steps.size())));
    QByteArray text = jsonValueText({}, 0);
    if (oneIn(2))
        text += '\n';
    if (oneIn(5))
        text.replace("\n", "\r\n");
    return text;
}

QJsonValue RandomText::value(int depth)
{
    static const QStringList texts = {
        u"text"_s,   u"2.0"_s,  u"yes"_s,         u"null"_s, u"1e3"_s, u"0o7"_s,  u"2001-12-14"_s,
        u""_s,       u" a "_s,  u"one\ntwo\n"_s,  u"a: b"_s, u"# x"_s, u"it's"_s, u"a, b"_s,
        u"\u202e"_s, u"a\tb"_s, u"one\n\n two"_s, u"x:"_s,   u"- a"_s};
    switch (below(depth < 2 ? 9 : 7)) {
    case 0: return below(2) == 0;
    case 1: return below(1000);
    case 2: return QJsonValue::Null;
    case 7: {
        QJsonObject object;
        for (int count = below(3); count > 0; --count)
            object.insert(u"n%1"_s.arg(below(9)), value(depth + 1));
        return object;
    }
    case 8: {
        QJsonArray array;
        for (int count = below(3); count > 0; --count)
            array.append(value(depth + 1));
        return array;
    }
    default: return texts.at(below(int(texts.size())));
    }
}

DocumentChange RandomText::change(const DefinitionDocument &document)
{
    DocumentPath path{.document = below(int(document.tree().documents().size()))};
    QJsonValue here = document.value(path);
    QJsonValue parent;
    while ((here.isObject() && !here.toObject().isEmpty())
           || (here.isArray() && !here.toArray().isEmpty())) {
        if (!path.steps.isEmpty() && oneIn(3))
            break;
        parent = here;
        if (here.isObject()) {
            const QStringList keys = here.toObject().keys();
            path = path / keys.at(below(int(keys.size())));
            here = here.toObject().value(path.steps.last().text());
        } else {
            path = path / qsizetype(below(int(here.toArray().size())));
            here = here.toArray().at(path.steps.last().number());
        }
    }
    const QString newKey = u"new%1"_s.arg(below(1000));
    const bool isItem = parent.isArray();
    switch (path.steps.isEmpty() ? 0 : below(7)) {
    case 0:
        if (here.isObject() || here.isNull())
            return DocumentChange::set(path / newKey, value());
        if (here.isArray())
            return DocumentChange::insertItem(path / qsizetype(-1), value());
        [[fallthrough]];
    case 1:
    case 2: return DocumentChange::set(path, value());
    case 3: return DocumentChange::remove(path);
    case 4:
        return isItem ? DocumentChange::moveItem(path, below(int(parent.toArray().size())))
                      : DocumentChange::rename(path, oneIn(4) ? u"yes"_s : newKey);
    case 5:
        return isItem ? DocumentChange::insertItem(path, value())
                      : DocumentChange::insertKey(path.parent() / newKey, value(),
                                                  oneIn(2) ? path.steps.last().text() : QString());
    default:
        if (path.steps.isEmpty())
            return DocumentChange::set(path, value());
        return isItem ? DocumentChange::insertItem(path.parent() / qsizetype(-1), value())
                      : DocumentChange::set(path.parent() / newKey / u"deep"_s, value());
    }
}

TextEdit RandomText::keystroke(const QByteArray &text)
{
    static const QByteArrayList typed
        = {"x",   " ", "\n",      "\"", "'",       "- ",  "a: b\n", "#", "[",  "}",   "&a ",
           "*a1", "|", "\n---\n", ":",  "  - y\n", "---", "...\n",  "%", "\t", "!t ", ","};
    const qsizetype from = below(int(text.size()) + 1);
    const qsizetype most = text.size() - from;
    return {.from = from,
            .to = from + (oneIn(2) ? 0 : qMin<qsizetype>(most, below(oneIn(4) ? 60 : 4))),
            .text = oneIn(4) ? QByteArray() : typed.at(below(int(typed.size())))};
}

} // namespace headwater
