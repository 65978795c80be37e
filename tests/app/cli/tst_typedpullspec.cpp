// SPDX-License-Identifier: Apache-2.0
#include "app/cli/typedpullspec.h"
#include "core/ports/clock.h"
#include "tests/support/testcase.h"

#include <sstream>

using namespace headwater;
using namespace Qt::StringLiterals;

class TypedPullSpecTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void aliases_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("short name") << u"ubi9"_s << u"registry.example/ubi9"_s;
        QTest::newRow("with a tag") << u"ubi9:9.4"_s << u"registry.example/ubi9:9.4"_s;
        QTest::newRow("with a digest") << u"ubi9@sha256:"_s + QString(64, u'a')
                                       << u"registry.example/ubi9@sha256:"_s + QString(64, u'a');
        QTest::newRow("no alias") << u"ruby:3"_s << u"ruby:3"_s;
        QTest::newRow("not short") << u"quay.io/ubi9:1"_s << u"quay.io/ubi9:1"_s;
    }

    void aliases()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, meant);
        std::ostringstream out;
        std::ostringstream err;
        std::istringstream in;
        const SystemClock clock;
        CliContext context{.out = out,
                           .err = err,
                           .in = in,
                           .workingDirectory = {},
                           .clock = clock,
                           .registry = {},
                           .alias = [](const QString &name) -> std::optional<NameAlias> {
                               if (name != u"ubi9")
                                   return std::nullopt;
                               return NameAlias{u"registry.example/ubi9"_s, u"aliases.conf"_s};
                           }};
        const Result<PullSpec> spec = typedPullSpec(typed, context);
        QVERIFY(spec);
        QCOMPARE(spec->exact(), meant);
        QCOMPARE(err.str().empty(), typed == meant);
    }
};

QTEST_GUILESS_MAIN(TypedPullSpecTest)
#include "tst_typedpullspec.moc"
