// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recordedworld.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// Source: vectors/README.md, as are the addresses below.
const QMap<QString, QString> passwords{
    {u"alice"_s, u"alicepw"_s}, {u"bob"_s, u"bobpw"_s}, {u"robot$ci"_s, u"p@ss:w/rd=="_s}};

QMap<QString, TokenUser> tokenUsers()
{
    const QStringList all{u"*"_s};
    return {{u"alice"_s, {passwords[u"alice"_s], all, u"alice-refresh"_s}},
            {u"bob"_s, {passwords[u"bob"_s], {u"*"_s, u"!private/*"_s}, {}}},
            {u"robot$ci"_s, {passwords[u"robot$ci"_s], all, {}}}};
}

} // namespace

bool RecordedWorld::start()
{
    if (!makeCertificates()) {
        m_error = u"openssl made no certificates"_s;
        return false;
    }
    if (!m_tokens.start({.certificate = &m_trusted, .users = tokenUsers()})) {
        m_error = m_tokens.errorString();
        return false;
    }
    if (!startRegistries())
        return false;
    const QStringList trusted{m_tokens.host(), m_open.host(), m_basic.host(), m_bearer.host()};
    return std::ranges::all_of(trusted, [this](const QString &host) {
        return m_authority.installFor(host, m_certs.path());
    });
}

bool RecordedWorld::makeCertificates()
{
    return m_authority.createAuthority() && m_trusted.createSignedBy(m_authority)
        && m_unknownAuthority.createAuthority() && m_untrusted.createSignedBy(m_unknownAuthority);
}

bool RecordedWorld::startRegistries()
{
    const auto started = [this](RegistryProcess &registry, RegistryProcess::Setup setup) {
        if (&registry != &m_plain)
            setup.storage = m_plain.storage();
        if (!registry.start(setup))
            m_error = registry.errorString();
        return m_error.isEmpty();
    };
    return started(m_plain, {}) && started(m_open, {.certificate = &m_trusted})
        && started(m_basic, {.certificate = &m_trusted, .users = passwords})
        && started(m_bearer,
                   {.certificate = &m_trusted,
                    .tokens = &m_tokens,
                    .realm = u"https://127.0.0.1:15104/token"_s,
                    .service = u"oracle-registry"_s})
        && started(m_untrustedOpen, {.certificate = &m_untrusted})
        && started(m_untrustedBasic, {.certificate = &m_untrusted, .users = passwords});
}

QString RecordedWorld::played(const QString &host, int port) const
{
    if (host == "127.0.0.1"_L1 || host == "localhost"_L1) {
        switch (port) {
        case 15000: return m_plain.host();
        case 15001: return m_untrustedOpen.host();
        case 15002: return m_basic.host();
        case 15003: return m_bearer.host();
        case 15005: return m_open.host();
        case 15006: return m_untrustedBasic.host();
        case 15104: return m_tokens.host();
        default: return u"127.0.0.1:1"_s;
        }
    }
    if (host == "plain.example.com"_L1)
        return port == 80 ? m_plain.host() : u"127.0.0.1:1"_s;
    const bool isHub = host == "docker.io"_L1 || host == "index.docker.io"_L1
        || host == "registry-1.docker.io"_L1;
    if (isHub || host == "registry.example.com"_L1)
        return isHub && m_hubNeedsPassword ? m_basic.host() : m_open.host();
    if (host == "quay.io"_L1 || host == "private.example.com"_L1)
        return m_basic.host();
    return {};
}

} // namespace headwater
