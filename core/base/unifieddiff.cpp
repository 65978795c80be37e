// SPDX-License-Identifier: Apache-2.0
#include "core/base/unifieddiff.h"

#include <algorithm>

namespace headwater {

namespace {

constexpr qsizetype context = 3; ///< lines

/// Lines [from, to) of the old text, and what takes their place.
struct LineChange
{
    qsizetype from = 0;
    qsizetype to = 0;
    QByteArrayList lines = {};
};

/// With their line ends; only the last may have none.
QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.append(text.sliced(at, next - at));
        at = next;
    }
    return lines;
}

/// Whole lines are changed; lines that stay are not part of a change.
LineChange trimmed(const QByteArrayList &old, LineChange change)
{
    while (change.from < change.to && !change.lines.isEmpty()
           && old.at(change.from) == change.lines.first()) {
        ++change.from;
        change.lines.removeFirst();
    }
    while (change.from < change.to && !change.lines.isEmpty()
           && old.at(change.to - 1) == change.lines.last()) {
        --change.to;
        change.lines.removeLast();
    }
    return change;
}

QList<LineChange> lineChanges(const QByteArray &text, const QByteArrayList &old,
                              const QList<TextEdit> &edits)
{
    QList<qsizetype> starts;
    qsizetype at = 0;
    for (const QByteArray &line : old) {
        starts.append(at);
        at += line.size();
    }
    starts.append(at);
    const auto lineOf = [&](qsizetype offset) {
        if (offset == text.size() && !text.isEmpty() && !text.endsWith('\n'))
            return old.size() - 1; // behind the last byte, and still in its line
        return qsizetype(std::ranges::upper_bound(starts, offset) - starts.begin()) - 1;
    };
    QList<LineChange> changes;
    for (qsizetype i = 0; i < edits.size();) {
        LineChange change{.from = qMin(lineOf(edits.at(i).from), old.size())};
        change.to = change.from;
        QList<TextEdit> inner; // edits that share lines
        const qsizetype base = starts.at(change.from);
        for (; i < edits.size(); ++i) {
            const qsizetype from = lineOf(edits.at(i).from);
            if (!inner.isEmpty() && from >= change.to)
                break;
            change.to = qMin(lineOf(edits.at(i).to) + 1, old.size());
            inner.append({.from = edits.at(i).from - base,
                          .to = edits.at(i).to - base,
                          .text = edits.at(i).text});
        }
        change.lines = linesOf(applied(text.sliced(base, starts.at(change.to) - base), inner));
        change = trimmed(old, change);
        if (change.from < change.to || !change.lines.isEmpty())
            changes.append(change);
    }
    return changes;
}

void append(QByteArray &diff, char mark, const QByteArray &line)
{
    diff += mark + line;
    if (!line.endsWith('\n'))
        diff += "\n\\ No newline at end of file\n";
}

/// "12,3", as diff writes it: one line needs no number, none counts from the line before.
QByteArray rangeText(qsizetype first, qsizetype count)
{
    const QByteArray start = QByteArray::number(count == 0 ? first : first + 1);
    return count == 1 ? start : start + ',' + QByteArray::number(count);
}

} // namespace

QByteArray unifiedDiff(const QString &file, const QByteArray &text, const QList<TextEdit> &edits)
{
    const QByteArrayList old = linesOf(text);
    const QList<LineChange> changes = lineChanges(text, old, edits);
    if (changes.isEmpty())
        return {};
    QByteArray diff = "--- a/" + file.toUtf8() + "\n+++ b/" + file.toUtf8() + '\n';
    qsizetype shift = 0; // new lines more than old ones, so far
    for (qsizetype i = 0; i < changes.size();) {
        const qsizetype start = qMax<qsizetype>(changes.at(i).from - context, 0);
        qsizetype done = start;
        qsizetype grown = 0;
        QByteArray hunk;
        for (; i < changes.size() && changes.at(i).from <= done + 2 * context; ++i) {
            const LineChange &change = changes.at(i);
            for (; done < change.from; ++done)
                append(hunk, ' ', old.at(done));
            for (; done < change.to; ++done)
                append(hunk, '-', old.at(done));
            for (const QByteArray &line : change.lines)
                append(hunk, '+', line);
            grown += change.lines.size() - (change.to - change.from);
        }
        for (const qsizetype end = qMin(done + context, old.size()); done < end; ++done)
            append(hunk, ' ', old.at(done));
        diff += "@@ -" + rangeText(start, done - start) + " +"
            + rangeText(start + shift, done - start + grown) + " @@\n" + hunk;
        shift += grown;
    }
    return diff;
}

} // namespace headwater
