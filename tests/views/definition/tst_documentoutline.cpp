// SPDX-License-Identifier: Apache-2.0
#include "views/definition/documentoutline.h"

#include "tests/support/testcase.h"

#include <QTextDocument>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDocumentOutline : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheDocument()
    {
        QTextDocument document;
        document.setPlainText(u"spec:\n  tags:\n  - name: x\n"_s);
        const Outline outline = outlineOf(document);
        QCOMPARE(outline.placeAt(2, 11).keys(),
                 (QStringList{u"spec"_s, u"tags"_s, u"-"_s, u"name"_s}));
        QCOMPARE(outline.foldEnd(0), 2);
    }
};

QTEST_MAIN(TestDocumentOutline)
#include "tst_documentoutline.moc"
