// SPDX-License-Identifier: Apache-2.0
#include "models/importpreviewmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"
#include "views/imports/previewdelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = ImportPreviewModel::Column;
using Outcome = ImportPreviewRow::Outcome;

} // namespace

class TestPreviewDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void outcomes_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("waiting") << Outcome::Waiting << Tone::Neutral;
        QTest::newRow("running") << Outcome::Running << Tone::Information;
        QTest::newRow("new") << Outcome::New << Tone::Success;
        QTest::newRow("moved") << Outcome::Moved << Tone::Information;
        QTest::newRow("unchanged") << Outcome::Unchanged << Tone::Neutral;
        QTest::newRow("failed") << Outcome::Failed << Tone::Error;
        QTest::newRow("not asked") << Outcome::NotAsked << Tone::Neutral;
    }
    void outcomes()
    {
        QFETCH(const Outcome, outcome);
        QFETCH(const Tone, tone);
        ImportPreviewModel model;
        model.setRows({{.tag = u"1"_s,
                        .outcome = outcome,
                        .from = sampleDigest(u'1'),
                        .to = sampleDigest(u'2'),
                        .cause = QString(200, u'W')}});
        const PaintedCell cell(m_delegate, model.index(0, int(Column::Outcome)), {120, 34});
        QVERIFY(cell.has(lightTheme().pair(tone).background));
        for (const int width : {10, 25, 80, 400}) {
            for (int column = 0; column < ImportPreviewModel::columns; ++column) {
                const PaintedCell any(m_delegate, model.index(0, column), {width, 34}, darkTheme());
                QVERIFY(any.staysInside());
                if (width == 400)
                    QVERIFY(!any.isBlank());
            }
        }
    }

    void selectionAndFont()
    {
        ImportPreviewModel model;
        model.setRows({{.tag = u"1"_s}});
        const PaintedCell cell(m_delegate, model.index(0, 0), {140, 34}, lightTheme(),
                               QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(cell.has(lightTheme().selection));
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, model.index(0, 0), large) > QFontMetrics(large).height());
    }

private:
    PreviewDelegate m_delegate;
};

QTEST_MAIN(TestPreviewDelegate)
#include "tst_previewdelegate.moc"
