// SPDX-License-Identifier: Apache-2.0
#include "core/importing/forecast.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr auto unbounded = std::nullopt;
const QString digest = u"sha256:"_s + QString(64, u'1');

/// A stream whose tag "known" points to an image of the library.
struct Known
{
    Known()
    {
        request.stream.status.tags = {{.tag = u"known"_s, .items = {{.image = u"sha256:1"_s}}},
                                      {.tag = u"lost"_s, .items = {{.image = u"sha256:2"_s}}}};
        library.images.insert(u"sha256:1"_s, {.name = u"sha256:1"_s});
        library.images.insert(digest, {.name = digest});
    }

    ImportRequest request;
    LoadedLibrary library;
};

ImportItem item(const QString &tag, const QString &from, const QString &mode = {})
{
    return {.tag = tag, .from = from, .importPolicy = {.importMode = mode}};
}

HostState limited(qint64 remaining)
{
    return {.host = u"https://registry-1.docker.io:443"_s,
            .rateLimit = RateLimit{.limit = 100, .remaining = remaining}};
}

} // namespace

class TestForecast : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void requestsOfAnItem_data()
    {
        QTest::addColumn<QList<ImportItem>>("items");
        QTest::addColumn<RequestRange>("heads");
        QTest::addColumn<RequestRange>("manifests");
        QTest::addColumn<RequestRange>("configs");
        const QString from = u"quay.io/a/b:1"_s;
        QTest::newRow("never imported") << QList{item(u"new"_s, from)} << RequestRange{0, 1}
                                        << RequestRange{1, 2} << RequestRange{0, 1};
        QTest::newRow("imported before") << QList{item(u"known"_s, from)} << RequestRange{1, 2}
                                         << RequestRange{0, 2} << RequestRange{0, 1};
        QTest::newRow("imported, but the image is lost")
            << QList{item(u"lost"_s, from)} << RequestRange{0, 1} << RequestRange{1, 2}
            << RequestRange{0, 1};
        QTest::newRow("a known image by digest")
            << QList{item(u"new"_s, u"quay.io/a/b@"_s + digest)} << RequestRange{1, 2}
            << RequestRange{0, 2} << RequestRange{0, 1};
        QTest::newRow("a list that is kept")
            << QList{item(u"new"_s, from, u"PreserveOriginal"_s)} << RequestRange{0, unbounded}
            << RequestRange{1, unbounded} << RequestRange{0, unbounded};
        QTest::newRow("equal sources")
            << QList{item(u"new"_s, from), item(u"other"_s, from)} << RequestRange{0, 1}
            << RequestRange{1, 2} << RequestRange{0, 1};
        QTest::newRow("two tags") << QList{item(u"known"_s, from), item(u"x"_s, u"quay.io/a/b"_s)}
                                  << RequestRange{1, 3} << RequestRange{1, 4} << RequestRange{0, 2};
    }
    void requestsOfAnItem()
    {
        QFETCH(const QList<ImportItem>, items);
        Known known;
        known.request.items = items;
        const QList<HostForecast> forecast = forecastImport(known.request, known.library, {});
        QCOMPARE(forecast.size(), 1);
        QCOMPARE(forecast.first().host, u"quay.io:443"_s);
        QTEST(forecast.first().heads, "heads");
        QTEST(forecast.first().manifests, "manifests");
        QTEST(forecast.first().configs, "configs");
        QCOMPARE(forecast.first().tagPages, RequestRange());
    }

    void requestsOfARepository_data()
    {
        QTest::addColumn<RepositoryImport>("repository");
        QTest::addColumn<std::optional<int>>("count");
        QTest::addColumn<RequestRange>("pages");
        QTest::addColumn<RequestRange>("manifests");
        const QString from = u"quay.io/a/b"_s;
        QTest::newRow("not counted, the server's limit")
            << RepositoryImport{.from = from} << std::optional<int>() << RequestRange{1, unbounded}
            << RequestRange{0, 100};
        QTest::newRow("not counted, all")
            << RepositoryImport{.from = from, .limit = -1} << std::optional<int>()
            << RequestRange{1, unbounded} << RequestRange{0, unbounded};
        QTest::newRow("fewer than the limit; one may be known")
            << RepositoryImport{.from = from} << std::optional(10) << RequestRange{1, 1}
            << RequestRange{9, 20};
        QTest::newRow("more than the limit")
            << RepositoryImport{.from = from} << std::optional(2500) << RequestRange{1, 3}
            << RequestRange{49, 100};
        QTest::newRow("chosen ones")
            << RepositoryImport{.from = from, .only = QStringList{u"known"_s, u"new"_s}}
            << std::optional(2500) << RequestRange{1, 3} << RequestRange{1, 4};
    }
    void requestsOfARepository()
    {
        QFETCH(const RepositoryImport, repository);
        QFETCH(const std::optional<int>, count);
        Known known;
        known.request.repository = repository;
        const QList<HostForecast> forecast
            = forecastImport(known.request, known.library, {}, {.repositoryTags = count});
        QCOMPARE(forecast.size(), 1);
        QTEST(forecast.first().tagPages, "pages");
        QTEST(forecast.first().manifests, "manifests");
    }

    void whetherItFits_data()
    {
        QTest::addColumn<qint64>("remaining");
        QTest::addColumn<HostForecast::Fit>("fit");
        QTest::newRow("even the most fits") << qint64(9) << HostForecast::Fit::Fits;
        QTest::newRow("the reserve is not for us") << qint64(8) << HostForecast::Fit::MayNotFit;
        QTest::newRow("not even the least fits") << qint64(6) << HostForecast::Fit::DoesNotFit;
    }
    void whetherItFits()
    {
        QFETCH(const qint64, remaining);
        ImportRequest request;
        request.items = {item(u"1"_s, u"ruby:1"_s), item(u"2"_s, u"docker.io/library/ruby:2"_s)};
        const LoadedLibrary library;
        const QList<HostForecast> forecast = forecastImport(request, library, {limited(remaining)});
        QCOMPARE(forecast.size(), 1);
        QTEST(forecast.first().fit, "fit");
    }

    void aLimitThatHasBegunAnewIsWhole()
    {
        ImportRequest request;
        request.items = {item(u"1"_s, u"ruby:1"_s)};
        HostState state = limited(0);
        const QDateTime reset = QDateTime::fromSecsSinceEpoch(1000);
        state.rateLimit->resetsAt = reset;
        const LoadedLibrary library;
        const auto fitAt = [&](const QDateTime &now) {
            return forecastImport(request, library, {state}, {.now = now}).first().fit;
        };
        QCOMPARE(fitAt(reset.addSecs(-1)), HostForecast::Fit::DoesNotFit);
        QCOMPARE(fitAt(reset), HostForecast::Fit::Fits);
    }

    void eachHostHasItsOwn()
    {
        ImportRequest request;
        request.items = {item(u"1"_s, u"ruby:1"_s), item(u"2"_s, u"quay.io/a/b:2"_s),
                         item(u"3"_s, u"no such reference"_s)};
        const LoadedLibrary library;
        const QList<HostForecast> forecast = forecastImport(request, library, {limited(90)});
        QCOMPARE(forecast.size(), 2);
        QCOMPARE(forecast.first().host, u"quay.io:443"_s);
        QCOMPARE(forecast.first().fit, HostForecast::Fit::Unknown);
        QCOMPARE(forecast.last().host, u"registry-1.docker.io:443"_s);
        QCOMPARE(forecast.last().fit, HostForecast::Fit::Fits);
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
