// SPDX-License-Identifier: Apache-2.0
#include "views/imports/forecasttext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Forecast
{
    Q_DECLARE_TR_FUNCTIONS(headwater::Forecast)
};

QString rangeText(const RequestRange &range)
{
    const QLocale locale;
    QString least = locale.toString(range.least);
    if (!range.most)
        return Forecast::tr("%1 or more", "requests").arg(least);
    if (*range.most == range.least)
        return least;
    return Forecast::tr("%1 to %2", "requests").arg(least, locale.toString(*range.most));
}

/// As people call it: without the port that goes without saying, and Docker Hub by its name.
QString hostName(QString host)
{
    if (host.endsWith(":443"_L1))
        host.chop(4);
    return host == "registry-1.docker.io"_L1 ? u"docker.io"_s : host;
}

QString leftText(const RateLimit &limit)
{
    const QLocale locale;
    const QString left = locale.toString(limit.remaining);
    return limit.limit < 0
        ? Forecast::tr("Left there: %1.").arg(left)
        : Forecast::tr("Left there: %1 of %2.").arg(left, locale.toString(limit.limit));
}

QString fitText(HostForecast::Fit fit)
{
    switch (fit) {
    case HostForecast::Fit::MayNotFit: return Forecast::tr("This may be too many.");
    case HostForecast::Fit::DoesNotFit: return Forecast::tr("This is too many.");
    case HostForecast::Fit::Unknown:
    case HostForecast::Fit::Fits: return {};
    }
    return {};
}

QString hostText(const HostForecast &host)
{
    RequestRange all = host.tagPages;
    all += host.heads;
    all += host.manifests;
    all += host.configs;
    QStringList sentences{Forecast::tr("Requests to %1: %2, of them %3 for manifests.")
                              .arg(hostName(host.host), rangeText(all), rangeText(host.manifests))};
    if (host.rateLimit)
        sentences.append(leftText(*host.rateLimit));
    if (const QString fit = fitText(host.fit); !fit.isEmpty())
        sentences.append(fit);
    return sentences.join(u' ');
}

} // namespace

ForecastText forecastText(const QList<HostForecast> &forecast)
{
    ForecastText result;
    QStringList lines;
    for (const HostForecast &host : forecast) {
        lines.append(hostText(host));
        if (host.fit == HostForecast::Fit::MayNotFit || host.fit == HostForecast::Fit::DoesNotFit)
            result.tone = Tone::Warning;
    }
    result.text = lines.join(u'\n');
    return result;
}

} // namespace headwater
