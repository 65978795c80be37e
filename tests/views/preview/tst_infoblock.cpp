// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/infoblock.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestInfoBlock : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatThereIs()
    {
        InfoBlock block;
        QVERIFY(showWindow(block));
        PreviewVersion version = sampleVersion(u"22"_s);
        version.description = u"First\nsecond"_s;
        block.showVersion(version);
        QCOMPARE(accessibilityProblems(block), QString());
        QVERIFY(shownTexts(block).contains(u"First\nsecond"_s)); // its line breaks are kept
        QVERIFY(shownTexts(block).contains(u"Node.js 22"_s));
        QCOMPARE(block.findChild<QWidget *>(u"infoChips"_s)->accessibleName(),
                 u"BUILDER, NODEJS"_s);
        QSignalSpy links(&block, &InfoBlock::linkChosen);
        block.findChild<QPushButton *>(u"infoSample"_s)->click();
        QCOMPARE(links.takeFirst().first().toString(), version.sampleRepo);

        block.showVersion({.tag = u"1"_s});
        QCOMPARE(shownTexts(block), QStringList());
        QVERIFY(!block.findChild<QPushButton *>(u"infoSample"_s)->isVisible());
    }
};

QTEST_MAIN(TestInfoBlock)
#include "tst_infoblock.moc"
