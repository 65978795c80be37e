// SPDX-License-Identifier: Apache-2.0
#include "registry/config/credentialchain.h"

#include "registry/config/credentialhelper.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QPromise>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that answers from a table, and not at all for what is in @c silent.
class TableStore : public SecretStore
{
public:
    QHash<QString, Secret> secrets;
    Error otherwise{.kind = Error::Kind::NotFound, .detail = u"no such entry"_s};
    QStringList asked;
    bool isSilent = false;

    QFuture<Result<Secret>> read(const QString &name) override
    {
        asked.append(name);
        if (isSilent)
            return m_open.future();
        const auto found = secrets.constFind(name);
        return QtFuture::makeReadyValueFuture(
            found == secrets.constEnd() ? Result<Secret>(otherwise) : Result<Secret>(*found));
    }
    QFuture<Result<void>> write(const QString &, const Secret &) override
    {
        return QtFuture::makeReadyValueFuture(Result<void>());
    }
    QFuture<Result<void>> remove(const QString &) override
    {
        return QtFuture::makeReadyValueFuture(Result<void>());
    }

private:
    QPromise<Result<Secret>> m_open;
};

/// An entry of "auths": password "S3CRET-canary".
QByteArray entry(const QByteArray &key, const QByteArray &username)
{
    return "\"" + key + "\":{\"auth\":\"" + (username + ":S3CRET-canary").toBase64() + "\"}";
}

QByteArray config(const QByteArrayList &entries, const QByteArray &more = {})
{
    return "{\"auths\":{" + entries.join(',') + '}' + more + '}';
}

QByteArray credsStore(const QByteArray &name)
{
    return ",\"credsStore\":\"" + name + "\"";
}

QByteArray credHelper(const QByteArray &host, const QByteArray &name)
{
    return ",\"credHelpers\":{\"" + host + "\":\"" + name + "\"}";
}

QStringList lines(const CredentialExplanation &how)
{
    QStringList lines;
    for (const ConsideredKey &key : how.considered)
        lines.append(u"%1 %2: %3%4"_s.arg(QFileInfo(key.source).fileName(), key.key, key.why,
                                          key.matches ? u" +"_s : QString()));
    return lines;
}

/// All text of an explanation.
QString allText(const CredentialExplanation &how)
{
    QStringList texts{how.wanted, how.source, how.key, how.username, how.why};
    texts += lines(how);
    for (const Error &problem : how.problems)
        texts += {problem.subject, problem.detail};
    return texts.join(u'\n');
}

} // namespace

class CredentialChainTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment();
        m_environment.insert(u"HOME"_s, m_folder->path());
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder->filePath(u"run"_s));
        m_environment.insert(u"PATH"_s, m_folder->filePath(u"bin"_s) + u":/usr/bin:/bin"_s);
        m_logins.clear();
        m_store = std::make_unique<TableStore>();
    }

    void sourcesInOrder()
    {
        store(u"quay.io"_s, u"keychain"_s);
        write(u"run/containers/auth.json"_s, config({entry("quay.io", "runtime")}));
        write(u".config/containers/auth.json"_s, config({entry("quay.io", "podman")}));
        write(u".docker/config.json"_s, config({entry("quay.io", "docker")}));
        write(u".dockercfg"_s, '{' + entry("quay.io", "legacy") + '}');
        const QStringList removed{u"run/containers/auth.json"_s, u".config/containers/auth.json"_s,
                                  u".docker/config.json"_s, u".dockercfg"_s};
        QCOMPARE(find(u"quay.io/org/app"_s).how.username, u"keychain"_s);
        m_logins.clear();
        QStringList winners;
        for (const QString &name : removed) {
            winners.append(find(u"quay.io/org/app"_s).how.username);
            QVERIFY(QFile::remove(m_folder->filePath(name)));
        }
        QCOMPARE(winners, (QStringList{u"runtime"_s, u"podman"_s, u"docker"_s, u"legacy"_s}));
        const CredentialLookup none = find(u"quay.io/org/app"_s);
        QVERIFY(!none.how.found && !none.credential && none.how.problems.isEmpty());
    }

    void theFirstSourceWinsEvenWithAShorterKey()
    {
        write(u"run/containers/auth.json"_s, config({entry("quay.io:443", "runtime")}));
        write(u".docker/config.json"_s, config({entry("quay.io/org", "docker")}));
        const CredentialLookup found = find(u"quay.io/org/app"_s);
        QCOMPARE(found.how.username, u"runtime"_s);
        QCOMPARE(found.how.why, u"with :443, as the connection is HTTPS"_s);
        QCOMPARE(found.credential->password.reveal(), "S3CRET-canary");
    }

    void everythingIsExplained()
    {
        store(u"ghcr.io"_s, u"keychain"_s);
        write(u"run/containers/auth.json"_s, config({R"("quay.io":{})", R"("bad":{"auth":"!"})"}));
        write(u".docker/config.json"_s,
              config({entry("quay.io", "host"), entry("quay.io/org", "path")}));
        const CredentialLookup found = find(u"quay.io/org/app"_s);
        QCOMPARE(lines(found.how),
                 (QStringList{u"registry:ghcr.io ghcr.io: other host"_s,
                              u"auth.json quay.io: holds no credential"_s,
                              u"config.json quay.io/org: path matches +"_s,
                              u"config.json quay.io: shorter path +"_s}));
        QCOMPARE(found.how.wanted, u"quay.io/org/app"_s);
        QCOMPARE(found.how.kind, CredentialSourceKind::File);
        QCOMPARE(found.how.source, m_folder->filePath(u".docker/config.json"_s));
        QCOMPARE(found.how.key, u"quay.io/org"_s);
        QCOMPARE(found.how.why, u"longest of 2 keys"_s);
        QCOMPARE(found.how.problems.size(), 1);
        QCOMPARE(found.how.problems[0].detail, u"bad: illegal base64 data at input byte 0"_s);
    }

    void realmHasAKeyOfItsOwn()
    {
        store(u"sso.example"_s, u"realm"_s);
        write(u".docker/config.json"_s, config({entry("https://index.docker.io/v1/", "hub")}));
        QCOMPARE(find({.target = u"sso.example/auth"_s, .isRealm = true}).how.username, u"realm"_s);
        QCOMPARE(find({.target = u"auth.docker.io/token"_s, .isRealm = true}).how.username,
                 u"hub"_s);
        QVERIFY(!find({.target = u"auth.example/token"_s, .isRealm = true}).how.found);
    }

    void explicitFileIsTheOnlyOne()
    {
        write(u"run/containers/auth.json"_s, config({entry("quay.io", "runtime")}));
        write(u"own.json"_s, config({entry("ghcr.io", "own")}));
        m_environment.insert(u"REGISTRY_AUTH_FILE"_s, m_folder->filePath(u"own.json"_s));
        QCOMPARE(find(u"ghcr.io/a"_s).how.username, u"own"_s);
        QVERIFY(!find(u"quay.io/a"_s).how.found);
        QVERIFY(QFile::remove(m_folder->filePath(u"own.json"_s)));
        QCOMPARE(find(u"quay.io/a"_s).how.problems.value(0).kind, Error::Kind::NotFound);
    }

    void aFileThatCannotBeReadIsAProblem_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("no JSON") << QByteArray("{\"S3CRET-canary") << Error::Kind::InvalidInput;
        QTest::newRow("too large") << QByteArray(2 << 20, ' ') << Error::Kind::TooLarge;
    }
    void aFileThatCannotBeReadIsAProblem()
    {
        QFETCH(const QByteArray, content);
        write(u"run/containers/auth.json"_s, content);
        write(u".docker/config.json"_s, config({entry("quay.io", "docker")}));
        const CredentialLookup found = find(u"quay.io/a"_s);
        QCOMPARE(found.how.username, u"docker"_s);
        QCOMPARE(found.how.problems.size(), 1);
        QTEST(found.how.problems[0].kind, "kind");
        QCOMPARE(found.how.problems[0].subject, m_folder->filePath(u"run/containers/auth.json"_s));
        QVERIFY(!allText(found.how).contains(u"canary"));
    }

    void aKeychainThatFailsIsAProblem_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("locked") << Error::Kind::NoPermission;
        QTest::newRow("no service") << Error::Kind::Unsupported;
        QTest::newRow("silent") << Error::Kind::TimedOut;
        QTest::newRow("gone") << Error::Kind::NotFound;
    }
    void aKeychainThatFailsIsAProblem()
    {
        QFETCH(const Error::Kind, kind);
        m_logins = {{.key = u"quay.io"_s, .username = u"keychain"_s}};
        m_store->otherwise.kind = kind;
        write(u".docker/config.json"_s, config({entry("quay.io", "docker")}));
        const CredentialLookup found = find(u"quay.io/a"_s);
        QCOMPARE(found.how.username, u"docker"_s);
        QCOMPARE(found.how.problems.size(), 1);
        QCOMPARE(found.how.problems[0].kind, kind);
        QCOMPARE(found.how.problems[0].subject, u"registry:quay.io"_s);
    }

    void aKeychainEntryThatIsNoneIsAProblem()
    {
        m_logins = {{.key = u"quay.io"_s}};
        for (const char *content : {"S3CRET-canary", "{}"}) {
            m_store->secrets.insert(u"registry:quay.io"_s, Secret(content));
            const CredentialLookup found = find(u"quay.io/a"_s);
            QCOMPARE(found.how.problems.value(0).kind, Error::Kind::InvalidInput);
            QVERIFY(!found.how.found);
            QVERIFY(!allText(found.how).contains(u"canary"));
        }
    }

    void theKeychainIsAskedOnlyForWhatMatches()
    {
        store(u"quay.io"_s, u"a"_s);
        store(u"ghcr.io"_s, u"b"_s);
        QVERIFY(find(u"quay.io/a"_s).how.found);
        QVERIFY(!find(u"example.com/a"_s).how.found);
        QCOMPARE(m_store->asked, QStringList{u"registry:quay.io"_s});
    }

    void withoutKeychain()
    {
        m_logins = {{.key = u"quay.io"_s}};
        QVERIFY(!find({.target = u"quay.io/a"_s}, nullptr).how.found);
    }

    void helpers_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("username"); // "helper:server" from helpers
        QTest::addColumn<QString>("source");
        const QString app = u"quay.io/org/app"_s;
        const QString file = u"config.json"_s;
        const QString one = u"docker-credential-one"_s;
        QTest::newRow("of the host")
            << credHelper("quay.io", "one") << app << u"one:quay.io"_s << one;
        QTest::newRow("of the host before the store")
            << credsStore("two") + credHelper("quay.io", "one") << app << u"one:quay.io"_s << one;
        QTest::newRow("of another host")
            << credHelper("ghcr.io", "one") << app << u"entry"_s << file;
        QTest::newRow("store before the entries")
            << credsStore("one") << app << u"one:quay.io"_s << one;
        QTest::newRow("store knows the Hub by docker's name")
            << credsStore("one") << u"docker.io/library/ruby"_s
            << u"one:https://index.docker.io/v1/"_s << one;
        QTest::newRow("of the Hub by another name")
            << credHelper("https://index.docker.io/v1/", "one") << u"docker.io/library/ruby"_s
            << u"one:https://index.docker.io/v1/"_s << one;
        QTest::newRow("has none") << credsStore("none") << app << u"entry"_s << file;
        QTest::newRow("fails") << credsStore("bad") << app << u"entry"_s << file;
        QTest::newRow("missing") << credsStore("missing") << app << u"entry"_s << file;
        QTest::newRow("no plain name") << credsStore("../one") << app << u"entry"_s << file;
    }
    void helpers()
    {
        QFETCH(const QByteArray, settings);
        QFETCH(const QString, target);
        for (const QByteArray name : {"one", "two"})
            install(name,
                    "printf '{\"Username\":\"" + name
                        + ":%s\",\"Secret\":\"S3CRET-canary\"}' \"$(cat)\"");
        install("none", "echo credentials not found in native keychain; exit 1");
        install("bad", "echo S3CRET-canary; exit 1");
        write(u".docker/config.json"_s, config({entry("quay.io", "entry")}, settings));
        const CredentialLookup found = find(target);
        QTEST(found.how.username, "username");
        QTEST(QFileInfo(found.how.source).fileName(), "source");
        const bool isProblem
            = settings.contains("bad") || settings.contains("missing") || settings.contains("..");
        QCOMPARE(found.how.problems.size(), isProblem ? 1 : 0);
        QVERIFY(!allText(found.how).contains(u"canary"));
        QVERIFY(found.how.considered.first().kind == CredentialSourceKind::Helper);
    }

    void t73_filesAreReadForEachSearch()
    {
        for (const QByteArray username : {"first", "second"}) {
            write(u"run/containers/auth.json"_s, config({entry("quay.io", username)}));
            QCOMPARE(find(u"quay.io/a"_s).how.username, QString::fromLatin1(username));
        }
    }

    /// As podman writes: a new file in the place of the old one. Each search sees one of them.
    void t73_aWriterAtTheSameTime()
    {
        const QString path = m_folder->filePath(u"run/containers/auth.json"_s);
        write(u"run/containers/auth.json"_s, config({entry("quay.io", "a")}));
        std::atomic_bool isOver = false;
        std::thread writer([&] {
            for (int i = 0; !isOver; ++i) {
                QFile file(path + u".new"_s);
                if (!file.open(QIODevice::WriteOnly))
                    return;
                file.write(
                    config({entry("quay.io", i % 2 ? "a" : "b")}, QByteArray(i % 3000, ' ')));
                file.close();
                ::rename(QFile::encodeName(file.fileName()).constData(),
                         QFile::encodeName(path).constData());
            }
        });
        int found = 0;
        for (int i = 0; i < 200; ++i) {
            const CredentialLookup answer = find(u"quay.io/a"_s);
            found += answer.how.found && answer.how.problems.isEmpty();
        }
        isOver = true;
        writer.join();
        QCOMPARE(found, 200);
    }

    void aStopEndsTheSearchAtOnce()
    {
        m_logins = {{.key = u"quay.io"_s}};
        m_store->isSilent = true;
        CredentialHelper helper(m_environment);
        CredentialChain chain(RegistryPaths::of(m_environment, m_folder->path()), helper,
                              m_store.get(), [this] { return m_logins; });
        std::stop_source user;
        const auto answer = chain.find({.target = u"quay.io/a"_s}, user.get_token());
        QVERIFY(!answer.isFinished());
        user.request_stop();
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(!answer.result().how.found);
        QVERIFY(chain.find({.target = u"quay.io/a"_s}, user.get_token()).isFinished());
    }

    void t67_nothingShownHoldsASecret()
    {
        store(u"quay.io/x"_s, u"keychain"_s);
        write(u"run/containers/auth.json"_s,
              config({R"("quay.io":{"identitytoken":"S3CRET-canary"})",
                      R"("a":{"auth":"S3CRET-canary"})", R"("b":{"password":{"S3CRET-canary":1}})",
                      R"("user:S3CRET-canary@c":{})", "\"https://user:S3CRET-canary@d/v1/\":5"}));
        const CredentialLookup found = find(u"quay.io/a"_s);
        QCOMPARE(found.credential->identityToken.reveal(), "S3CRET-canary");
        QCOMPARE(found.how.problems.size(), 3);
        QVERIFY(!allText(found.how).contains(u"canary"));
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    void install(const QByteArray &name, const QByteArray &script)
    {
        const QString path = u"bin/docker-credential-"_s + QString::fromLatin1(name);
        write(path, "#!/bin/sh\n" + script + '\n');
        QFile::setPermissions(m_folder->filePath(path), QFile::ReadOwner | QFile::ExeOwner);
    }

    void store(const QString &key, const QString &username)
    {
        const StoredLogin login{.key = key, .username = username};
        m_logins.append(login);
        m_store->secrets.insert(
            login.secretName(),
            encodeCredential({.username = username, .password = Secret("S3CRET-canary")}));
    }

    CredentialLookup find(const CredentialQuery &query, SecretStore *keychain)
    {
        CredentialHelper helper(m_environment);
        CredentialChain chain(RegistryPaths::of(m_environment, m_folder->path()), helper, keychain,
                              [this] { return m_logins; });
        const QFuture<CredentialLookup> answer = chain.find(query, {});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
            return {};
        return answer.result();
    }
    CredentialLookup find(const CredentialQuery &query) { return find(query, m_store.get()); }
    CredentialLookup find(const QString &target) { return find({.target = target}, m_store.get()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
    QList<StoredLogin> m_logins;
    std::unique_ptr<TableStore> m_store;
};

QTEST_GUILESS_MAIN(CredentialChainTest)
#include "tst_credentialchain.moc"
