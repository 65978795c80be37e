// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "views/common/tagtext.h"

#include <QMetaEnum>

using namespace headwater;
using namespace Qt::StringLiterals;

using Policy = TagRow::Policy;
using Source = TagRow::Source;
using State = TagRow::State;

namespace {

/// A row for each value, so that a new one without a word is noticed.
template<typename Enum>
QList<Enum> valuesOf()
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    QList<Enum> values;
    for (int i = 0; i < meta.keyCount(); ++i)
        values.append(static_cast<Enum>(meta.value(i)));
    return values;
}

} // namespace

class TestTagText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void sources_data()
    {
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("word");
        QTest::newRow("image") << Source::Image << u"image"_s;
        QTest::newRow("tracking") << Source::Tracking << u"tracks"_s;
        QTest::newRow("permanent") << Source::Permanent << u"permanent"_s;
        QTest::newRow("other stream") << Source::OtherStream << u"copied once"_s;
        QTest::newRow("reference") << Source::Reference << u"reference"_s;
        QTest::newRow("pushed") << Source::Pushed << u"pushed image"_s;
        QTest::newRow("none") << Source::None << u"no source"_s;
    }
    void sources()
    {
        QFETCH(const Source, source);
        QTEST(sourceChip(source).text, "word");
        QCOMPARE(sourceChip(source).tone, Tone::Neutral); // no source is better than another
    }

    void states_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("current") << State::Current << QString() << Tone::Neutral;
        QTest::newRow("reference") << State::Reference << QString() << Tone::Neutral;
        QTest::newRow("never") << State::NeverImported << u"never imported"_s << Tone::Warning;
        QTest::newRow("pending") << State::Pending << u"changed since import"_s << Tone::Warning;
        QTest::newRow("failed") << State::Failed << u"import failed"_s << Tone::Error;
        QTest::newRow("dangling") << State::Dangling << u"target missing"_s << Tone::Error;
        QTest::newRow("empty") << State::Empty << u"waits for a push"_s << Tone::Neutral;
    }
    void states()
    {
        QFETCH(const State, state);
        QTEST(stateChip(state).text, "word");
        QTEST(stateChip(state).tone, "tone");
    }

    void everyValueHasItsWords()
    {
        QSet<QString> words;
        for (const Source source : valuesOf<Source>())
            words.insert(sourceChip(source).text);
        QCOMPARE(words.size(), valuesOf<Source>().size());
        words.clear();
        for (const Policy policy : valuesOf<Policy>()) {
            TagRow row;
            row.policies = {policy};
            words.insert(policyChips(row).first().text);
        }
        QCOMPARE(words.size(), valuesOf<Policy>().size());
        QVERIFY(!words.contains(QString()));
        words.clear();
        for (const State state : valuesOf<State>()) {
            TagRow row;
            row.state = state;
            row.failureMessage = u"why"_s;
            words.insert(stateExplanation(row));
            QCOMPARE(stateExplanation(row).isEmpty(), state == State::Current);
        }
        QCOMPARE(words.size(), valuesOf<State>().size());
    }

    void policiesInOrderWithTheirCause()
    {
        TagRow row;
        row.policies = {Policy::Local, Policy::Scheduled, Policy::InsecureByStream};
        const QList<Chip> chips = policyChips(row);
        QCOMPARE(chips.size(), 3);
        QCOMPARE(chips.at(0), (Chip{u"local"_s, Tone::Information}));
        QCOMPARE(chips.at(1), (Chip{u"scheduled"_s, Tone::Information}));
        QCOMPARE(chips.at(2).tone, Tone::Warning);
        QVERIFY(chips.at(2).text.contains(u"annotation"_s));
        QVERIFY(policyChips({}).isEmpty());
    }

    void failureIsInTheServersWords()
    {
        TagRow row;
        row.state = State::Failed;
        row.failureMessage = u"you may not have access"_s;
        QCOMPARE(stateExplanation(row), u"you may not have access"_s);
    }
};

QTEST_GUILESS_MAIN(TestTagText)
#include "tst_tagtext.moc"
