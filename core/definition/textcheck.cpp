// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textcheck.h"

#include "core/definition/definitiontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// "UTF-16", "UTF-32" or empty. Without a byte order mark ASCII in UTF-16 shows as every second
/// byte being zero.
QString foreignEncoding(QByteArrayView text)
{
    const auto is = [&](qsizetype at, unsigned char value) {
        return at < text.size() && static_cast<unsigned char>(text[at]) == value;
    };
    if ((is(0, 0xff) && is(1, 0xfe) && is(2, 0) && is(3, 0))
        || (is(0, 0) && is(1, 0) && is(2, 0xfe) && is(3, 0xff)))
        return u"UTF-32"_s;
    if ((is(0, 0xff) && is(1, 0xfe)) || (is(0, 0xfe) && is(1, 0xff)))
        return u"UTF-16"_s;
    if (text.size() < 4)
        return {};
    if ((is(0, 0) && is(1, 0) && is(2, 0) && !is(3, 0))
        || (!is(0, 0) && is(1, 0) && is(2, 0) && is(3, 0)))
        return u"UTF-32"_s;
    if ((is(0, 0) && !is(1, 0) && is(2, 0) && !is(3, 0))
        || (!is(0, 0) && is(1, 0) && !is(2, 0) && is(3, 0)))
        return u"UTF-16"_s;
    return {};
}

/// Length of the character at the start of @p text; 0: it is no UTF-8. Source: RFC 3629 section 4.
qsizetype characterLength(QByteArrayView text)
{
    const auto byte = [&](qsizetype at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    const auto continues = [&](qsizetype at, unsigned from = 0x80, unsigned to = 0xbf) {
        return byte(at) >= from && byte(at) <= to;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return continues(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool second = continues(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
        return second && continues(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool second = continues(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
        return second && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

qsizetype firstInvalid(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype length = characterLength(text.sliced(at));
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

bool isForbidden(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t' && c != '\n' && c != '\r') || code == 0x7f;
}

} // namespace

std::optional<Problem> encodingProblem(QByteArrayView text, const TextIndex &positions)
{
    Problem problem;
    problem.remedy = DefinitionText::tr("Save the file as UTF-8.");
    if (const QString encoding = foreignEncoding(text); !encoding.isEmpty()) {
        problem.position = {.line = 1, .column = 1, .offset = 0};
        problem.message
            = DefinitionText::tr("The file is in %1; definitions are read as UTF-8.").arg(encoding);
        return problem;
    }
    if (!text.isValidUtf8()) {
        const qsizetype at = firstInvalid(text);
        problem.position = positions.at(at);
        problem.message = DefinitionText::tr("Byte 0x%1 is not valid UTF-8 here.")
                              .arg(static_cast<unsigned char>(text[at]), 2, 16, '0'_L1);
        return problem;
    }
    if (const qsizetype at = text.indexOf('\0'); at >= 0) {
        problem.position = positions.at(at);
        problem.message = DefinitionText::tr("There is a NUL byte in the file; it is not a text.");
        problem.remedy = DefinitionText::tr("Remove the byte, or the file from the catalog.");
        return problem;
    }
    return std::nullopt;
}

std::optional<Problem> controlCharacterProblem(QByteArrayView text, const TextIndex &positions)
{
    const auto found = std::ranges::find_if(text, isForbidden);
    if (found == text.end())
        return std::nullopt;
    return Problem{.position = positions.at(found - text.begin()),
                   .message = DefinitionText::tr("control characters are not allowed (0x%1)")
                                  .arg(static_cast<unsigned char>(*found), 2, 16, '0'_L1),
                   .remedy = DefinitionText::tr(
                       "Remove the character, or write it as an escape in double quotes.")};
}

} // namespace headwater
