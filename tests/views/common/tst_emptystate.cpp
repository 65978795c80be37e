// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/emptystate.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

bool has(const QPixmap &pixmap, const QColor &color)
{
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class TestEmptyState : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyAndWhatNext()
    {
        EmptyState state(u"tag"_s, u"No tags"_s, u"Add <b>one</b>."_s);
        state.setObjectName(u"state"_s);
        QVERIFY(showWindow(state));
        QCOMPARE(shownTexts(state), QStringList({u"No tags"_s, u"Add <b>one</b>."_s}));
        for (const QLabel *label : state.findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
        QVERIFY(!state.findChild<QPushButton *>());
        state.setTexts(u"Other"_s, u"Words"_s);
        QCOMPARE(shownTexts(state), QStringList({u"Other"_s, u"Words"_s}));
        QCOMPARE(accessibilityProblems(state), QString());
    }

    void offersAnAction()
    {
        EmptyState state(u"search"_s, u"No match"_s, u"Clear it."_s, u"Clear filter"_s);
        state.setObjectName(u"state"_s);
        QVERIFY(showWindow(state));
        auto *button = state.findChild<QPushButton *>(u"emptyAction"_s);
        QVERIFY(button);
        QCOMPARE(button->text(), u"Clear filter"_s);
        QSignalSpy asked(&state, &EmptyState::actionRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(accessibilityProblems(state), QString());
    }

    void pictureFollowsTheTheme()
    {
        applyTheme(*qApp, ColorScheme::Light);
        EmptyState state(u"tag"_s, u"No tags"_s, u"x"_s);
        QVERIFY(showWindow(state));
        const auto *picture = state.findChild<QLabel *>(u"emptyPicture"_s);
        QVERIFY(has(picture->pixmap(), lightTheme().text));
        applyTheme(*qApp, ColorScheme::Dark);
        QTRY_VERIFY(has(picture->pixmap(), darkTheme().text));
    }
};

QTEST_MAIN(TestEmptyState)
#include "tst_emptystate.moc"
