// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/settings/settingsdialog.h"

#include <QCheckBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestSettingsDialog : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatItShows()
    {
        const SettingsValues values{.importsScheduled = true,
                                    .minutes = 40,
                                    .pausesWhenHidden = true,
                                    .notifiesOfMoves = false,
                                    .catalog = u"ocp"_s,
                                    .internalRegistry = u"registry.example:5000"_s};
        SettingsDialog dialog(values);
        QVERIFY(showWindow(dialog));
        QCOMPARE(dialog.values(), values);
        QCOMPARE(accessibilityProblems(dialog), QString());
        QCOMPARE(dialog.findChildren<QGroupBox *>().last()->title(), u"Catalog ocp"_s);
    }

    void offMeansNoChoices()
    {
        SettingsDialog dialog({});
        auto *on = dialog.findChild<QCheckBox *>(u"importsScheduled"_s);
        auto *minutes = dialog.findChild<QSpinBox *>(u"scheduleMinutes"_s);
        QVERIFY(minutes->isEnabled());
        on->setChecked(false);
        QVERIFY(!minutes->isEnabled());
        QVERIFY(!dialog.values().importsScheduled);
    }

    void refusesWhatIsNoHost_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("usual") << u"image-registry.openshift-image-registry.svc:5000"_s << true;
        QTest::newRow("empty") << QString() << true;
        QTest::newRow("localhost") << u"localhost"_s << true;
        QTest::newRow("URL") << u"https://registry.example"_s << false;
        QTest::newRow("path") << u"registry.example/x"_s << false;
        QTest::newRow("space") << u"my registry"_s << false;
        QTest::newRow("a name only") << u"registry"_s << false;
    }
    void refusesWhatIsNoHost()
    {
        QFETCH(const QString, host);
        QFETCH(const bool, isValid);
        SettingsDialog dialog({.catalog = u"c"_s});
        QVERIFY(showWindow(dialog));
        dialog.findChild<QLineEdit *>(u"internalRegistry"_s)->setText(host);
        QCOMPARE(dialog.findChild<QLabel *>(u"internalRegistryError"_s)->isVisible(), !isValid);
        const bool canSave = dialog.findChild<QPushButton *>(u"saveSettings"_s)->isEnabled();
        QCOMPARE(canSave, isValid);
    }

    void withoutACatalogItHasNone()
    {
        SettingsDialog dialog({});
        QVERIFY(!dialog.findChild<QLineEdit *>(u"internalRegistry"_s)->isEnabled());
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
