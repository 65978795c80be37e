// SPDX-License-Identifier: Apache-2.0
#include "core/describe/tabaligner.h"

#include <QList>

#include <algorithm>

namespace headwater {

namespace {

using Line = QList<QStringView>;

/// Of a line; further tabs stay as they are. Keeps the recursion flat whatever a value holds.
constexpr qsizetype maximumCells = 64;

/// Characters, not UTF-16 units.
qsizetype width(QStringView cell)
{
    return std::count_if(cell.begin(), cell.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

class Aligner
{
public:
    Aligner(QStringView text, TabLayout layout)
        : m_layout(layout)
    {
        for (const QStringView line : text.split(u'\n'))
            m_lines.append(cellsOf(line));
    }

    QString run()
    {
        format(0, m_lines.size());
        m_out.chop(1); // the last line has no end, or is the empty one after it
        return m_out;
    }

private:
    static Line cellsOf(QStringView line)
    {
        Line cells;
        qsizetype begin = 0;
        for (qsizetype tab = line.indexOf(u'\t'); tab >= 0 && cells.size() < maximumCells;
             tab = line.indexOf(u'\t', begin)) {
            cells.append(line.sliced(begin, tab - begin));
            begin = tab + 1;
        }
        cells.append(line.sliced(begin));
        return cells;
    }

    bool hasCell(qsizetype line, qsizetype column) const
    {
        return column < m_lines.at(line).size() - 1;
    }

    /// Lines from @p begin to before @p end, all of which have the columns that have a width yet.
    void format(qsizetype begin, qsizetype end)
    {
        const qsizetype column = m_widths.size();
        qsizetype line = begin;
        while (line < end) {
            if (!hasCell(line, column)) {
                write(line++);
                continue;
            }
            qsizetype cellWidth = m_layout.minimumWidth;
            const qsizetype blockBegin = line;
            for (; line < end && hasCell(line, column); ++line)
                cellWidth
                    = std::max(cellWidth, width(m_lines.at(line).at(column)) + m_layout.padding);
            m_widths.append(cellWidth);
            format(blockBegin, line);
            m_widths.removeLast();
        }
    }

    void write(qsizetype line)
    {
        const Line &cells = m_lines.at(line);
        for (qsizetype i = 0; i < cells.size(); ++i) {
            m_out += cells.at(i);
            if (i < m_widths.size())
                pad(m_widths.at(i), width(cells.at(i)));
        }
        m_out += u'\n';
    }

    void pad(qsizetype cellWidth, qsizetype textWidth)
    {
        if (m_layout.pad != u'\t') {
            m_out += QString(cellWidth - textWidth, m_layout.pad);
            return;
        }
        const qsizetype tab = m_layout.tabWidth;
        const qsizetype stop = (cellWidth + tab - 1) / tab * tab;
        m_out += QString((stop - textWidth + tab - 1) / tab, u'\t');
    }

    QList<Line> m_lines;
    QList<qsizetype> m_widths;
    TabLayout m_layout;
    QString m_out;
};

} // namespace

QString alignTabs(QStringView text, TabLayout layout)
{
    return Aligner(text, layout).run();
}

} // namespace headwater
