// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QList<Flag> flags{{.name = u"from"_s, .kind = Flag::Kind::Text},
                        {.name = u"namespace"_s, .kind = Flag::Kind::Text, .letter = u'n'},
                        {.name = u"confirm"_s},
                        {.name = u"all-namespaces"_s, .letter = u'A'}};

} // namespace

class TestCommandLine : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("operands");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("ns");
        QTest::addColumn<bool>("confirm");
        QTest::newRow("equals") << u"a --from=x=y"_s << u"a"_s << u"x=y"_s << QString() << false;
        QTest::newRow("next argument") << u"--from x a"_s << u"a"_s << u"x"_s << QString() << false;
        QTest::newRow("a value like a flag")
            << u"--from --x"_s << QString() << u"--x"_s << QString() << false;
        QTest::newRow("letter") << u"-n p a"_s << u"a"_s << QString() << u"p"_s << false;
        QTest::newRow("letter, attached") << u"-np"_s << QString() << QString() << u"p"_s << false;
        QTest::newRow("letter, equals") << u"-n=p"_s << QString() << QString() << u"p"_s << false;
        QTest::newRow("switch") << u"--confirm a"_s << u"a"_s << QString() << QString() << true;
        QTest::newRow("switch off")
            << u"--confirm --confirm=F"_s << QString() << QString() << QString() << false;
        QTest::newRow("the last counts")
            << u"--from=x --from=y"_s << QString() << u"y"_s << QString() << false;
        QTest::newRow("end of flags")
            << u"-- --confirm"_s << u"--confirm"_s << QString() << QString() << false;
        QTest::newRow("a dash is an operand")
            << u"-"_s << u"-"_s << QString() << QString() << false;
    }
    void reads()
    {
        QFETCH(const QString, line);
        const Result<CommandLine> read = CommandLine::parse(line.split(u' '), flags);
        QVERIFY(read);
        QTEST(read->operands().join(u' '), "operands");
        QTEST(read->text(u"from"_s), "from");
        QTEST(read->text(u"namespace"_s), "ns");
        QTEST(read->isOn(u"confirm"_s), "confirm");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("detail");
        QTest::newRow("unknown") << u"--what=1"_s << u"unknown flag: --what"_s;
        QTest::newRow("unknown letter") << u"-z"_s << u"unknown shorthand flag: 'z' in -z"_s;
        QTest::newRow("no value") << u"--from"_s << u"flag needs an argument: --from"_s;
        QTest::newRow("no value, letter") << u"-n"_s << u"flag needs an argument: 'n' in -n"_s;
        QTest::newRow("no truth") << u"--confirm=maybe"_s
                                  << u"invalid argument \"maybe\" for \"--confirm\" flag: "
                                     "strconv.ParseBool: parsing \"maybe\": invalid syntax"_s;
    }
    void refuses()
    {
        QFETCH(const QString, line);
        const Result<CommandLine> read = CommandLine::parse(line.split(u' '), flags);
        QVERIFY(!read);
        QTEST(read.error().detail, "detail");
    }

    void tellsOffFromNotGiven()
    {
        QVERIFY(!CommandLine::parse({}, flags)->given(u"confirm"_s));
        QCOMPARE(CommandLine::parse({u"--confirm=0"_s}, flags)->given(u"confirm"_s),
                 std::optional(false));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
