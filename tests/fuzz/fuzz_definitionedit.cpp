// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzzinput.h"
#include "tests/support/randomtext.h"
#include "tests/support/sametree.h"

#include <QJsonArray>

using namespace headwater;

namespace {

QJsonValue valuesOf(const DefinitionDocument &document)
{
    QJsonArray documents;
    for (int i = 0; i < int(document.tree().documents().size()); ++i)
        documents.append(document.value({.document = i}));
    return documents;
}

void checkPart(const DefinitionDocument &document, const QList<TextEdit> &edits)
{
    const DefinitionDocument part = document.edited(edits);
    const auto whole
        = DefinitionDocument::read(applied(document.text(), edits), document.fileName());
    require(part.problems() == whole.problems(), "reading a part finds the same problems");
    require(!firstDifference(part.tree(), whole.tree()), "reading a part gives the same tree");
}

void checkChange(const DefinitionDocument &document, DocumentChange change)
{
    const auto edits = document.edits({change});
    if (!edits)
        return;
    const QByteArray after = applied(document.text(), *edits);
    require(applied(after, inverse(document.text(), *edits)) == document.text(), "undo undoes");
    const QList<PathStep> &steps = change.path.steps;
    if (change.kind == DocumentChange::Kind::InsertItem && steps.last().number() < 0)
        change.path = change.path.parent() / document.value(change.path.parent()).toArray().size();
    QJsonValue expected = valuesOf(document);
    applyChange(expected, change);
    const auto read = DefinitionDocument::read(after, document.fileName());
    require(valuesOf(read) == expected, "parse(edit(text)) is edit(parse(text))");
    if (!edits->isEmpty())
        checkPart(document, *edits);
}

} // namespace

/// The text of a definition file, or four bytes: the seed of a text that is made. What is changed
/// in it is drawn from the text itself.
LIBFUZZER(bytes)
{
    QByteArray text = bytes.toByteArray();
    if (bytes.size() == 4)
        text = RandomText(unsigned(qHash(text, 2))).yaml();
    const auto document = DefinitionDocument::read(text, {});
    RandomText random(unsigned(qHash(text, 1)));
    for (int i = 0; i < 4; ++i) {
        const qsizetype offset = random.below(int(text.size()) + 1);
        const auto ranges = document.ranges(document.pathAt(offset));
        require(document.tree().documents().empty() || ranges || document.isBroken(),
                "what a place leads to has a place");
        checkPart(document, {random.keystroke(text)});
    }
    (void)document.objects();
    if (document.isBroken() || document.tree().documents().empty())
        return;
    for (int i = 0; i < 4; ++i)
        checkChange(document, random.change(document));
}
