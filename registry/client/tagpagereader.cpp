// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tagpagereader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype deepest = 32; // brackets
constexpr qsizetype longestText = 1024; // bytes of a key or a tag; no more is kept
constexpr qsizetype longestTag = 128; // OCI distribution-spec, "reference"

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isTag(QByteArrayView text)
{
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_';
    };
    return !text.isEmpty() && text.size() <= longestTag && isWord(text.front())
        && std::ranges::all_of(text, [&](char c) { return isWord(c) || c == '.' || c == '-'; });
}

} // namespace

Error TagPageReader::fail(const QString &why)
{
    m_state = State::Failed;
    return Error{.kind = Error::Kind::InvalidReply,
                 .detail = u"the tag list cannot be read: %1 at byte %2"_s.arg(why).arg(m_offset)};
}

std::optional<Error> TagPageReader::read(QByteArrayView piece)
{
    if (m_state == State::Failed)
        return fail(u"an error before"_s);
    while (!piece.isEmpty()) {
        if (m_state == State::String) {
            const qsizetype used = readString(piece);
            m_offset += used;
            piece.slice(used);
            if (m_state == State::Failed)
                return fail(u"a control character in a text"_s);
            continue;
        }
        if (!step(piece.front()))
            return fail(
                u"unexpected byte 0x%1"_s.arg(int(uchar(piece.front())), 2, 16, QChar(u'0')));
        ++m_offset;
        piece.slice(1);
    }
    return std::nullopt;
}

std::optional<Error> TagPageReader::finish()
{
    if (m_state != State::End)
        return fail(u"unexpected end"_s);
    return std::nullopt;
}

/// Texts are most of a list, so they are read as a whole. Returns how many bytes were used.
qsizetype TagPageReader::readString(QByteArrayView piece)
{
    const auto stop = std::ranges::find_if(
        piece, [](char c) { return c == '"' || c == '\\' || uchar(c) < 0x20; });
    const qsizetype length = stop - piece.begin();
    append(piece.first(length));
    if (stop == piece.end())
        return length;
    if (*stop == '"')
        endString();
    else
        m_state = *stop == '\\' ? State::Escape : State::Failed;
    return length + 1;
}

void TagPageReader::append(QByteArrayView bytes)
{
    // What is too long is no tag and no key we know; a little of it is enough to tell.
    if (m_isKept && m_text.size() <= longestText)
        m_text.append(bytes.first(std::min(bytes.size(), longestText)));
}

bool TagPageReader::step(char c)
{
    switch (m_state) {
    case State::Escape: return escape(c);
    case State::Unicode: return escape(c);
    case State::Literal:
        if (c != ',' && c != ']' && c != '}' && !isBlank(c)) {
            m_text.append(c);
            return m_text.size() <= 64;
        }
        return endLiteral() && step(c);
    default: break;
    }
    if (isBlank(c))
        return true;
    switch (m_state) {
    case State::FirstItem:
        if (c == ']')
            return close(c);
        return startValue(c);
    case State::Value: return startValue(c);
    case State::FirstKey:
        if (c == '}')
            return close(c);
        return startKey(c);
    case State::Key: return startKey(c);
    case State::Colon: m_state = State::Value; return c == ':';
    case State::AfterValue: return afterValue(c);
    default: return false;
    }
}

bool TagPageReader::startValue(char c)
{
    // A list of anything else, or no list at all, is not what was asked for.
    if (m_open.isEmpty() && c != '{')
        return false;
    if (c == '{' || c == '[')
        return open(c);
    if (c == '"') {
        startString(false);
        return true;
    }
    const bool isLiteral = c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
    m_text = QByteArray(1, c);
    m_state = State::Literal;
    return isLiteral;
}

bool TagPageReader::startKey(char c)
{
    if (c != '"')
        return false;
    startString(true);
    return true;
}

bool TagPageReader::afterValue(char c)
{
    if (c == ',') {
        m_state = m_open.back() == '{' ? State::Key : State::Value;
        return true;
    }
    return close(c);
}

bool TagPageReader::open(char bracket)
{
    m_open.append(bracket);
    m_state = bracket == '{' ? State::FirstKey : State::FirstItem;
    return m_open.size() <= deepest;
}

bool TagPageReader::close(char bracket)
{
    if (m_open.isEmpty() || m_open.back() != (bracket == '}' ? '{' : '['))
        return false;
    if (bracket != '}' && bracket != ']')
        return false;
    m_open.chop(1);
    endValue();
    return true;
}

void TagPageReader::endValue()
{
    m_state = m_open.isEmpty() ? State::End : State::AfterValue;
    if (m_open.size() == 1)
        m_isInTags = false;
}

void TagPageReader::startString(bool isKey)
{
    m_isKey = isKey;
    m_isKept = isKey ? m_open.size() == 1 : isTags();
    m_text.clear();
    m_state = State::String;
}

void TagPageReader::endString()
{
    if (m_isKey) {
        if (m_isKept)
            m_isInTags = m_text == "tags";
        m_state = State::Colon;
        return;
    }
    if (isTags()) {
        if (m_text.isEmpty())
            m_tags.append(u"latest"_s);
        else if (isTag(m_text))
            m_tags.append(QString::fromLatin1(m_text));
        else
            ++m_invalidTags;
    }
    endValue();
}

bool TagPageReader::escape(char c)
{
    if (m_state == State::Unicode) {
        m_unicode.append(c);
        if (m_unicode.size() < 4)
            return true;
        bool isHex = false;
        const auto unit = char16_t(m_unicode.toUInt(&isHex, 16));
        m_state = State::String;
        // No tag holds anything beyond ASCII, so what it is does not matter.
        append(unit < 0x80 ? QByteArrayView(QByteArray(1, char(unit))) : QByteArrayView("?"));
        return isHex;
    }
    if (c == 'u') {
        m_unicode.clear();
        m_state = State::Unicode;
        return true;
    }
    m_state = State::String;
    const QByteArrayView names("\"\\/bfnrt");
    const qsizetype index = names.indexOf(c);
    if (index < 0)
        return false;
    append(QByteArrayView("\"\\/\b\f\n\r\t").sliced(index, 1));
    return true;
}

bool TagPageReader::endLiteral()
{
    bool isNumber = false;
    m_text.toDouble(&isNumber);
    const bool isValid = isNumber || m_text == "null" || m_text == "true" || m_text == "false";
    endValue();
    return isValid;
}

} // namespace headwater
