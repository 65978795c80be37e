// SPDX-License-Identifier: Apache-2.0
#include "registry/client/connectiontrial.h"

#include "registry/client/registryerror.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

std::chrono::milliseconds lap(QElapsedTimer &timer)
{
    return std::chrono::milliseconds(timer.restart());
}

QStringList keyFacts(const CredentialExplanation &how)
{
    QStringList facts;
    for (const ConsideredKey &key : how.considered)
        facts.append(u"%1 in %2: %3%4"_s.arg(key.key, key.source,
                                             key.matches ? u"matches"_s : u"does not match"_s,
                                             key.why.isEmpty() ? QString() : u", "_s + key.why));
    for (const Error &problem : how.problems)
        facts.append(u"%1 was skipped: %2"_s.arg(problem.subject, problem.detail));
    return facts;
}

QString tokenSummary(const ExplainedToken &token)
{
    const QString who = token.usesIdentityToken ? u"with an identity token"_s
        : token.account.isEmpty()               ? u"anonymously"_s
                                                : u"as "_s + token.account;
    return u"%1 gave a token %2"_s.arg(token.realm, who);
}

/// Of a repository that was asked for by name, unlike of a manifest, the server takes this as "not
/// found". Source: importing.md section 11, "404 NAME_UNKNOWN on tags list".
Error aboutRepository(Error error, const QString &repository)
{
    if (error.detail.startsWith("name unknown:"_L1))
        error.kind = Error::Kind::NotFound;
    if (error.subject.isEmpty())
        error.subject = repository;
    return error;
}

} // namespace

Result<TrialTarget> parseTrialTarget(const QString &text, RegistryAccess access)
{
    const bool isHost = !text.contains(u'/');
    const Result<PullSpec> spec = PullSpec::parse(isHost ? text + u"/any"_s : text);
    if (!spec)
        return Error{
            .kind = Error::Kind::InvalidInput, .subject = text, .detail = spec.error().detail};
    const PullSpec full = spec->withDockerClientDefaults().asV2();
    // "quay/any" would be a repository of Docker Hub; who names a host alone means a host.
    const QString host = isHost && spec->registry().isEmpty() ? text : full.registry();
    return TrialTarget{
        .host = host, .repository = isHost ? QString() : full.repositoryName(), .access = access};
}

ConnectionTrial::ConnectionTrial(HttpTransport &transport, const RegistryOptions &options,
                                 RegistryTester::Probe probe, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_options(options)
    , m_probe(std::move(probe))
    , m_endpoints(transport)
    , m_authorizer(transport, options)
{
    m_promise.start();
    connect(&m_search, &QFutureWatcherBase::finished, this, &ConnectionTrial::onPinged);
}

QFuture<ConnectionReport> ConnectionTrial::start(const TrialTarget &target, std::stop_token stop)
{
    m_target = target;
    m_stop = std::move(stop);
    m_report.host = target.host;
    m_report.repository = target.repository;
    m_timer.start();
    QFuture<ConnectionReport> future = m_promise.future();
    if (!readConfiguration()) {
        // Never before start() has returned.
        QMetaObject::invokeMethod(this, &ConnectionTrial::finish, Qt::QueuedConnection);
        return future;
    }
    probe(false);
    return future;
}

bool ConnectionTrial::readConfiguration()
{
    QStringList facts;
    if (m_options.sources && !m_target.repository.isEmpty()) {
        const Result<PullSpec> image = PullSpec::parse(m_target.host + u'/' + m_target.repository);
        const Result<QList<PullSource>> sources
            = image ? m_options.sources(*image) : Result<QList<PullSource>>(image.error());
        if (!sources) {
            fail(Kind::Configuration, sources.error());
            return false;
        }
        for (const PullSource &source : *sources) {
            if (!source.rule.isEmpty())
                facts.append(source.image.exact() + u": "_s + source.rule);
            m_target.access.insecure |= source.insecure && source.image.registry() == m_target.host;
        }
    }
    pass(Kind::Configuration,
         m_target.access.insecure ? u"insecure connections are allowed"_s
                                  : u"only verified HTTPS is allowed"_s,
         facts);
    return true;
}

void ConnectionTrial::probe(bool isPlain)
{
    const QUrl url(u"https://"_s + m_target.host);
    m_probe({.host = url.host(),
             .port = url.port(isPlain ? 80 : 443),
             .useTls = !isPlain,
             .skipTlsVerification = m_target.access.insecure},
            m_stop)
        .then(this, [this, isPlain](const ProbeReport &report) { onProbed(report, isPlain); });
}

bool ConnectionTrial::add(Kind kind, const ProbePhase &phase)
{
    if (phase.error) {
        fail(kind, *phase.error, phase.facts);
        m_report.steps.last().taken = phase.taken;
        return false;
    }
    if (!phase.done) { // there is nothing to do, as for the name of an address
        m_report.steps.append({.kind = kind, .state = State::Skipped});
        return true;
    }
    pass(kind, phase.facts.value(0), phase.facts.mid(1));
    m_report.steps.last().taken = phase.taken;
    return true;
}

void ConnectionTrial::onProbed(const ProbeReport &report, bool isPlain)
{
    const bool isReached = !report.lookup.error && !report.connect.error && !report.tls.error;
    if (!isReached && !isPlain && m_target.access.insecure && !report.lookup.error) {
        return probe(true);
    }
    if (!add(Kind::NameResolution, report.lookup) || !add(Kind::Connect, report.connect))
        return finish();
    const bool isSecured = add(Kind::Tls, report.tls);
    m_report.steps.last().certificates = report.certificates;
    if (!isSecured)
        return finish();
    if (isPlain) {
        m_report.steps.last() = {
            .kind = Kind::Tls, .state = State::Warning, .summary = u"there is none: plain HTTP"_s};
    } else if (m_target.access.insecure && report.tls.done) {
        m_report.steps.last().state = State::Warning;
    }
    m_timer.restart();
    m_search.setFuture(m_endpoints.find(m_target.host, m_target.access));
}

void ConnectionTrial::onPinged()
{
    const auto future = m_search.future();
    if (future.resultCount() == 0)
        return finish();
    const Result<RegistryEndpoint> endpoint = future.result();
    if (!endpoint) {
        fail(Kind::Ping, endpoint.error());
        return finish();
    }
    m_endpoint = *endpoint;
    pass(Kind::Ping, m_endpoint.url.toString() + u"/v2/ answers as a registry"_s);
    QStringList challenges;
    for (const Challenge &challenge : m_endpoint.challenges)
        challenges.append(challenge.text());
    pass(Kind::Challenge,
         challenges.isEmpty() ? u"everybody is let in"_s : challenges.join(u"; "_s));
    const QString scope = m_target.repository.isEmpty()
        ? QString()
        : u"repository:%1:pull"_s.arg(m_target.repository);
    const bool isHub = m_target.host == "registry-1.docker.io"_L1;
    const QString host = isHub ? u"docker.io"_s : m_target.host;
    m_authorizer
        .authorize({.endpoint = m_endpoint,
                    .challenges = m_endpoint.challenges,
                    .target = host + u'/' + m_target.repository,
                    .scope = scope})
        .then(this, [this](const Authorization &so) { onAuthorized(so); });
}

void ConnectionTrial::onAuthorized(const Authorization &so)
{
    const auto found = std::ranges::find_if(so.credentials, &CredentialExplanation::found);
    QStringList facts = so.notes;
    for (const CredentialExplanation &how : so.credentials)
        facts += keyFacts(how);
    if (found != so.credentials.end())
        pass(Kind::Credential,
             u"%1, key %2 of %3"_s.arg(found->username, found->key, found->source), facts);
    else
        pass(Kind::Credential,
             m_endpoint.challenges.isEmpty() ? u"not needed"_s : u"none found: anonymous"_s, facts);
    if (!so.notes.isEmpty())
        m_report.steps.last().state = State::Warning;
    if (so.refusal) {
        const bool isToken = !so.tokens.isEmpty();
        fail(isToken ? Kind::Token : Kind::Credential, *so.refusal);
        return finish();
    }
    if (so.tokens.isEmpty())
        m_report.steps.append({.kind = Kind::Token, .state = State::Skipped});
    else
        pass(Kind::Token, tokenSummary(so.tokens.constFirst()));
    askForAccess(so);
}

void ConnectionTrial::askForAccess(const Authorization &so)
{
    HttpRequest request{.url = m_endpoint.url,
                        .headers = {{"Accept", "application/json"}},
                        .maxBodyBytes = limits::tagPageBytes,
                        .skipTlsVerification = m_endpoint.skipTlsVerification};
    // The list of a large repository is not kept; whether it comes is all that counts.
    request.onBody = [](QByteArrayView) { };
    const bool hasRepository = !m_target.repository.isEmpty();
    request.url.setPath(hasRepository ? u"/v2/%1/tags/list"_s.arg(m_target.repository) : u"/v2/"_s);
    if (hasRepository)
        request.url.setQuery(u"n=1"_s);
    if (!so.header.isEmpty())
        request.headers.append({"Authorization", so.header});
    m_transport.send(std::move(request), m_stop).then(this, [this](const Result<HttpReply> &reply) {
        onAccess(reply);
    });
}

void ConnectionTrial::onAccess(const Result<HttpReply> &reply)
{
    const QString what = m_target.repository.isEmpty() ? u"the registry"_s : m_target.repository;
    if (!reply)
        fail(Kind::Scope, reply.error());
    else if (reply->status < 200 || reply->status > 299)
        fail(Kind::Scope, aboutRepository(registryError(*reply), m_target.repository));
    else
        pass(Kind::Scope, u"%1 may be read"_s.arg(what));
    finish();
}

void ConnectionTrial::pass(Kind kind, const QString &summary, const QStringList &facts)
{
    m_report.steps.append({.kind = kind,
                           .state = State::Passed,
                           .summary = summary,
                           .facts = facts,
                           .taken = lap(m_timer)});
}

void ConnectionTrial::fail(Kind kind, const Error &error, const QStringList &facts)
{
    m_report.steps.append({.kind = kind,
                           .state = State::Failed,
                           .summary = error.detail,
                           .facts = facts,
                           .taken = lap(m_timer),
                           .error = error});
}

/// What was not reached is listed as skipped.
void ConnectionTrial::finish()
{
    if (std::exchange(m_isDone, true))
        return;
    constexpr std::array all{Kind::Configuration, Kind::NameResolution, Kind::Connect,
                             Kind::Tls,           Kind::Ping,           Kind::Challenge,
                             Kind::Credential,    Kind::Token,          Kind::Scope};
    const Kind last = m_report.steps.isEmpty() ? Kind::Configuration : m_report.steps.last().kind;
    for (const Kind kind : all) {
        if (kind > last)
            m_report.steps.append({.kind = kind, .state = State::Skipped});
    }
    deleteLater();
    m_promise.addResult(m_report);
    m_promise.finish();
}

} // namespace headwater
