// SPDX-License-Identifier: Apache-2.0
#include "core/preview/logoclasses.h"

#include "tests/support/testcase.h"

#include <QString>

#include <algorithm>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLogoClasses : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void areAllThere()
    {
        QCOMPARE(logoClasses().size(), size_t(106));
        const auto known = [](int minor) {
            return std::ranges::count_if(
                logoClasses(), [minor](const LogoClass &logo) { return logo.sinceMinor <= minor; });
        };
        QCOMPARE(known(0), 84);
        QCOMPARE(known(9), 98);
        QCOMPARE(known(18), 104);
    }

    void areFound()
    {
        for (const LogoClass &logo : logoClasses())
            QCOMPARE(logoClass(QString(logo.name)), &logo);
        QCOMPARE(logoClass(u"icon-httpd")->sinceMinor, 17);
        QCOMPARE(logoClass(u"icon-httpd")->file, "apache.svg"_L1);
        QVERIFY(!logoClass(u"icon-mysql"));
        QVERIFY(!logoClass(u""));
    }
};

QTEST_GUILESS_MAIN(TestLogoClasses)
#include "tst_logoclasses.moc"
