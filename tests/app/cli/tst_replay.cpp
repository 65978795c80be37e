// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestreamjson.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"
#include "tests/app/cli/clirunner.h"
#include "tests/support/fixtures.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// The registries behind the recordings, as one plain one plays them: names that had a trusted
/// certificate answer, the plain ones only if insecure connections are allowed, all others are
/// unknown to the name server.
class RecordedRegistries : public RegistryPort
{
public:
    RecordedRegistries(RegistryPort &registry, QString host)
        : m_registry(registry)
        , m_host(std::move(host))
    {
    }

    QFuture<Result<RegistryManifest>> manifest(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop) override
    {
        const Result<PullSpec> spec = played(image, access);
        if (!spec)
            return QtFuture::makeReadyValueFuture<Result<RegistryManifest>>(spec.error());
        return m_registry.manifest(*spec, {.insecure = true}, stop);
    }
    QFuture<Result<QByteArray>> blob(const PullSpec &image, const QString &digest, qint64 maxBytes,
                                     RegistryAccess access, std::stop_token stop) override
    {
        const Result<PullSpec> spec = played(image, access);
        if (!spec)
            return QtFuture::makeReadyValueFuture<Result<QByteArray>>(spec.error());
        return m_registry.blob(*spec, digest, maxBytes, {.insecure = true}, stop);
    }
    QFuture<Result<ManifestHead>> head(const PullSpec &image, RegistryAccess access,
                                       std::stop_token stop) override
    {
        const Result<PullSpec> spec = played(image, access);
        if (!spec)
            return QtFuture::makeReadyValueFuture<Result<ManifestHead>>(spec.error());
        return m_registry.head(*spec, {.insecure = true}, stop);
    }
    QFuture<Result<TagPage>> tags(const PullSpec &image, RegistryAccess access,
                                  std::stop_token stop) override
    {
        const Result<PullSpec> spec = played(image, access);
        if (!spec)
            return QtFuture::makeReadyValueFuture<Result<TagPage>>(spec.error());
        return m_registry.tags(*spec, {.insecure = true}, stop);
    }
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override
    {
        return m_registry.explanation(image);
    }

private:
    Result<PullSpec> played(const PullSpec &image, RegistryAccess access) const
    {
        static const QStringList trusted{
            u"127.0.0.1:15005"_s, u"localhost:15005"_s,      u"docker.io"_s,
            u"index.docker.io"_s, u"registry-1.docker.io"_s, u"registry.example.com"_s};
        const QString &host = image.registry();
        const bool isPlain = host == "127.0.0.1:15000"_L1 && access.insecure;
        if (!isPlain && !trusted.contains(host))
            return Error{.kind = Error::Kind::Offline,
                         .subject = host,
                         .detail
                         = u"Get \"https://%1/v2/\": dial tcp: lookup %1 on 127.0.0.9:53: no "
                           "such host"_s.arg(host)};
        const QString reference = image.id().isEmpty() ? u':' + image.tag() : u'@' + image.id();
        return PullSpec::parse(m_host + u'/' + image.repositoryName() + reference);
    }

    RegistryPort &m_registry;
    QString m_host;
};

/// How far a recording can be followed.
struct Followed
{
    const char *name;
    int steps; ///< that many from the start; -1: all
    const char *reason; ///< why not further
};

constexpr Followed cases[] = {
    {"import/all-few", 0, "imports all tags of a repository"},
    {"import/all-from-spec-tags", -1, ""},
    {"import/by-digest", -1, ""},
    {"import/change-source", -1, ""},
    {"import/copied-tag", 1, "oc tag"},
    {"import/flags-off", 4, "a raw ImageStreamImport"},
    {"import/flags", 12, "imports all tags of a repository"},
    {"import/no-confirm", -1, ""},
    {"import/no-from-uses-target", -1, ""},
    {"import/renamed-tag", -1, ""},
    {"import/tag-moved", -1, ""},
    {"import/tracking-alias", 1, "oc tag"},
    {"multiarch/all-repo-preserve", 0, "imports all tags of a repository"},
    {"multiarch/arm-legacy", -1, ""},
    {"multiarch/attest-legacy", -1, ""},
    {"multiarch/attest-preserveoriginal", -1, ""},
    {"multiarch/by-digest", -1, ""},
    {"multiarch/multi-legacy", -1, ""},
    {"multiarch/noamd64-preserveoriginal", -1, ""},
    {"multiarch/ociindex-legacy", -1, ""},
    {"multiarch/ociindex-preserveoriginal", -1, ""},
    {"multiarch/prefer-arch-annotation", -1, ""},
    {"hub/docker-io-forms", 10, "the import controller imports a whole repository"},
    {"hub/plain-no-port", 0, "port 80"},
    {"error/no-latest", -1, ""},
    {"error/no-such-host", -1, ""},
    {"error/good-then-bad", 0, "a tag that comes and goes; tst_applyimport has it"},
    {"error/huge-batch", 0, "a raw ImageStreamImport"},
    {"error/mirrors-icsp", 0, "mirrors of a cluster's configuration"},
    {"error/not-a-registry", 0, "needs servers that are no registries"},
    {"error/tls-unknown-ca", 0, "needs a certificate of an unknown authority"},
    {"error/unauthorized-none", 0, "needs registries with passwords"},
    {"isi/all-fail", 0, "a raw ImageStreamImport"},
    {"media/helm-chart", -1, ""},
    {"media/oci-nomediatype", -1, ""},
    {"media/shared-image", -1, ""},
};

/// Times and ages differ from run to run.
QString withoutTimes(QString text)
{
    static const QRegularExpression age(u"(Less than a second|About an? \\w+|\\d+ \\w+) ago"_s);
    static const QRegularExpression time(u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"_s);
    return text.replace(age, u"(age)"_s).replace(time, u"(time)"_s);
}

/// The stream as the API's JSON, without what differs from run to run.
QByteArray comparable(const QJsonValue &value)
{
    ImageStream stream = imageStreamFromJson(value.toObject());
    stream.metadata.uid.clear();
    stream.metadata.resourceVersion.clear();
    stream.metadata.unknown = {};
    const QJsonDocument document(toJson(stream));
    return withoutTimes(QString::fromUtf8(document.toJson())).toUtf8();
}

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &text : array.toArray())
        list.append(text.toString());
    return list;
}

/// What was pushed to lib/mover before each step, by the recording's own account.
QMap<int, QString> pushes(const QString &readme)
{
    QMap<int, QString> result;
    int step = 0;
    for (const QString &line : readme.split(u'\n')) {
        if (line.startsWith("  oc "_L1))
            ++step;
        else if (line.startsWith("  note: push mover "_L1))
            result.insert(step, line.section(u' ', 5, 5).chopped(1));
    }
    return result;
}

} // namespace

/// Replays recorded commands against a real docker-registry that holds the recording's images, and
/// compares the answers, the exit codes and the streams.
class TestReplay : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_pusher = sharedPath(u"vectors/registry/pushimages.py"_s);
        if (!QFileInfo::exists(m_pusher))
            QSKIP("the recordings are not here");
        QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
        QVERIFY(push({}));
    }

    void everyRecordingIsAccountedFor()
    {
        QStringList known;
        for (const Followed &followed : cases)
            known.append(QString::fromLatin1(followed.name));
        for (const QString &area :
             {u"import"_s, u"multiarch"_s, u"hub"_s, u"error"_s, u"isi"_s, u"media"_s}) {
            const QDir folder(sharedPath(u"vectors/"_s + area));
            for (const QString &file : folder.entryList({u"*.json"_s}))
                QVERIFY2(known.contains(area + u'/' + file.chopped(5)), qPrintable(file));
        }
    }

    void replays_data()
    {
        QTest::addColumn<int>("steps");
        for (const Followed &followed : cases) {
            if (followed.steps != 0)
                QTest::newRow(followed.name) << followed.steps;
        }
    }
    void replays()
    {
        QFETCH(const int, steps);
        QFile file(
            sharedPath(u"vectors/%1.json"_s.arg(QString::fromUtf8(QTest::currentDataTag()))));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject recorded = QJsonDocument::fromJson(file.readAll()).object();
        const QMap<int, QString> pushed = pushes(recorded["readme"_L1].toString());
        NetworkTransport transport;
        RegistryClient client(transport);
        RecordedRegistries registries(client, m_registry.host());
        CliRunner cli(&registries);
        int number = 0;
        for (const QJsonValue &step : recorded["steps"_L1].toArray()) {
            if (number == steps)
                break;
            if (pushed.contains(number))
                QVERIFY(push({u"mover"_s, pushed.value(number)}));
            cli.clock.advance(1); // the recorded steps took their time
            replayStep(cli, step, number++);
            if (QTest::currentTestFailed()) {
                qWarning("in step %d", number);
                return;
            }
        }
    }

private:
    /// Runs the recording's own script, but for the 200 tags that only whole repositories need. It
    /// leaves a list of the images in the folder it runs in. The event loop runs meanwhile, or the
    /// registry would come to wait for us to read what it logs.
    bool push(const QStringList &arguments)
    {
        static const QString script
            = u"import sys; path = sys.argv.pop(1); text = open(path).read()\n"
              "text = text.replace('range(120)', 'range(0)').replace('range(12)', 'range(0)')\n"
              "exec(compile(text, path, 'exec'))"_s;
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"python3"_s,
                      QStringList{u"-c"_s, script, m_pusher, m_registry.host()} + arguments);
        const bool isDone
            = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000);
        if (!isDone || process.exitCode() != 0)
            qWarning("%s", process.readAll().constData());
        return isDone && process.exitCode() == 0;
    }

    void replayStep(CliRunner &cli, const QJsonValue &step, int number)
    {
        const QJsonValue command = step["command"_L1];
        QStringList arguments = texts(command["argv"_L1]);
        const QString ns = command["namespace"_L1].toString();
        const QString verb = arguments.value(0);
        if (verb == "create"_L1) {
            // The file is what was created. A controller goes on to import it; here the next
            // step's import does.
            const QJsonObject object = command["stdin"_L1].toObject();
            QVERIFY(cli.write(u"%1.json"_s.arg(number), QJsonDocument(object).toJson()));
            return;
        }
        const bool isOurs = verb == "import-image"_L1 || arguments.value(1) == "is"_L1;
        if (!isOurs)
            return; // looks at tags or images, and changes nothing
        const CliRun run = cli.run(arguments + QStringList{u"-n"_s, ns});
        QCOMPARE(withoutTimes(run.err), withoutTimes(command["stderr"_L1].toString()));
        QCOMPARE(withoutTimes(run.out).split(u'\n'),
                 withoutTimes(command["stdout"_L1].toString()).split(u'\n'));
        QCOMPARE(run.code, command["exitCode"_L1].toInt());
        if (!step["after"_L1].isArray())
            return;
        const QString json = cli.run({u"get"_s, u"is"_s, u"-o"_s, u"json"_s, u"-n"_s, ns}).out;
        const QJsonArray ours
            = QJsonDocument::fromJson(json.toUtf8()).object()["items"_L1].toArray();
        const QJsonArray theirs = step["after"_L1].toArray();
        QCOMPARE(ours.size(), theirs.size());
        for (qsizetype i = 0; i < ours.size(); ++i)
            QCOMPARE(comparable(ours.at(i)).split('\n'), comparable(theirs.at(i)).split('\n'));
    }

    RegistryProcess m_registry;
    QTemporaryDir m_folder;
    QString m_pusher;
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
