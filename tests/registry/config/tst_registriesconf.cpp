// SPDX-License-Identifier: Apache-2.0
#include "registry/config/registriesconf.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString digest = u"sha256:"_s + QString(64, u'a');

/// The mirrors and rules that most rows are about.
const QByteArray example = R"(
[[registry]]
location = "quay.io"
[[registry.mirror]]
location = "mirror.example/quay"
insecure = true
[[registry.mirror]]
location = "digests.example"
pull-from-mirror = "digest-only"
[[registry.mirror]]
location = "tags.example"
pull-from-mirror = "tag-only"
[[registry]]
prefix = "quay.io/org"
location = "internal.example:5000/copy"
insecure = true
[[registry]]
location = "docker.io"
mirror-by-digest-only = true
[[registry.mirror]]
location = "hub.example"
[[registry]]
prefix = "*.corp.example"
insecure = true
[[registry]]
prefix = "*.old.example"
location = "new.example"
[[registry]]
location = "bad.example"
blocked = true
[[registry]]
prefix = "broken.example"
location = "UPPER.example/BAD"
)";

RegistriesConf confOf(const QByteArray &toml)
{
    RegistriesConf conf;
    const Result<RegistriesFile> file = parseRegistriesFile(toml, u"f"_s);
    if (file)
        conf.merge(*file, u"f"_s);
    return conf;
}

/// "image [insecure] (rule)" of each.
QStringList sourcesOf(const RegistriesConf &conf, const QString &image)
{
    const Result<QList<PullSource>> sources = conf.sources(*PullSpec::parse(image));
    if (!sources)
        return {u"error: "_s + sources.error().detail};
    QStringList lines;
    for (const PullSource &source : *sources)
        lines.append(source.image.exact() + (source.insecure ? u" insecure"_s : QString())
                     + (source.rule.isEmpty() ? QString() : u" ("_s + source.rule + u')'));
    return lines;
}

} // namespace

class RegistriesConfTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void sources_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QStringList>("sources");
        const auto row = [](const char *name, const QString &image, const QStringList &sources) {
            QTest::newRow(name) << image << sources;
        };
        row("no rule", u"ghcr.io/a/b"_s, {u"ghcr.io/a/b"_s});
        row("mirrors in order, then the location", u"quay.io/other/app:1"_s,
            {u"mirror.example/quay/other/app:1 insecure (mirror of quay.io by f)"_s,
             u"tags.example/other/app:1 (mirror of quay.io by f)"_s, u"quay.io/other/app:1"_s});
        row("by digest", u"quay.io/other/app@"_s + digest,
            {u"mirror.example/quay/other/app@"_s + digest + u" insecure (mirror of quay.io by f)"_s,
             u"digests.example/other/app@"_s + digest + u" (mirror of quay.io by f)"_s,
             u"quay.io/other/app@"_s + digest});
        row("longest prefix", u"quay.io/org/app:1"_s,
            {u"internal.example:5000/copy/app:1 insecure (location of quay.io/org by f)"_s});
        row("no prefix of half a name", u"quay.io/org2/app"_s,
            {u"mirror.example/quay/org2/app:latest insecure (mirror of quay.io by f)"_s,
             u"tags.example/org2/app:latest (mirror of quay.io by f)"_s, u"quay.io/org2/app"_s});
        row("other port", u"quay.io:5000/org/app"_s, {u"quay.io:5000/org/app"_s});
        row("mirrors by digest only", u"ruby:2"_s, {u"ruby:2"_s});
        row("defaults of the Hub", u"ruby@"_s + digest,
            {u"hub.example/library/ruby@"_s + digest + u" (mirror of docker.io by f)"_s,
             u"ruby@"_s + digest});
        row("old name of the Hub", u"index.docker.io/library/ruby@"_s + digest,
            {u"hub.example/library/ruby@"_s + digest + u" (mirror of docker.io by f)"_s,
             u"index.docker.io/library/ruby@"_s + digest});
        row("wildcard", u"a.b.corp.example/app"_s,
            {u"a.b.corp.example/app insecure (*.corp.example insecure by f)"_s});
        row("wildcard needs a part", u"corp.example/app"_s, {u"corp.example/app"_s});
        row("wildcard is about the host", u"ghcr.io/x.corp.example/app"_s,
            {u"ghcr.io/x.corp.example/app"_s});
        row("wildcard goes to one place", u"a.old.example/x/app:1"_s,
            {u"new.example/x/app:1 (location of *.old.example by f)"_s});
        row("blocked", u"bad.example/app"_s, {u"error: registry bad.example blocked"_s});
        row("makes no pull spec", u"broken.example/app"_s,
            {u"error: repository name must be lowercase"_s});
    }
    void sources()
    {
        QFETCH(const QString, image);
        QTEST(sourcesOf(confOf(example), image), "sources");
    }

    void blockedIsForbidden()
    {
        const auto refused = confOf(example).sources(*PullSpec::parse(u"bad.example/app:1"_s));
        QCOMPARE(refused.error().kind, Error::Kind::Forbidden);
        QCOMPARE(refused.error().subject, u"bad.example/app:1"_s);
    }

    void withoutConfiguration()
    {
        QCOMPARE(sourcesOf(RegistriesConf(), u"ruby"_s), QStringList{u"ruby"_s});
        QVERIFY(!RegistriesConf().alias(u"ruby"_s));
    }

    void dropInsOverride()
    {
        write(u"etc/containers/registries.conf"_s, R"(
unqualified-search-registries = ["docker.io"]
short-name-mode = "enforcing"
[aliases]
"a" = "quay.io/first/a"
"b" = "quay.io/first/b"
[[registry]]
location = "quay.io"
blocked = true
[[registry]]
location = "ghcr.io"
insecure = true
)");
        const QString dropIn = write(u"config/containers/registries.conf.d/10.conf"_s, R"(
unqualified-search-registries = ["quay.io"]
[aliases]
"a" = "quay.io/second/a"
"b" = ""
[[registry]]
location = "quay.io"
)");
        const RegistriesConf conf = load();
        QCOMPARE(conf.problems(), QList<Error>());
        QCOMPARE(conf.unqualifiedSearchRegistries(), QStringList{u"quay.io"_s});
        QCOMPARE(conf.shortNameMode(), u"enforcing"_s);
        QCOMPARE(conf.rules().size(), 2);
        QCOMPARE(sourcesOf(conf, u"quay.io/x"_s), QStringList{u"quay.io/x"_s});
        QCOMPARE(conf.alias(u"a"_s),
                 (ShortNameAlias{.value = u"quay.io/second/a"_s, .file = dropIn}));
        QVERIFY(!conf.alias(u"b"_s));
    }

    void aBadFileIsAProblemAndTheRestCounts()
    {
        write(u"etc/containers/registries.conf"_s, "[[registry]]\nlocation = 'quay.io'\n");
        const QString bad
            = write(u"etc/containers/registries.conf.d/1.conf"_s, "\n[registries.block]\n");
        const QString worse = write(u"etc/containers/registries.conf.d/2.conf"_s, "[[[");
        const QString large
            = write(u"etc/containers/registries.conf.d/3.conf"_s, QByteArray(2 << 20, '#'));
        write(u"etc/containers/registries.conf.d/4.conf"_s,
              "[[registry]]\nlocation = 'quay.io'\nblocked = true\n");
        const RegistriesConf conf = load();
        QCOMPARE(sourcesOf(conf, u"quay.io/x"_s),
                 QStringList{u"error: registry quay.io blocked"_s});
        QStringList files;
        for (const Error &problem : conf.problems())
            files.append(problem.subject);
        QCOMPARE(files, (QStringList{bad, worse, large}));
        QCOMPARE(conf.problems()[0].kind, Error::Kind::Unsupported);
        QCOMPARE(conf.problems()[0].position.line, 2);
        QCOMPARE(conf.problems()[2].kind, Error::Kind::TooLarge);
    }

    void aNamedFileThatIsMissingIsAProblem()
    {
        m_environment.insert(u"CONTAINERS_REGISTRIES_CONF"_s, m_folder.filePath(u"no.conf"_s));
        QCOMPARE(load().problems().value(0).kind, Error::Kind::NotFound);
    }

    void init()
    {
        TestCase::init();
        QVERIFY(QDir(m_folder.path()).removeRecursively() && QDir().mkpath(m_folder.path()));
        m_environment = QProcessEnvironment();
        m_environment.insert(u"HOME"_s, m_folder.path());
        m_environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    RegistriesConf load() const
    {
        return RegistriesConf::load(RegistryPaths::of(m_environment, m_folder.path()));
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(RegistriesConfTest)
#include "tst_registriesconf.moc"
