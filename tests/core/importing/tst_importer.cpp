// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importer.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestImporter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void runsSideBySide()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, {});
        FixedClock clock;
        Importer importer(registry, clock);
        ImportRequest request{.isNewStream = true,
                              .items = {{.tag = u"a"_s, .from = u"h.io/lib/app:1"_s}}};
        request.stream.metadata.name = u"s"_s;
        const auto one = importer.run(request, {});
        const auto two = importer.run(request, {});
        QTRY_VERIFY(one.isFinished() && two.isFinished());
        QCOMPARE(one.result()->stream, two.result()->stream);
        QCOMPARE(one.result()->stream.metadata.creationTimestamp, clock.now());
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
