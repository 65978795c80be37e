// SPDX-License-Identifier: Apache-2.0
#include "core/importing/driftcheck.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDriftCheck : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void nothingToCompare()
    {
        DriftCheck check(m_registry, m_clock);
        const auto future = check.run({}, {}, {});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(*future.result(), DriftReport{.at = m_clock.now()});
    }

    void severalAtOnce()
    {
        DriftCheck check(m_registry, m_clock);
        const auto one = check.run({subject(u"a"_s)}, {}, {});
        const auto other = check.run({subject(u"b"_s)}, {}, {});
        QTRY_VERIFY(one.isFinished() && other.isFinished());
        QCOMPARE(one.result()->rows.first().name, u"a"_s);
        QCOMPARE(other.result()->rows.first().name, u"b"_s);
    }

    void destroyedBeforeTheEnd()
    {
        m_registry.hold();
        const qsizetype before = m_registry.requests().size();
        auto check = std::make_unique<DriftCheck>(m_registry, m_clock);
        const auto future = check->run({subject(u"a"_s)}, {}, {});
        QTRY_VERIFY(m_registry.requests().size() > before);
        check.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
        m_registry.release();
    }

private:
    static DriftSubject subject(const QString &name)
    {
        DriftSubject subject;
        subject.stream.metadata.name = name;
        subject.stream.spec.tags
            = {{.name = u"1"_s,
                .from = ObjectReference{.kind = kind::dockerImage,
                                        .name = u"h.io/x/"_s + name + u":1"_s}}};
        return subject;
    }

    FakeRegistry m_registry;
    FixedClock m_clock;
};

QTEST_GUILESS_MAIN(TestDriftCheck)
#include "tst_driftcheck.moc"
