// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "views/imports/forecasttext.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Fit = HostForecast::Fit;

HostForecast hub(Fit fit, std::optional<RateLimit> limit = {})
{
    return {.host = u"registry-1.docker.io:443"_s,
            .tagPages = {1, 1},
            .heads = {0, 2},
            .manifests = {10, 20},
            .configs = {10, 10},
            .rateLimit = limit,
            .fit = fit};
}

} // namespace

class TestForecastText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QList<HostForecast>>("forecast");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Tone>("tone");
        const QString hubText = u"Requests to docker.io: 21 to 33, of them 10 to 20 for "
                                "manifests."_s;
        const RateLimit left{.limit = 100, .remaining = 87};
        QTest::newRow("nothing") << QList<HostForecast>() << QString() << Tone::Neutral;
        QTest::newRow("no limit known") << QList{hub(Fit::Unknown)} << hubText << Tone::Neutral;
        QTest::newRow("fits") << QList{hub(Fit::Fits, left)}
                              << QString(hubText + u" Left there: 87 of 100."_s) << Tone::Neutral;
        QTest::newRow("limit without its size")
            << QList{hub(Fit::Fits, RateLimit{.remaining = 87})}
            << QString(hubText + u" Left there: 87."_s) << Tone::Neutral;
        QTest::newRow("may not fit")
            << QList{hub(Fit::MayNotFit, left)}
            << QString(hubText + u" Left there: 87 of 100. This may be too many."_s)
            << Tone::Warning;
        QTest::newRow("does not fit")
            << QList{hub(Fit::DoesNotFit, left)}
            << QString(hubText + u" Left there: 87 of 100. This is too many."_s) << Tone::Warning;
        const HostForecast own{.host = u"h.example:5000"_s, .manifests = {3, std::nullopt}};
        const HostForecast two{.host = u"a.example:443"_s, .manifests = {1, 1}};
        QTest::newRow("no upper bound, two hosts")
            << QList{own, two}
            << u"Requests to h.example:5000: 3 or more, of them 3 or more for manifests.\n"
               "Requests to a.example: 1, of them 1 for manifests."_s
            << Tone::Neutral;
    }
    void words()
    {
        QFETCH(const QList<HostForecast>, forecast);
        const ForecastText what = forecastText(forecast);
        QTEST(what.text, "text");
        QTEST(what.tone, "tone");
    }
};

QTEST_GUILESS_MAIN(TestForecastText)
#include "tst_forecasttext.moc"
