// SPDX-License-Identifier: Apache-2.0
#include "registry/config/registriesfile.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class RegistriesFileTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsAll()
    {
        const Result<RegistriesFile> file = parseRegistriesFile(R"(
unqualified-search-registries = ["docker.io", "quay.io"]
short-name-mode = "permissive"
credential-helpers = ["containers-auth.json"]
[aliases]
"ubi9" = "registry.access.redhat.com/ubi9"
"gone" = ""
[[registry]]
prefix = "quay.io/org/"
location = "internal.example/quay"
insecure = true
blocked = true
[[registry.mirror]]
location = "mirror.example/a"
insecure = true
[[registry.mirror]]
location = "mirror.example/b"
pull-from-mirror = "digest-only"
[[registry.mirror]]
location = "mirror.example/c"
pull-from-mirror = "tag-only"
[[registry]]
location = "docker.io"
mirror-by-digest-only = true
[[registry.mirror]]
location = "mirror.example/d"
[[registry]]
prefix = "*.example.com"
)",
                                                                u"f"_s);
        QVERIFY(file);
        QCOMPARE(file->unqualifiedSearchRegistries, (QStringList{u"docker.io"_s, u"quay.io"_s}));
        QCOMPARE(file->shortNameMode, u"permissive"_s);
        QCOMPARE(file->aliases,
                 (QMap<QString, QString>{{u"ubi9"_s, u"registry.access.redhat.com/ubi9"_s},
                                         {u"gone"_s, QString()}}));
        const RegistryRule first{
            .prefix = u"quay.io/org"_s,
            .location = u"internal.example/quay"_s,
            .insecure = true,
            .blocked = true,
            .mirrors = {{.location = u"mirror.example/a"_s, .insecure = true},
                        {.location = u"mirror.example/b"_s, .pulls = PullFromMirror::DigestOnly},
                        {.location = u"mirror.example/c"_s, .pulls = PullFromMirror::TagOnly}},
            .file = u"f"_s};
        const RegistryRule second{
            .prefix = u"docker.io"_s,
            .location = u"docker.io"_s,
            .mirrors = {{.location = u"mirror.example/d"_s, .pulls = PullFromMirror::DigestOnly}},
            .file = u"f"_s};
        const RegistryRule third{.prefix = u"*.example.com"_s, .file = u"f"_s};
        QCOMPARE(file->rules, (QList<RegistryRule>{first, second, third}));
    }

    void emptyFileSaysNothing()
    {
        const Result<RegistriesFile> file = parseRegistriesFile("# nothing\n", u"f"_s);
        QVERIFY(file && file->rules.isEmpty() && file->aliases.isEmpty());
        QVERIFY(!file->unqualifiedSearchRegistries && !file->shortNameMode);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *toml, int line, const char *words) {
            QTest::newRow(name) << QByteArray(toml) << line << QString::fromUtf8(words);
        };
        row("no TOML", "a = 1\n[[registry]\n", 2, "");
        row("not UTF-8", "a = \"\xff\"\n", 1, "");
        row("a thousand nested arrays", QByteArray("a = " + QByteArray(1000, '[')).constData(), 1,
            "");
        row("neither prefix nor location", "\n[[registry]]\ninsecure = true\n", 2,
            "invalid condition: both location and prefix are unset");
        row("prefix alone", "[[registry]]\nprefix = 'quay.io'\n", 1,
            "invalid condition: location is unset and prefix is not in the format: *.example.com");
        row("scheme", "[[registry]]\nlocation = 'https://quay.io'\n", 2,
            "invalid location 'https://quay.io': URI schemes are not supported");
        row("mirror without location", "[[registry]]\nlocation = 'a'\n[[registry.mirror]]\n", 3,
            "invalid condition: mirror location is unset");
        row("unknown pull-from-mirror",
            "[[registry]]\nlocation='a'\n[[registry.mirror]]\nlocation='b'\n"
            "pull-from-mirror='never'\n",
            3, "unsupported pull-from-mirror value \"never\" for mirror \"b\"");
        row("two ways at once",
            "[[registry]]\nlocation='a'\nmirror-by-digest-only=true\n[[registry.mirror]]\n"
            "location='b'\npull-from-mirror='all'\n",
            4,
            "cannot set mirror usage mirror-by-digest-only for the registry (\"a\") and "
            "pull-from-mirror for per-mirror (\"b\") at the same time");
        row("pull-from-mirror of no mirror", "[[registry]]\nlocation='a'\npull-from-mirror='all'\n",
            3, "pull-from-mirror must not be set for a non-mirror registry \"a\"");
        row("flag is text", "[[registry]]\nlocation='a'\nblocked='yes'\n", 3,
            "blocked is neither true nor false");
        row("location is a number", "[[registry]]\nlocation=1\n", 2, "location is no text");
        row("registry is no array", "[registry]\nlocation='a'\n", 1,
            "registry is no array of tables");
        row("array of numbers", "registry = [1]\n", 1, "registry holds what is no table");
        row("search is text", "unqualified-search-registries='a'\n", 1,
            "unqualified-search-registries is no array");
        row("search holds a number", "unqualified-search-registries=[1]\n", 1,
            "unqualified-search-registries holds what is no text");
        row("mode", "short-name-mode='maybe'\n", 1, "invalid short-name mode: \"maybe\"");
        row("aliases", "aliases=1\n", 1, "aliases is no table");
        row("alias is a number", "[aliases]\na=1\n", 2, "a is no text");
    }
    void refuses()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const QString, words);
        const Result<RegistriesFile> file = parseRegistriesFile(toml, u"/etc/f.conf"_s);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(file.error().subject, u"/etc/f.conf"_s);
        QTEST(file.error().position.line, "line");
        QVERIFY(!file.error().detail.isEmpty());
        if (!words.isEmpty())
            QCOMPARE(file.error().detail, words);
    }

    void versionOneIsRefusedByName()
    {
        const Result<RegistriesFile> file
            = parseRegistriesFile("[registries.search]\nregistries = ['docker.io']\n", u"f"_s);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::Unsupported);
        QCOMPARE(file.error().position.line, 1);
        QVERIFY(file.error().detail.contains(u"version 1"));
        QVERIFY(file.error().detail.contains(u"[[registry]]"));
    }
};

QTEST_GUILESS_MAIN(RegistriesFileTest)
#include "tst_registriesfile.moc"
