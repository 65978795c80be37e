// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/keyring.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

Keyring keyringOf(const QStringList &keys)
{
    Keyring keyring;
    for (const QString &key : keys)
        keyring.add({.kind = CredentialSourceKind::PullSecret,
                     .source = u"s"_s,
                     .key = key,
                     .credential = {.username = key, .password = Secret("S3CRET-canary")}});
    return keyring;
}

QStringList keysOf(const KeyringLookup &found)
{
    QStringList keys;
    for (const KeyringEntry &entry : found.matches)
        keys.append(entry.key);
    return keys;
}

/// "key: why" of all that was considered.
QStringList reasons(const QList<ConsideredKey> &considered)
{
    QStringList lines;
    for (const ConsideredKey &key : considered)
        lines.append(key.key + u": "_s + key.why + (key.matches ? u" +"_s : QString()));
    return lines;
}

} // namespace

class KeyringTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// The table of registry-auth.md section 5.4, and what a server did in vectors/auth.
    void matchesAsTheServerDoes_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("image");
        QTest::addColumn<bool>("matches");
        const auto row = [](const QString &key, const QString &image, bool matches) {
            QTest::addRow("%s for %s", qPrintable(key), qPrintable(image))
                << key << image << matches;
        };
        const QString ruby = u"docker.io/library/ruby:latest"_s;
        row(u"https://index.docker.io/v1/"_s, ruby, true);
        row(u"https://index.docker.io/v2/"_s, ruby, true);
        row(u"index.docker.io"_s, ruby, true);
        row(u"docker.io"_s, ruby, true);
        row(u"https://docker.io"_s, ruby, true);
        row(u"docker.io/library"_s, ruby, true);
        row(u"https://docker.io/v2/"_s, u"docker.io/org/x:1"_s, true);
        row(u"registry-1.docker.io"_s, ruby, false);
        row(u"https://registry-1.docker.io"_s, ruby, false);
        row(u"https://index.docker.io/v1"_s, ruby, false);
        row(u"index.docker.io/v1"_s, ruby, false);
        row(u"index.docker.io/library"_s, ruby, false);
        row(u"auth.docker.io"_s, ruby, false);
        row(u"hub.docker.com"_s, ruby, false);
        row(u"index.docker.io/v1/myorg"_s, u"docker.io/myorg/x:1"_s, false);
        const QString app = u"quay.io/org/app:1"_s;
        row(u"quay.io"_s, app, true);
        row(u"https://quay.io"_s, app, true);
        row(u"http://quay.io"_s, app, true);
        row(u"quay.io/org"_s, app, true);
        row(u"quay.io/org"_s, u"quay.io/org2/app:1"_s, true);
        row(u"quay.io/org/app"_s, u"quay.io/org/app2:1"_s, true);
        row(u"quay.io/other"_s, app, false);
        row(u"quay.io:443"_s, app, false);
        row(u"quay.io"_s, u"quay.io:443/org/app:1"_s, false);
        row(u"https://quay.io:443"_s, u"quay.io:443/org/app:1"_s, true);
        row(u"*.example.com"_s, u"reg.example.com/a/b:1"_s, true);
        row(u"*.example.com"_s, u"reg.example.com:443/a/b:1"_s, false);
        row(u"*.example.com"_s, u"example.com/a/b:1"_s, false);
        row(u"*.example.com"_s, u"a.b.example.com/x:1"_s, false);
        row(u"reg.*.com"_s, u"reg.foo.com/x:1"_s, true);
        row(u"*.*.com"_s, u"reg.foo.com/x:1"_s, true);
        row(u"*.com"_s, u"reg.foo.com/x:1"_s, false);
        row(u"*"_s, u"reg.foo.com/x:1"_s, false);
        row(u"reg.foo.com."_s, u"reg.foo.com/x:1"_s, false);
        row(u"foo.com"_s, u"reg.foo.com/x:1"_s, false);
        row(u"my.repo.com:5000"_s, u"my.repo.com:5000/myimage:latest"_s, true);
        row(u"my.repo.com"_s, u"my.repo.com:5000/myimage:latest"_s, false);
        row(u"my.repo.com:80"_s, u"my.repo.com/myimage:latest"_s, false);
        row(u"my.repo.com/v2/org"_s, u"my.repo.com/org/x:1"_s, true);
        row(u"my.repo.com/v1"_s, u"my.repo.com/org/x:1"_s, false);
        row(u"my.repo.com/v2/"_s, u"my.repo.com/org/x:1"_s, true);
        row(u"my.repo.com/v2"_s, u"my.repo.com/org/x:1"_s, false);
        row(u"MY.repo.com"_s, u"my.repo.com/x:1"_s, false);
        row(u"registry.redhat.io"_s,
            u"registry.redhat.io/ubi8/ruby-25@sha256:"_s + QString(64, u'a'), true);
        row(u"index.docker.io"_s, u"localhost/app:1"_s, true); // as surprising as it is
        row(u"docker.io"_s, u"localhost/app:1"_s, false);
    }
    void matchesAsTheServerDoes()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, image);
        QTEST(!keyringOf({key}).lookup(image).matches.isEmpty(), "matches");
    }

    void order_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QStringList>("keys");
        const QString app = u"quay.io/org/app"_s;
        QTest::newRow("all") << u"quay.io/org/app:1"_s
                             << QStringList{app, u"quay.io/org"_s, u"quay.io"_s, u"*.io"_s};
        QTest::newRow("other app")
            << u"quay.io/org/b:1"_s << QStringList{u"quay.io/org"_s, u"quay.io"_s, u"*.io"_s};
        QTest::newRow("other path") << u"quay.io/z:1"_s << QStringList{u"quay.io"_s, u"*.io"_s};
        QTest::newRow("pattern") << u"ghcr.io/z:1"_s << QStringList{u"*.io"_s};
        QTest::newRow("none") << u"example.com/z:1"_s << QStringList();
    }
    void order()
    {
        QFETCH(const QString, image);
        const Keyring keyring
            = keyringOf({u"quay.io"_s, u"*.io"_s, u"quay.io/org/app"_s, u"quay.io/org"_s});
        QTEST(keysOf(keyring.lookup(image)), "keys");
    }

    void amongEqualKeysTheFirstWins()
    {
        const KeyringLookup found
            = keyringOf({u"https://quay.io"_s, u"quay.io"_s}).lookup(u"quay.io/a:1"_s);
        QCOMPARE(keysOf(found), (QStringList{u"https://quay.io"_s, u"quay.io"_s}));
        QCOMPARE(found.considered[1].why, u"same key, found later"_s);
    }

    void everyKeyIsExplained()
    {
        const KeyringLookup found = keyringOf({u"quay.io:port"_s, u"quay.io"_s, u"quay.io/org"_s,
                                               u"quay.io/x"_s, u"quay.io:443"_s, u"example.com"_s})
                                        .lookup(u"quay.io/org/app:1"_s);
        QCOMPARE(found.why, u"longest of 2 keys"_s);
        QCOMPARE(reasons(found.considered),
                 (QStringList{u"quay.io:443: other port"_s, u"quay.io/x: path is no prefix"_s,
                              u"quay.io/org: path matches +"_s, u"quay.io: shorter path +"_s,
                              u"example.com: other host"_s, u"quay.io:port: not an address"_s}));
    }

    /// registry-auth.md section 5.6.
    void findsMoreThanTheServer_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("plainHttp");
        QTest::addColumn<QString>("why"); // empty: not found
        const auto row
            = [](const QString &key, const QString &target, bool plainHttp, const QString &why) {
                  QTest::addRow("%s for %s%s", qPrintable(key), plainHttp ? "http " : "",
                                qPrintable(target))
                      << key << target << plainHttp << why;
              };
        const QString withoutPort = u"my.repo.com/app"_s;
        row(u"my.repo.com"_s, withoutPort, false, u"host matches"_s);
        row(u"my.repo.com/app"_s, withoutPort, false, u"exact"_s);
        row(u"*.repo.com"_s, withoutPort, false, u"pattern matches"_s);
        row(u"my.repo.com:80"_s, withoutPort, true, u"with :80, as the connection is HTTP"_s);
        row(u"my.repo.com:80"_s, withoutPort, false, {});
        row(u"my.repo.com:443"_s, withoutPort, false, u"with :443, as the connection is HTTPS"_s);
        row(u"my.repo.com:443"_s, withoutPort, true, {});
        row(u"my.repo.com"_s, u"my.repo.com:443/app"_s, false, u"without :443"_s);
        row(u"my.repo.com"_s, u"my.repo.com:80/app"_s, true, u"without :80"_s);
        row(u"my.repo.com"_s, u"my.repo.com:5000/app"_s, false, {});
        row(u"my.repo.com:5000"_s, withoutPort, false, {});
        const QString hub = u"by another name of Docker Hub"_s;
        const QString ruby = u"docker.io/library/ruby"_s;
        row(u"docker.io"_s, ruby, false, u"host matches"_s);
        row(u"https://index.docker.io/v1/"_s, ruby, false, hub);
        row(u"https://index.docker.io/v1"_s, ruby, false, hub);
        row(u"registry-1.docker.io"_s, ruby, false, hub);
        row(u"index.docker.io/library"_s, ruby, false, hub);
        row(u"index.docker.io/other"_s, ruby, false, {});
        row(u"auth.docker.io"_s, ruby, false, {});
        row(u"index.docker.io"_s, u"localhost/app"_s, false, {});
    }
    void findsMoreThanTheServer()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, target);
        QFETCH(const bool, plainHttp);
        QFETCH(const QString, why);
        const CredentialLookup found
            = keyringOf({key}).find({.target = target, .plainHttp = plainHttp});
        QCOMPARE(found.how.why, why);
        QCOMPARE(found.how.found, !why.isEmpty());
        QCOMPARE(found.credential.has_value(), !why.isEmpty());
        QCOMPARE(found.how.considered.size(), 1);
        QCOMPARE(found.how.considered[0].matches, !why.isEmpty());
    }

    /// The table of registry-auth.md section 5.5.
    void findsByUrl_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("found");
        const auto row = [](const QString &key, const QString &url, bool found) {
            QTest::addRow("%s for %s", qPrintable(key), qPrintable(url)) << key << url << found;
        };
        row(u"my.repo.com:80"_s, u"http://my.repo.com/v2/x/manifests/latest"_s, false);
        row(u"my.repo.com"_s, u"http://my.repo.com/v2/x/manifests/latest"_s, true);
        row(u"my.repo.com:80"_s, u"http://my.repo.com/auth/token"_s, true);
        row(u"my.repo.com"_s, u"http://my.repo.com/auth/token"_s, false);
        row(u"my.repo.com"_s, u"http://my.repo.com:80/auth/token"_s, false);
        row(u"my.repo.com:80"_s, u"http://my.repo.com:80/auth/token"_s, true);
        row(u"my.repo.com:5000"_s, u"http://my.repo.com:5000/v2/x/manifests/latest"_s, true);
        row(u"my.repo.com"_s, u"https://my.repo.com:443/v2/"_s, true);
        row(u"my.repo.com"_s, u"https://my.repo.com:443/token"_s, true);
        row(u"my.repo.com"_s, u"https://my.repo.com:80/token"_s, false);
        row(u"https://index.docker.io/v1/"_s, u"https://auth.docker.io/token"_s, true);
        row(u"docker.io"_s, u"https://auth.docker.io/token"_s, true);
        row(u"auth.docker.io"_s, u"https://auth.docker.io/token"_s, true);
        row(u"privateregistry.example.com"_s, u"https://sso.redhat.com/auth/x"_s, false);
        row(u"sso.redhat.com"_s, u"https://sso.redhat.com/auth/x"_s, true);
        row(u"registry.redhat.io"_s, u"https://registry.redhat.io/auth/realms/rhcc/x"_s, true);
        row(u"quay.io"_s, u"https://quay.io/v2/auth"_s, true);
        row(u"quay.io/org"_s, u"https://quay.io/v2/auth"_s, false);
        row(u"docker.io"_s, u"https://auth.docker.io.evil.example/token"_s, false);
    }
    void findsByUrl()
    {
        QFETCH(QString, url);
        QFETCH(const QString, key);
        const bool plainHttp = url.startsWith("http:"_L1);
        const CredentialLookup answer = keyringOf({key}).find(
            {.target = url.section(u"//"_s, 1), .isRealm = true, .plainHttp = plainHttp});
        QTEST(answer.how.found, "found");
    }

    void emptyCredentialIsPassedOver()
    {
        Keyring keyring = keyringOf({u"quay.io"_s});
        keyring.add({.key = u"quay.io/org"_s, .isUsable = false});
        const CredentialLookup found = keyring.find({.target = u"quay.io/org/app"_s});
        QCOMPARE(found.how.key, u"quay.io"_s);
        QCOMPARE(found.how.username, u"quay.io"_s);
        QCOMPARE(
            reasons(found.how.considered),
            (QStringList{u"quay.io/org: holds no credential"_s, u"quay.io: host matches +"_s}));
    }

    void whatIsNoAddressIsNotFound()
    {
        QVERIFY(!keyringOf({u"quay.io"_s}).find({.target = u"quay io"_s}).how.found);
        QVERIFY(keyringOf({u"quay.io"_s}).lookup(u"quay.io:x/a"_s).matches.isEmpty());
        QVERIFY(keyringOf({u"quay.io"_s}).lookup({}).matches.isEmpty());
    }
};

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
