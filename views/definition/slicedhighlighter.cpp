// SPDX-License-Identifier: Apache-2.0
#include "views/definition/slicedhighlighter.h"

#include "views/common/contrast.h"
#include "views/common/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextDocument>

namespace headwater {

namespace {

constexpr int sliceMilliseconds = 4; // leaves room for a frame of 16 ms
constexpr int typingPause = 60; // without a key, before the pass goes on; milliseconds
constexpr int keyMilliseconds = 2; // what an edit may cost before it is shown

/// What is known of a block's colours.
struct BlockState : QTextBlockUserData
{
    KSyntaxHighlighting::State after; ///< behind the block
    int pass = 0; ///< that has coloured it last
    bool isGuess = true; ///< the state before it was not known
};

KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository all; // reads 392 definitions: once per process
    return all;
}

BlockState &stateOf(QTextBlock &block)
{
    if (!block.userData())
        block.setUserData(new BlockState);
    return *static_cast<BlockState *>(block.userData());
}

/// nullptr: no pass has been there that knew what is above.
const KSyntaxHighlighting::State *stateAfter(const QTextBlock &block)
{
    const auto *data = static_cast<const BlockState *>(block.userData());
    return data && !data->isGuess ? &data->after : nullptr;
}

} // namespace

SlicedHighlighter::SlicedHighlighter(QTextDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_blocks(document.blockCount())
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SlicedHighlighter::highlightSlice);
    connect(&document, &QTextDocument::contentsChange, this, &SlicedHighlighter::followEdit);
}

void SlicedHighlighter::start(const QString &fileName)
{
    m_fileName = fileName;
    setDefinition(repository().definitionForFileName(fileName));
    applyTheme();
    restart();
}

void SlicedHighlighter::setDark(bool dark)
{
    if (m_isDark == dark)
        return;
    m_isDark = dark;
    // Before the first text there is nothing to colour, and reading the themes would only make the
    // window appear later.
    if (definition().isValid()) {
        applyTheme();
        restart();
    }
}

void SlicedHighlighter::applyTheme()
{
    setTheme(repository().defaultTheme(m_isDark ? KSyntaxHighlighting::Repository::DarkTheme
                                                : KSyntaxHighlighting::Repository::LightTheme));
    // The theme's colours were chosen for its own background; its comments are too pale for ours.
    m_looks.clear();
    m_background = (m_isDark ? darkTheme() : lightTheme()).window;
}

void SlicedHighlighter::restart()
{
    ++m_pass;
    m_next = 0;
    m_state = {};
    m_known = m_document.blockCount();
    m_blocks = m_known;
    m_timer.start(0);
}

void SlicedHighlighter::followEdit(int position, int removed, int added)
{
    Q_UNUSED(removed)
    const int more = m_document.blockCount() - std::exchange(m_blocks, m_document.blockCount());
    if (!definition().isValid())
        return;
    const int first = m_document.findBlock(position).blockNumber();
    const QTextBlock end = m_document.findBlock(position + added);
    const int behind = (end.isValid() ? end.blockNumber() : m_blocks - 1) + 1;
    if (m_known < m_blocks - more)
        m_known = qMax(m_known + more, behind);
    else
        m_known = isFinished() ? behind : m_blocks;
    for (QTextBlock block = m_document.findBlockByNumber(first);
         block.isValid() && block.blockNumber() < behind; block = block.next())
        stateOf(block).pass = 0; // to be coloured when it is seen
    const bool isReached = first < m_next || isFinished();
    m_timer.start(typingPause); // who types comes first
    // Else the pass from the top comes to it. What is coloured here becomes one change with the
    // edit for the layout, all lines between them included: it has to be near.
    if (isReached) {
        const QTextBlock before = m_document.findBlockByNumber(first - 1);
        const KSyntaxHighlighting::State *state = before.isValid() ? stateAfter(before) : nullptr;
        m_next = state ? first : 0;
        m_state = state ? *state : KSyntaxHighlighting::State();
        highlightFor(keyMilliseconds);
    }
}

void SlicedHighlighter::applyFormat(int offset, int length,
                                    const KSyntaxHighlighting::Format &format)
{
    if (length == 0)
        return;
    auto look = m_looks.find(format.id());
    if (look == m_looks.end())
        look = m_looks.insert(format.id(), lookOf(format));
    m_ranges.append({.start = offset, .length = length, .format = *look});
}

QTextCharFormat SlicedHighlighter::lookOf(const KSyntaxHighlighting::Format &format) const
{
    QTextCharFormat look;
    if (format.hasTextColor(theme()))
        look.setForeground(readableOn(m_background, format.textColor(theme())));
    if (format.isBold(theme()))
        look.setFontWeight(QFont::Bold);
    if (format.isItalic(theme()))
        look.setFontItalic(true);
    return look;
}

KSyntaxHighlighting::State
SlicedHighlighter::highlightBlock(QTextBlock &block, const KSyntaxHighlighting::State &before)
{
    m_ranges.clear();
    const KSyntaxHighlighting::State after = highlightLine(block.text(), before);
    if (block.layout()->formats() != m_ranges) {
        block.layout()->setFormats(m_ranges);
        m_document.markContentsDirty(block.position(), block.length());
    }
    return after;
}

void SlicedHighlighter::highlightNow(int first, int last)
{
    if (!m_timer.isActive())
        return;
    // The state before is not known here; the pass from the top puts right what this guesses.
    KSyntaxHighlighting::State guess;
    QTextBlock block = m_document.findBlockByNumber(qMax(first, m_next));
    for (; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        BlockState &state = stateOf(block);
        if (state.pass == m_pass) {
            guess = state.after; // seen before, as it is
            continue;
        }
        // Where an earlier pass has been, only what changes above can make its state wrong.
        const QTextBlock above = block.previous();
        const KSyntaxHighlighting::State *known = above.isValid() ? stateAfter(above) : nullptr;
        guess = highlightBlock(block, known ? *known : guess);
        if (state.isGuess)
            state.after = guess;
        state.pass = m_pass;
    }
}

void SlicedHighlighter::highlightSlice()
{
    m_timer.setInterval(0);
    highlightFor(sliceMilliseconds);
}

void SlicedHighlighter::highlightFor(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    QTextBlock block = m_document.findBlockByNumber(m_next);
    while (block.isValid() && clock.elapsed() < milliseconds) {
        m_state = highlightBlock(block, m_state);
        BlockState &state = stateOf(block);
        const bool isAsBefore = m_next >= m_known - 1 && !state.isGuess && state.after == m_state;
        state.after = m_state;
        state.isGuess = false;
        state.pass = m_pass;
        ++m_next;
        block = isAsBefore ? QTextBlock() : block.next();
    }
    if (block.isValid())
        return;
    m_known = m_document.blockCount();
    m_next = m_known;
    m_timer.stop();
    Q_EMIT finished();
}

} // namespace headwater
