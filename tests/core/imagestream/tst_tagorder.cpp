// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagorder.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <random>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTagOrder : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void ordersAsTheServer()
    {
        // Made by running the reference implementation.
        const QStringList expected
            = u"latest, 5.1, v5.1-rc1, 3.1, 2.4-rc1, 2.4-el7, 2.1, 2.0, v2.0, 1.10, 1.9, 2.0.1, "
              "v2.0.1, 2.0.1-alpine, 1.2.3, 1.2.3+b, 1.2.3-rc1, 01.2, 1.02, 1.2-alpha-1, 1.2.3.4, "
              "2.4_el7, 20180101, 3, 5.1-rc.1, ABC, abc, nightly-20200101, v1"_s.split(u", "_s);
        QStringList tags = expected;
        std::mt19937 random(1);
        for (int round = 0; round < 50; ++round) {
            std::ranges::shuffle(tags, random);
            QCOMPARE(prioritizedTags(tags), expected);
        }
    }

    void ordersPreReleases()
    {
        // Semantic versioning 2.0.0, section 11, the order in its own example reversed.
        const QStringList expected
            = {u"1.0.0"_s,      u"1.0.0-rc.1"_s,       u"1.0.0-beta.11"_s, u"1.0.0-beta.2"_s,
               u"1.0.0-beta"_s, u"1.0.0-alpha.beta"_s, u"1.0.0-alpha.1"_s, u"1.0.0-alpha"_s};
        QStringList tags = expected;
        std::ranges::reverse(tags);
        QCOMPARE(prioritizedTags(tags), expected);
    }

    void survivesOddTags()
    {
        const QStringList odd = {QString(), u"1."_s, u".1"_s, u"99999999999999999999.1"_s, u"v"_s};
        QCOMPARE(prioritizedTags(odd).size(), odd.size());
        QCOMPARE(prioritizedTags({}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestTagOrder)
#include "tst_tagorder.moc"
