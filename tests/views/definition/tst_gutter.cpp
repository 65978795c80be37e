// SPDX-License-Identifier: Apache-2.0
#include "views/definition/gutter.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"
#include "views/common/theme.h"
#include "views/definition/problemmarks.h"

#include <QApplication>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestGutter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// Clicking and folding are in tst_folding, fixes in tst_problemmarks; this is what is painted.
    void marksProblems()
    {
        applyTheme(*qApp, ColorScheme::Light);
        CodeFixture f(u"a: 1\nb: 2\n"_s);
        QVERIFY(showWindow(f.view));
        auto *gutter = f.view.findChild<Gutter *>();
        const auto redRows = [gutter] {
            const QImage image = gutter->grab().toImage();
            QSet<int> rows;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < 22; ++x) {
                    if (image.pixelColor(x, y).red() > image.pixelColor(x, y).blue() + 60)
                        rows.insert(y);
                }
            }
            return rows.size();
        };
        QCOMPARE(redRows(), 0);
        f.view.problems().setMarks({{.problem = {.message = u"wrong"_s}, .from = 0, .to = 1}});
        QVERIFY(redRows() > 5);
    }

    void showsWhatCanBeFolded()
    {
        applyTheme(*qApp, ColorScheme::Light);
        CodeFixture f(u"a:\n  b: 1\n  c: 2\n"_s);
        QVERIFY(showWindow(f.view));
        auto *gutter = f.view.findChild<Gutter *>();
        QEvent leave(QEvent::Leave); // the pointer may be there by chance
        QCoreApplication::sendEvent(gutter, &leave);
        const QImage before = gutter->grab().toImage();
        QEnterEvent enter({}, {}, {});
        QCoreApplication::sendEvent(gutter, &enter);
        QVERIFY(gutter->grab().toImage() != before);
        QCoreApplication::sendEvent(gutter, &leave);
        QCOMPARE(gutter->grab().toImage(), before);
    }
};

QTEST_MAIN(TestGutter)
#include "tst_gutter.moc"
