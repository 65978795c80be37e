// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/messagebar.h"

#include <QApplication>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestMessageBar : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void appearsWithAMessageAndGoesWhenClosed()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *bar = new MessageBar(&window);
        layout->addWidget(bar);
        QVERIFY(showWindow(window));
        QVERIFY(!bar->isVisible());
        bar->showMessage(u"ruby.yaml cannot be <b>saved</b>."_s, Tone::Error);
        QVERIFY(bar->isVisible());
        QVERIFY(shownTexts(window).contains(u"ruby.yaml cannot be <b>saved</b>."_s));
        QCOMPARE(bar->findChild<QLabel *>(u"messageText"_s)->textFormat(), Qt::PlainText);
        QTest::mouseClick(bar->findChild<QToolButton *>(u"closeMessage"_s), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
        bar->showMessage(u"Saved."_s, Tone::Success);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"Saved."_s);
        QCOMPARE(accessibilityProblems(*bar), QString());
        bar->showMessage({}, Tone::Success);
        QVERIFY(!bar->isVisible());
    }

    void offersActions()
    {
        MessageBar bar;
        QStringList chosen;
        bar.showMessage(u"3 imports are left."_s, Tone::Information,
                        {{u"Resume"_s, [&] { chosen.append(u"resume"_s); }},
                         {u"Discard"_s, [&] { chosen.append(u"discard"_s); }}});
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        QCOMPARE(accessibilityProblems(bar), QString());
        const auto buttons = bar.findChildren<QPushButton *>(u"messageAction"_s);
        QCOMPARE(buttons.size(), 2);
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        QCOMPARE(chosen, QStringList{u"discard"_s});
        QVERIFY(!bar.isVisible());
        bar.showMessage(u"Saved."_s, Tone::Success);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(bar.findChildren<QPushButton *>(u"messageAction"_s).isEmpty());
    }

    void colours_data()
    {
        QTest::addColumn<Tone>("tone");
        QTest::newRow("error") << Tone::Error;
        QTest::newRow("warning") << Tone::Warning;
        QTest::newRow("success") << Tone::Success;
        QTest::newRow("information") << Tone::Information;
    }
    void colours()
    {
        QFETCH(const Tone, tone);
        applyTheme(*qApp, ColorScheme::Light);
        MessageBar bar;
        bar.showMessage(u"Message"_s, tone);
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        const auto background = [&bar] { return bar.grab().toImage().pixelColor(2, 2); };
        const auto textIs = [&bar](const QColor &color) {
            const QImage image = bar.findChild<QLabel *>(u"messageText"_s)->grab().toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y) == color)
                        return true;
                }
            }
            return false;
        };
        QCOMPARE(background(), lightTheme().pair(tone).background);
        QVERIFY(textIs(lightTheme().pair(tone).text));
        applyTheme(*qApp, ColorScheme::Dark);
        QTRY_COMPARE(background(), darkTheme().pair(tone).background);
        QVERIFY(textIs(darkTheme().pair(tone).text));
    }
};

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
