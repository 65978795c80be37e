// SPDX-License-Identifier: Apache-2.0
#include "core/definition/yamlreader.h"

#include "core/definition/documentbuilder.h"
#include "core/definition/simpleyamlreader.h"
#include "core/definition/textcheck.h"
#include "core/definition/textscan.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <spanstream>
#include <string>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

/// Leaves yaml-cpp's parser, which has no other way to be stopped. Caught in this file.
struct StopParsing
{
};

/// Whether a scalar with the tag is a string whatever it looks like. yaml-cpp says "?" for plain
/// scalars, "!" for quoted and block ones. Tags the server does not know leave text as it is.
/// Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go, resolvableTag.
bool isTextTag(const std::string &tag)
{
    if (tag == "?")
        return false;
    constexpr std::string_view prefix = "tag:yaml.org,2002:";
    if (!tag.starts_with(prefix))
        return true;
    const std::string_view name = std::string_view(tag).substr(prefix.size());
    return name != "bool" && name != "int" && name != "float" && name != "null";
}

/// Hands yaml-cpp's events on. Its marks count bytes from the start of what it was given, without a
/// byte order mark.
class EventReceiver final : public YAML::EventHandler
{
public:
    EventReceiver(DocumentBuilder &builder, const TextIndex &positions, ProblemSink &problems,
                  QByteArrayView text)
        : m_builder(builder)
        , m_positions(positions)
        , m_problems(problems)
        , m_text(text)
        , m_base(text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0)
    {
    }

    qsizetype base() const { return m_base; }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        const quint32 offset = offsetOf(mark);
        checkDocumentStart(offset);
        m_lastEvent = offset;
        m_lastQuoted = -1;
        m_lastScalar = -1;
        m_isNullLast = false;
        m_builder.startDocument(offset);
    }
    void OnDocumentEnd() override
    {
        checkLastQuote();
        checkLastKey();
        m_builder.endDocument();
        m_isFirst = false;
    }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        m_isNullLast = true;
        keepOn(m_builder.addNull(offsetOf(mark), anchor));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        keepOn(m_builder.addAlias(offsetOf(mark), anchor));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        if (tag == "!")
            m_lastQuoted = offsetOf(mark);
        m_isNullLast = false;
        m_lastScalar = offsetOf(mark);
        m_lastText = value;
        keepOn(m_builder.addScalar(offsetOf(mark), value, isTextTag(tag), anchor));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        keepOn(m_builder.open(DocumentNode::Kind::Sequence, offsetOf(mark), anchor));
    }
    void OnSequenceEnd() override { m_builder.close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        keepOn(m_builder.open(DocumentNode::Kind::Mapping, offsetOf(mark), anchor));
    }
    void OnMapEnd() override { m_builder.close(); }

    quint32 offsetOf(const YAML::Mark &mark) const
    {
        return quint32(std::clamp<qsizetype>(mark.pos + m_base, m_base, m_text.size()));
    }

private:
    static void keepOn(bool canGoOn)
    {
        if (!canGoOn)
            throw StopParsing();
    }

    /// yaml-cpp lets a quoted text end with the file, if a line break comes last: the very thing
    /// that a truncated file looks like.
    void checkLastQuote()
    {
        if (m_lastQuoted < 0 || isClosed(m_lastQuoted))
            return;
        m_problems.add(
            {.position = m_positions.at(m_lastQuoted),
             .message = DefinitionText::tr("This is not valid YAML: %1.")
                            .arg("found unexpected end of stream"_L1),
             .remedy = DefinitionText::tr("The text in quotes that starts here does not end.")});
        throw StopParsing();
    }

    /// yaml-cpp lets the last key of a block do without its colon and value; the server does not.
    void checkLastKey()
    {
        if (!m_isNullLast || m_lastScalar < 0)
            return;
        const TextScan scan(m_text);
        const qsizetype start = scan.skipTrivia(scan.propertiesEnd(m_lastScalar));
        const bool isQuoted = scan.charAt(start) == '"' || scan.charAt(start) == '\'';
        const std::optional<qsizetype> end
            = isQuoted ? scan.quotedEnd(start) : scan.plainEnd(start, m_lastText);
        const qsizetype before = scan.skipBlanksBack(m_lastScalar) - 1;
        const bool isExplicit = before >= 0 && scan.charAt(before) == '?';
        if (!end || isExplicit)
            return;
        const qsizetype next = scan.skipTrivia(*end);
        const bool isAtEnd
            = next >= m_text.size() || scan.startsWith(next, "---") || scan.startsWith(next, "...");
        if (!isAtEnd)
            return;
        m_problems.add({.position = m_positions.at(m_lastScalar),
                        .message = DefinitionText::tr("This is not valid YAML: %1.")
                                       .arg("could not find expected ':'"_L1),
                        .remedy = DefinitionText::tr(
                            "Put a colon behind the key, and a value if it has one.")});
        throw StopParsing();
    }

    /// Whether the quoted or block scalar at @p at, an anchor or tag before it, has its closing
    /// quote; a block needs none.
    bool isClosed(qsizetype at) const
    {
        constexpr std::string_view blanks = " \t\r\n";
        while (at < m_text.size()
               && (m_text[at] == '&' || m_text[at] == '!' || blanks.contains(m_text[at]))) {
            if (!blanks.contains(m_text[at])) {
                while (at < m_text.size() && !blanks.contains(m_text[at]))
                    ++at;
            } else {
                ++at;
            }
        }
        if (at >= m_text.size() || (m_text[at] != '"' && m_text[at] != '\''))
            return true;
        const char quote = m_text[at];
        for (++at; at < m_text.size(); ++at) {
            if (m_text[at] == '\\' && quote == '"')
                ++at;
            else if (m_text[at] == quote && quote == '\'' && m_text.sliced(at).startsWith("''"))
                ++at;
            else if (m_text[at] == quote)
                return true;
        }
        return false;
    }

    /// yaml-cpp takes whatever follows a finished value for the next document, and can be made to
    /// stay where it is for ever. Documents after the first must be marked as such.
    void checkDocumentStart(quint32 offset)
    {
        if (m_isFirst)
            return;
        const QByteArrayView between
            = m_text.sliced(m_lastEvent, qMax<qsizetype>(offset - m_lastEvent, 0));
        if (offset > m_lastEvent
            && (m_text.sliced(offset).startsWith("---") || between.contains("\n...")
                || between.contains("\n---")))
            return;
        m_problems.add(
            {.position = m_positions.at(offset),
             .message = u"did not find expected <document start>"_s,
             .remedy = DefinitionText::tr("Check the indentation of this line, or put a line "
                                          "\"---\" before it if a new document starts here.")});
        throw StopParsing();
    }

    DocumentBuilder &m_builder;
    const TextIndex &m_positions;
    ProblemSink &m_problems;
    QByteArrayView m_text;
    qsizetype m_base;
    quint32 m_lastEvent = 0; ///< start of the document before
    qsizetype m_lastQuoted = -1; ///< start of the document's last quoted or block scalar; -1: none
    bool m_isFirst = true;
    bool m_isNullLast = false; ///< a null came after the last scalar
    qsizetype m_lastScalar = -1; ///< start of the document's last scalar; -1: none
    std::string m_lastText = {};
};

/// What helps against a syntax error on the line of @p offset, if that can be told.
QString remedyFor(QByteArrayView text, const TextIndex &positions, qsizetype offset)
{
    const qsizetype start = positions.lineStart(offset);
    qsizetype at = start;
    while (at < text.size() && text[at] == ' ')
        ++at;
    if (at < text.size() && text[at] == '\t')
        return DefinitionText::tr("Indent with blanks; YAML does not allow tabs there.");
    if (text.sliced(at).startsWith("{{") || text.sliced(at).startsWith("<<<<<<<"))
        return DefinitionText::tr(
            "This looks like a template or an unfinished merge, not like YAML.");
    return DefinitionText::tr("Check the indentation and the quotes around this line.");
}

} // namespace

void readYaml(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems)
{
    if (std::optional<Problem> problem = controlCharacterProblem(tree.text(), positions)) {
        problems.add(*std::move(problem));
        return;
    }
    ProblemSink simpleProblems;
    if (readSimpleYaml(tree, positions, simpleProblems)) {
        problems.add(std::move(simpleProblems));
        return;
    }
    tree.clear();
    readYamlByEvents(tree, positions, problems);
}

void readYamlByEvents(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems)
{
    const QByteArrayView text = tree.text();
    DocumentBuilder builder(tree, positions, problems);
    EventReceiver receiver(builder, positions, problems, text);
    try {
        std::ispanstream stream(std::span<const char>(text.data() + receiver.base(),
                                                      size_t(text.size() - receiver.base())));
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(receiver)) { }
    } catch (const StopParsing &) {
        // The problem is recorded.
    } catch (const YAML::Exception &error) {
        const quint32 offset = receiver.offsetOf(error.mark);
        problems.add({.position = positions.at(offset),
                      .message = DefinitionText::tr("This is not valid YAML: %1.")
                                     .arg(QString::fromStdString(error.msg)),
                      .remedy = remedyFor(text, positions, offset)});
    }
    if (builder.isInDocument())
        builder.dropDocument();
}

} // namespace headwater
