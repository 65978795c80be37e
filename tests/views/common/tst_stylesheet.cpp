// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/support/wcag.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestStyleSheet : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void everyNameIsReplaced_data() { themes(); }
    void everyNameIsReplaced()
    {
        QFETCH(const bool, isDark);
        const QString sheet = (isDark ? darkTheme() : lightTheme()).styleSheet();
        QVERIFY(!sheet.contains(u'@'));
        QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
        // "@accentText" with "@accent" replaced first would leave this.
        QVERIFY(!sheet.contains(QRegularExpression(u"#[0-9a-f]{6}\\w"_s)));
    }

    /// Every rule that sets both colours at once.
    void textOfRulesIsReadable_data() { themes(); }
    void textOfRulesIsReadable()
    {
        QFETCH(const bool, isDark);
        const QString sheet = (isDark ? darkTheme() : lightTheme()).styleSheet();
        static const QRegularExpression rule(u"([^{}]+)\\{([^{}]*)\\}"_s);
        static const QRegularExpression background(u"\\bbackground: (#[0-9a-f]{6})"_s);
        static const QRegularExpression color(u"(?<![-\\w])color: (#[0-9a-f]{6})"_s);
        int seen = 0;
        for (const auto &match : rule.globalMatch(sheet)) {
            const auto behind = background.match(match.captured(2));
            const auto before = color.match(match.captured(2));
            if (!behind.hasMatch() || !before.hasMatch() || match.captured(1).contains(u"disabled"))
                continue;
            ++seen;
            QVERIFY2(wcagContrast(QColor(behind.captured(1)), QColor(before.captured(1))) >= 4.5,
                     qPrintable(match.captured(0)));
        }
        QVERIFY(seen >= 4);
    }

    /// A sheet that cannot be parsed is a warning, which fails this test.
    void qtUnderstandsIt_data() { themes(); }
    void qtUnderstandsIt()
    {
        QFETCH(const bool, isDark);
        const Theme &theme = isDark ? darkTheme() : lightTheme();
        applyTheme(*qApp, isDark ? ColorScheme::Dark : ColorScheme::Light);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *primary = new QPushButton(u"Import"_s, &window);
        primary->setProperty("primary", true);
        layout->addWidget(primary);
        layout->addWidget(new QLineEdit(&window));
        QVERIFY(showWindow(window));
        const QImage image = primary->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 4, image.height() / 2), theme.accent);
    }

private:
    static void themes()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
};

QTEST_MAIN(TestStyleSheet)
#include "tst_stylesheet.moc"
