// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <string_view>

namespace headwater {

/// Lines and tokens of a YAML or JSON text. Readers only tell where values start; where they end is
/// found by looking at the text. nullopt: that is not sure.
class TextScan
{
public:
    /// @p text must outlive the scan.
    explicit TextScan(QByteArrayView text)
        : m_text(text)
    {
    }

    QByteArrayView text() const { return m_text; }
    qsizetype size() const { return m_text.size(); }
    /// NUL behind the end.
    char charAt(qsizetype at) const { return at < m_text.size() ? m_text[at] : '\0'; }
    bool startsWith(qsizetype at, QByteArrayView what) const;

    /// A byte order mark belongs to no line.
    qsizetype lineStart(qsizetype at) const;
    /// Where the line break of the line begins, or the end of the text.
    qsizetype lineEnd(qsizetype at) const;
    /// Behind the line break of the line, or the end of the text.
    qsizetype nextLine(qsizetype at) const;
    /// Bytes before @p at on its line.
    qsizetype column(qsizetype at) const { return at - lineStart(at); }
    /// The blanks and tabs the line of @p at starts with.
    QByteArray indentation(qsizetype at) const;
    /// Whether only blanks are before @p at on its line.
    bool isFirstOnLine(qsizetype at) const { return skipBlanks(lineStart(at)) >= at; }
    /// Whether nothing but blanks and a comment follow on the line.
    bool isRestEmpty(qsizetype at) const;

    qsizetype skipBlanks(qsizetype at) const;
    /// Before the blanks that end at @p at.
    qsizetype skipBlanksBack(qsizetype at) const;
    /// Over blanks, line breaks and comments.
    qsizetype skipTrivia(qsizetype at) const;
    /// Whether a comment is in [from, to), which holds nothing but trivia and commas.
    bool hasComment(qsizetype from, qsizetype to) const;

    /// Length of the word for null at @p at; 0: there is none.
    qsizetype nullWordLength(qsizetype at) const;
    /// Behind the anchor and tag at @p at, if there are any.
    qsizetype propertiesEnd(qsizetype at) const;
    qsizetype aliasEnd(qsizetype at) const;
    /// Behind the closing quote of the text that starts at @p at.
    std::optional<qsizetype> quotedEnd(qsizetype at) const;
    /// Behind the plain text at @p at, which may go over several lines and says @p value.
    std::optional<qsizetype> plainEnd(qsizetype at, std::string_view value) const;
    /// Start of the line behind the block scalar whose "|" or ">" is at @p at, in an entry whose
    /// column is @p parentColumn (-1: it is a whole document). Empty lines at its end are in it
    /// only if it keeps them ("+").
    qsizetype blockScalarEnd(qsizetype at, qsizetype parentColumn) const;

private:
    bool isBreakAt(qsizetype at) const;

    QByteArrayView m_text;
};

} // namespace headwater
