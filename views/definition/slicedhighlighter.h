// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>

#include <QColor>
#include <QHash>
#include <QTextLayout>
#include <QTimer>

class QTextBlock;
class QTextDocument;

namespace headwater {

/// Colours a document a slice at a time, so that a file of 150,000 lines never holds up the window:
/// what is on screen first, the rest from the top down while nothing else happens; after that only
/// what an edit changes. The QSyntaxHighlighter of KSyntaxHighlighting does all of it in one go
/// (5.6 s for 5.5 MB).
class SlicedHighlighter : public QObject, public KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)
public:
    /// @p document must outlive the highlighter.
    explicit SlicedHighlighter(QTextDocument &document, QObject *parent = nullptr);

    /// Picks the language by file name and starts from the top.
    void start(const QString &fileName);
    const QString &fileName() const { return m_fileName; }
    /// Colours of a light or a dark theme; starts over if the other one was in use.
    void setDark(bool dark);
    /// Colours the blocks @p first to @p last at once, unless the pass from the top has been there.
    void highlightNow(int first, int last);
    bool isFinished() const { return !m_timer.isActive(); }

Q_SIGNALS:
    void finished();

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void highlightSlice();
    void highlightFor(int milliseconds);
    void followEdit(int position, int removed, int added);
    void restart();
    void applyTheme();
    KSyntaxHighlighting::State highlightBlock(QTextBlock &block,
                                              const KSyntaxHighlighting::State &before);
    QTextCharFormat lookOf(const KSyntaxHighlighting::Format &format) const;

    QTextDocument &m_document;
    QTimer m_timer;
    QString m_fileName;
    bool m_isDark = false;
    QColor m_background = Qt::white;
    int m_pass = 0; // number of the pass from the top that is under way, or was last
    int m_next = 0; // first block that the pass from the top has not reached
    KSyntaxHighlighting::State m_state; // at its beginning
    /// From this block on, all is as an earlier pass has left it: the pass ends where it comes to
    /// the same state. None: the number of blocks or more.
    int m_known = 0;
    int m_blocks = 0; // how many there were after the last change
    QHash<int, QTextCharFormat> m_looks; // by the id of the format; finding a readable colour costs
    QList<QTextLayout::FormatRange> m_ranges; // of the block at hand
};

} // namespace headwater
