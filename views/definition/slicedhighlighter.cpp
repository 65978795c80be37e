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

constexpr int sliceMilliseconds = 6; // leaves room for a frame of 16 ms

KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository all; // reads 392 definitions: once per process
    return all;
}

} // namespace

SlicedHighlighter::SlicedHighlighter(QTextDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SlicedHighlighter::highlightSlice);
}

void SlicedHighlighter::start(const QString &fileName)
{
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
    m_background = (m_isDark ? darkTheme() : lightTheme()).window;
}

void SlicedHighlighter::restart()
{
    m_next = 0;
    m_state = {};
    m_timer.start();
}

void SlicedHighlighter::applyFormat(int offset, int length,
                                    const KSyntaxHighlighting::Format &format)
{
    if (length == 0)
        return;
    QTextCharFormat look;
    if (format.hasTextColor(theme()))
        look.setForeground(readableOn(m_background, format.textColor(theme())));
    if (format.isBold(theme()))
        look.setFontWeight(QFont::Bold);
    if (format.isItalic(theme()))
        look.setFontItalic(true);
    m_ranges.append({.start = offset, .length = length, .format = look});
}

KSyntaxHighlighting::State
SlicedHighlighter::highlightBlock(int number, const KSyntaxHighlighting::State &before)
{
    const QTextBlock block = m_document.findBlockByNumber(number);
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
    for (int number = qMax(first, m_next); number <= qMin(last, m_document.blockCount() - 1);
         ++number)
        guess = highlightBlock(number, guess);
}

void SlicedHighlighter::highlightSlice()
{
    QElapsedTimer clock;
    clock.start();
    const int count = m_document.blockCount();
    while (m_next < count && clock.elapsed() < sliceMilliseconds)
        m_state = highlightBlock(m_next++, m_state);
    if (m_next >= count) {
        m_timer.stop();
        Q_EMIT finished();
    }
}

} // namespace headwater
