// SPDX-License-Identifier: Apache-2.0
#include "core/definition/entrymover.h"

#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;

// What removing and moving makes of texts is tested with the changes, in tst_documenteditor.

class TestEntryMover : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhichCommentsAreAnEntrys()
    {
        const QByteArray text
            = "a: 1\n# far\n\n# near\n# too\nb: 2 # beside\n  # deeper\n\n# next\nc: 3\n";
        const ReadText read = readYamlText(text);
        const DocumentSpans spans(read.tree);
        const EntryMover mover(read.tree, "\n");
        const EntrySpan b = *spans.entry(0, 3);
        QCOMPARE(mover.commentsStart(b.start), text.indexOf("# near"));
        QCOMPARE(mover.lastLineEnd(b.span, 0), text.indexOf("\n\n# next"));
    }

    void doesNotTouchWhatIsUnclear()
    {
        const ReadText nested = readYamlText("- - a\n  - b\n");
        QVERIFY(!EntryMover(nested.tree, "\n").moveItem(1, 0, 1)); // behind another dash
    }
};

QTEST_GUILESS_MAIN(TestEntryMover)
#include "tst_entrymover.moc"
