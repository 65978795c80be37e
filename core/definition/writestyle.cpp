// SPDX-License-Identifier: Apache-2.0
#include "core/definition/writestyle.h"

#include <utility>

namespace headwater {

namespace {

using Index = DocumentTree::Index;
using Kind = DocumentNode::Kind;

void detectJson(const DocumentTree &tree, const TextScan &scan, WriteStyle &style)
{
    if (tree.size() > 1 && tree.written(0).kind == Kind::Mapping) {
        const std::optional<qsizetype> end = scan.quotedEnd(tree.written(1).offset);
        const qsizetype colon = end ? scan.skipTrivia(*end) : 0;
        if (scan.charAt(colon) == ':' && scan.skipTrivia(colon + 1) == colon + 1)
            style.jsonColon = ":";
    }
    for (qsizetype line = scan.nextLine(0); line < scan.size(); line = scan.nextLine(line)) {
        const QByteArray indentation = scan.indentation(line);
        if (!indentation.isEmpty()) {
            style.jsonStep = indentation;
            return;
        }
    }
}

void detectBlocks(const DocumentTree &tree, const DocumentSpans &spans, WriteStyle &style)
{
    const TextScan &scan = spans.scan();
    bool hasStep = false;
    bool hasSequenceStep = false;
    const auto look = [&](Index key, Index value) {
        const Kind kind = tree.written(value).kind;
        const bool isWanted
            = (kind == Kind::Mapping && !hasStep) || (kind == Kind::Sequence && !hasSequenceStep);
        if (!isWanted || spans.isFlow(value))
            return;
        const qsizetype step = spans.column(value) - scan.column(tree.written(key).offset);
        if (kind == Kind::Mapping && step > 0 && !std::exchange(hasStep, true))
            style.step = step;
        if (kind == Kind::Sequence && step >= 0 && !std::exchange(hasSequenceStep, true))
            style.sequenceStep = step;
    };
    for (Index node = 0; node < tree.size() && !(hasStep && hasSequenceStep); ++node) {
        if (tree.written(node).kind != Kind::Mapping || spans.isFlow(node))
            continue;
        for (Index key = node + 1; key < tree.written(node).end;) {
            const Index value = tree.written(key).end;
            look(key, value);
            key = tree.written(value).end;
        }
    }
}

} // namespace

WriteStyle styleOf(const DocumentTree &tree, bool isJson)
{
    const DocumentSpans spans(tree);
    const TextScan &scan = spans.scan();
    WriteStyle style;
    if (const qsizetype newline = tree.text().indexOf('\n');
        newline > 0 && scan.charAt(newline - 1) == '\r')
        style.newline = "\r\n";
    if (isJson)
        detectJson(tree, scan, style);
    else
        detectBlocks(tree, spans, style);
    return style;
}

} // namespace headwater
