// SPDX-License-Identifier: Apache-2.0
#include "app/settings/preferences.h"
#include "tests/support/testcase.h"

#include <QSettings>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPreferences : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QSettings().clear();
    }

    void scheduleAsAClusterHasIt()
    {
        const Preferences preferences;
        QVERIFY(preferences.importsScheduled());
        QCOMPARE(preferences.scheduleInterval(), 15min);
        QVERIFY(!preferences.pausesWhenHidden());
        QVERIFY(preferences.notifiesOfMoves());
    }

    void keepsTheSchedule()
    {
        Preferences().setImportsScheduled(false);
        Preferences().setScheduleInterval(40min);
        Preferences().setPausesWhenHidden(true);
        Preferences().setNotifiesOfMoves(false);
        const Preferences preferences;
        QVERIFY(!preferences.importsScheduled());
        QCOMPARE(preferences.scheduleInterval(), 40min);
        QVERIFY(preferences.pausesWhenHidden());
        QVERIFY(!preferences.notifiesOfMoves());
    }

    void aBrokenIntervalIsTheUsualOne()
    {
        QSettings().setValue(u"schedule/minutes"_s, u"often"_s);
        QCOMPARE(Preferences().scheduleInterval(), 15min);
        QSettings().setValue(u"schedule/minutes"_s, -3);
        QCOMPARE(Preferences().scheduleInterval(), 15min);
    }

    void eachCatalogHasItsRegistry()
    {
        const QString usual = u"image-registry.openshift-image-registry.svc:5000"_s;
        Preferences preferences;
        QCOMPARE(preferences.internalRegistry(u"/a/b"_s), usual);
        preferences.setInternalRegistry(u"/a/b/"_s, u"registry.example:5000"_s);
        QCOMPARE(Preferences().internalRegistry(u"/a/b"_s), u"registry.example:5000"_s);
        QCOMPARE(preferences.internalRegistry(u"/a"_s), usual);
        QCOMPARE(preferences.internalRegistry(u"/a/c"_s), usual);
        preferences.setInternalRegistry(u"/a/b"_s, {});
        QCOMPARE(preferences.internalRegistry(u"/a/b"_s), usual);
    }

    void recentFoldersAreThoseThatAreThere()
    {
        Preferences preferences;
        preferences.addRecentFolder(u"/"_s);
        preferences.addRecentFolder(u"/no/such/folder"_s);
        preferences.addRecentFolder(u"/tmp/"_s);
        preferences.addRecentFolder(u"/tmp"_s);
        QCOMPARE(preferences.recentFolders(), QStringList({u"/tmp"_s, u"/"_s}));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test-preferences"_s);
    TestPreferences test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_preferences.moc"
