// SPDX-License-Identifier: Apache-2.0
#include "core/importing/driftcheck.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSet>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using State = DriftRow::State;

const TestImage amd{.name = u"x"_s};
const TestImage arm{.name = u"x"_s, .architecture = u"arm64"_s};
const QString amdDigest = buildImage(amd).manifest.digest;
const QString armDigest = buildImage(arm).manifest.digest;

/// A stream that is filled tag by tag.
struct Subject : DriftSubject
{
    explicit Subject(const QString &name = u"app"_s)
    {
        key = {.file = name + u".yaml"_s, .name = name};
        stream.metadata.name = name;
    }

    /// @p image: digest of its history; empty: it has none.
    Subject &tag(const QString &name, const QString &from, const QString &image = {})
    {
        stream.spec.tags.append(
            {.name = name, .from = ObjectReference{.kind = kind::dockerImage, .name = from}});
        const PullSpec spec = *PullSpec::parse(from);
        if (!image.isEmpty())
            stream.status.tags.append(
                {.tag = name,
                 .items = {{.dockerImageReference = spec.asRepository().withId(image).exact(),
                            .image = image}}});
        return *this;
    }
    TagReference &last() { return stream.spec.tags.last(); }
};

} // namespace

class TestDriftRun : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_registry = std::make_unique<FakeRegistry>();
        m_registry->add(u"lib/app"_s, {u"1"_s}, amd);
        m_registry->add(u"lib/app"_s, {u"2"_s}, arm);
        m_list = m_registry->addList(u"lib/multi"_s, {u"latest"_s}, {arm, amd});
    }

    void statesOfATag_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("history");
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("gets");
        const QString one = u"h.io/lib/app:1"_s;
        const QString list = u"h.io/lib/multi"_s;
        QTest::newRow("same") << one << amdDigest << State::Same << 0;
        QTest::newRow("moved") << one << armDigest << State::Moved << 0;
        QTest::newRow("never imported") << one << QString() << State::NeverImported << 0;
        QTest::newRow("gone") << u"h.io/lib/app:9"_s << amdDigest << State::Gone << 1;
        QTest::newRow("gone before it was imported")
            << u"h.io/lib/app:9"_s << QString() << State::Gone << 1;
        QTest::newRow("image of a list, same") << list << amdDigest << State::Same << 1;
        QTest::newRow("image of a list, moved") << list << armDigest << State::Moved << 1;
        QTest::newRow("digest, same")
            << u"h.io/lib/app@"_s + amdDigest << amdDigest << State::Same << 0;
        QTest::newRow("digest, another was imported")
            << u"h.io/lib/app@"_s + amdDigest << armDigest << State::Pending << 0;
        QTest::newRow("digest, gone")
            << u"h.io/lib/other@"_s + amdDigest << amdDigest << State::Gone << 1;
    }
    void statesOfATag()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, history);
        const DriftReport report = check({Subject().tag(u"t"_s, from, history)});
        QCOMPARE(report.rows.size(), 1);
        QTEST(report.rows.first().state, "state");
        QCOMPARE(report.rows.first().historyImage, history);
        QTEST(int(m_registry->count(u"manifest "_s)), "gets");
        QCOMPARE(m_registry->count(u"head "_s), 1);
        QCOMPARE(m_registry->count(u"blob "_s), 0);
        QCOMPARE(report.hasDifferences(), report.rows.first().state != State::Same);
    }

    void aKnownListNeedsNoManifest_data()
    {
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<State>("state");
        QTest::newRow("the usual platform") << QString() << State::Same;
        QTest::newRow("the preferred platform") << u"arm64"_s << State::Moved;
    }
    void aKnownListNeedsNoManifest()
    {
        QFETCH(const QString, architecture);
        auto library = std::make_shared<LoadedLibrary>();
        library->lists.insert(
            m_list,
            {.digest = m_list,
             .manifests = {{.digest = armDigest, .architecture = u"arm64"_s, .os = u"linux"_s},
                           {.digest = amdDigest, .architecture = u"amd64"_s, .os = u"linux"_s}}});
        Subject subject;
        subject.tag(u"t"_s, u"h.io/lib/multi"_s, amdDigest);
        if (!architecture.isEmpty())
            subject.last().annotations.insert(annotation::preferArchitecture, architecture);
        const DriftReport report = check({subject}, {.library = library});
        QTEST(report.rows.first().state, "state");
        QCOMPARE(m_registry->requests().size(), 1);
    }

    void aListThatIsKeptIsComparedWhole()
    {
        Subject subject;
        subject.tag(u"t"_s, u"h.io/lib/multi"_s, m_list);
        subject.last().importPolicy.importMode = u"PreserveOriginal"_s;
        subject.tag(u"u"_s, u"h.io/lib/multi"_s, amdDigest);
        subject.last().importPolicy.importMode = u"PreserveOriginal"_s;
        const DriftReport report = check({subject});
        QCOMPARE(report.rows.first().state, State::Same);
        QCOMPARE(report.rows.last().state, State::Moved);
        QCOMPARE(m_registry->requests().size(), 1);
    }

    void withoutDigestsTheManifestTells()
    {
        m_registry->hideDigests();
        const DriftReport report = check({Subject().tag(u"t"_s, u"h.io/lib/app:1"_s, amdDigest)});
        QCOMPARE(report.rows.first().state, State::Same);
        QCOMPARE(m_registry->requests().size(), 2);
    }

    void anotherSourceIsPending()
    {
        Subject subject;
        subject.tag(u"t"_s, u"h.io/lib/app:1"_s, amdDigest);
        subject.stream.status.tags.first().items.first().dockerImageReference
            = u"old.io/lib/app@"_s + amdDigest;
        QCOMPARE(check({subject}).rows.first().state, State::Pending);
    }

    void whatIsNoImageOfARegistryIsNotCompared()
    {
        Subject subject;
        subject.tag(u"alias"_s, u"app:1"_s);
        subject.last().from->kind = kind::imageStreamTag;
        subject.tag(u"bare"_s, u"x"_s);
        subject.last().from.reset();
        const DriftReport report = check({subject});
        QCOMPARE(report.rows.size(), 0);
        QCOMPARE(m_registry->requests().size(), 0);
    }

    void aReferenceIsMarked()
    {
        Subject subject;
        subject.tag(u"there"_s, u"h.io/lib/app:1"_s);
        subject.last().reference = true;
        subject.tag(u"gone"_s, u"h.io/lib/app:9"_s);
        subject.last().reference = true;
        const DriftReport report = check({subject});
        QCOMPARE(report.rows.first().state, State::Same);
        QCOMPARE(report.rows.last().state, State::Gone);
        QVERIFY(report.rows.first().isReference);
    }

    void failuresKeepTheirWords_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("requests");
        QTest::newRow("refused") << Error{.kind = Error::Kind::Unauthorized, .detail = u"no"_s}
                                 << 2;
        QTest::newRow("no such host")
            << Error{.kind = Error::Kind::Offline,
                     .detail = u"Get \"https://h.io/v2/\": dial tcp: lookup h.io: no such host"_s}
            << 1;
    }
    void failuresKeepTheirWords()
    {
        QFETCH(const Error, error);
        m_registry->fail(u"app:1"_s, error);
        const DriftReport report = check({Subject()
                                              .tag(u"t"_s, u"h.io/lib/app:1"_s, amdDigest)
                                              .tag(u"u"_s, u"h.io/lib/app:2"_s, armDigest)});
        QCOMPARE(report.rows.first().state, State::Unreachable);
        QCOMPARE(report.rows.first().error, error);
        QCOMPARE(report.rows.last().state, State::Same);
        QVERIFY(!report.hasDifferences());
        QTEST(int(m_registry->count(u"app:1"_s)), "requests");
    }

    void aSourceThatCannotBeReadIsNotAsked()
    {
        Subject subject;
        subject.tag(u"t"_s, u"h.io/lib/app:1"_s);
        subject.last().from->name = u"no such Reference"_s;
        const DriftReport report = check({subject});
        QCOMPARE(report.rows.first().state, State::Unreachable);
        QCOMPARE(report.rows.first().error->kind, Error::Kind::InvalidInput);
        QCOMPARE(m_registry->requests().size(), 0);
    }

    void equalSourcesAreAskedOnce()
    {
        const DriftReport report
            = check({Subject(u"a"_s).tag(u"1"_s, u"h.io/lib/app:1"_s, amdDigest),
                     Subject(u"b"_s)
                         .tag(u"x"_s, u"h.io/lib/app:1"_s, armDigest)
                         .tag(u"y"_s, u"h.io/lib/multi"_s, amdDigest)
                         .tag(u"z"_s, u"h.io/lib/multi:latest"_s)});
        QCOMPARE(report.rows.size(), 4);
        QCOMPARE(report.count(State::Same), 2);
        QCOMPARE(report.count(State::Moved), 1);
        QCOMPARE(report.count(State::NeverImported), 1);
        QCOMPARE(m_registry->count(u"head "_s), 2);
        QCOMPARE(m_registry->count(u"manifest "_s), 1);
    }

    void newTags_data()
    {
        QTest::addColumn<bool>("isBacked"); // by spec.dockerImageRepository
        QTest::addColumn<bool>("inSourceRepositories");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("of the stream's repository") << true << false << QStringList{u"2"_s};
        QTest::newRow("not of the tags'") << false << false << QStringList();
        QTest::newRow("of the tags' if wanted") << false << true << QStringList{u"2"_s};
        QTest::newRow("both are one") << true << true << QStringList{u"2"_s};
    }
    void newTags()
    {
        QFETCH(const bool, isBacked);
        QFETCH(const bool, inSourceRepositories);
        Subject subject;
        subject.tag(u"stable"_s, u"h.io/lib/app:1"_s, amdDigest); // has tag 1 under another name
        if (isBacked)
            subject.stream.spec.dockerImageRepository = u"h.io/lib/app"_s;
        const DriftReport report = check({subject}, {.inSourceRepositories = inSourceRepositories});
        QStringList found;
        for (const DriftRow &row : report.rows) {
            if (row.state == State::NewTag)
                found.append(row.tag);
        }
        QTEST(found, "tags");
        QCOMPARE(m_registry->count(u"tags "_s), isBacked || inSourceRepositories ? 1 : 0);
        if (!found.isEmpty())
            QCOMPARE(report.rows.last().source, u"h.io/lib/app:2"_s);
    }

    void aRepositoryIsListedOnceForAllStreams()
    {
        Subject a(u"a"_s);
        a.stream.spec.dockerImageRepository = u"h.io/lib/app"_s;
        Subject b(u"b"_s);
        b.stream.spec.dockerImageRepository = u"h.io/lib/app:latest"_s;
        b.tag(u"1"_s, u"h.io/lib/app:1"_s, amdDigest);
        const DriftReport report = check({a, b});
        QCOMPARE(m_registry->count(u"tags "_s), 1);
        QCOMPARE(report.count(State::NewTag), 3);
    }

    void aListThatFailsIsARow()
    {
        Subject subject;
        subject.stream.spec.dockerImageRepository = u"h.io/lib/none"_s;
        const DriftReport report = check({subject});
        QCOMPARE(report.rows.size(), 1);
        QCOMPARE(report.rows.first().state, State::Gone);
        QCOMPARE(report.rows.first().tag, QString());
        QCOMPARE(report.rows.first().source, u"h.io/lib/none"_s);
    }

    void chosenTagsAlone()
    {
        Subject subject;
        subject.tag(u"1"_s, u"h.io/lib/app:1"_s, amdDigest)
            .tag(u"2"_s, u"h.io/lib/app:2"_s, armDigest);
        subject.stream.spec.dockerImageRepository = u"h.io/lib/app"_s;
        subject.tags = QStringList{u"2"_s};
        const DriftReport report = check({subject});
        QCOMPARE(report.rows.size(), 1);
        QCOMPARE(report.rows.first().tag, u"2"_s);
        QCOMPARE(m_registry->requests().size(), 1);
    }

    void progressCountsSources()
    {
        int done = 0;
        int total = 0;
        DriftCheck check(*m_registry, m_clock);
        const auto future = check.run(
            {Subject().tag(u"1"_s, u"h.io/lib/app:1"_s).tag(u"2"_s, u"h.io/lib/app:2"_s)},
            {.inSourceRepositories = true}, {}, [&](const DriftProgress &progress) {
                done = progress.done;
                total = progress.total;
            });
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(done, 3);
        QCOMPARE(total, 3);
    }

    void stoppedBeforeAnything()
    {
        std::stop_source user;
        m_registry->hold();
        DriftCheck check(*m_registry, m_clock);
        const auto future
            = check.run({Subject().tag(u"1"_s, u"h.io/lib/app:1"_s)}, {}, user.get_token());
        QTRY_COMPARE(m_registry->requests().size(), 1);
        user.request_stop();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
        m_registry->release();
    }

    void stoppedHalfWay()
    {
        std::stop_source user;
        Subject subject;
        for (int i = 0; i < 200; ++i)
            subject.tag(u"t%1"_s.arg(i), u"h.io/lib/app%1:1"_s.arg(i), amdDigest);
        DriftCheck check(*m_registry, m_clock);
        const auto future = check.run({subject}, {}, user.get_token(),
                                      [&](const DriftProgress &) { user.request_stop(); });
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result()->isCancelled);
        QVERIFY(future.result()->count(State::NotChecked) > 0);
        QVERIFY(future.result()->count(State::Gone) > 0);
        QCOMPARE(future.result()->rows.size(), 200);
        QCOMPARE(m_registry->count(u"stopped"_s), 0);
    }

private:
    DriftReport check(const QList<DriftSubject> &subjects, const DriftOptions &options = {})
    {
        DriftCheck check(*m_registry, m_clock);
        const auto future = check.run(subjects, options, {});
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return {};
        return *future.result();
    }

    FixedClock m_clock;
    std::unique_ptr<FakeRegistry> m_registry;
    QString m_list;
};

QTEST_GUILESS_MAIN(TestDriftRun)
#include "tst_driftrun.moc"
