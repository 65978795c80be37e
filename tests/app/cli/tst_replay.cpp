// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestreamjson.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"
#include "tests/app/cli/clirunner.h"
#include "tests/app/cli/rawimport.h"
#include "tests/app/cli/recordedsecrets.h"
#include "tests/support/fixtures.h"
#include "tests/support/recordedtransport.h"
#include "tests/support/recordedworld.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QProcess>
#include <QRegularExpression>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// How far a recording can be followed.
struct Followed
{
    const char *name;
    int steps; ///< that many from the start; -1: all
    const char *reason; ///< why not further
};

constexpr Followed cases[] = {
    {"auth/appears-later", -1, ""},
    {"auth/controller-scheduled", -1, ""},
    {"auth/dockercfg", -1, ""},
    {"auth/entry-forms", -1, ""},
    {"auth/key-matching-hub", -1, ""},
    {"auth/key-matching-noport", -1, ""},
    {"auth/rbac", 1, "rights of a cluster's users"},
    {"auth/several-secrets", -1, ""},
    {"auth/wrong", 8, "of two secrets for one host the later one wins there, unlike elsewhere"},
    {"import/all-few", -1, ""},
    {"import/all-from-spec-tags", -1, ""},
    {"import/by-digest", -1, ""},
    {"import/change-source", -1, ""},
    {"import/copied-tag", 1, "oc tag"},
    {"import/flags-off", -1, ""},
    {"import/flags", -1, ""},
    {"import/no-confirm", -1, ""},
    {"import/no-from-uses-target", -1, ""},
    {"import/renamed-tag", -1, ""},
    {"import/tag-moved", -1, ""},
    {"import/tracking-alias", 1, "oc tag"},
    {"multiarch/all-repo-preserve", -1, ""},
    {"multiarch/arm-legacy", -1, ""},
    {"multiarch/attest-legacy", -1, ""},
    {"multiarch/attest-preserveoriginal", -1, ""},
    {"multiarch/by-digest", -1, ""},
    {"multiarch/multi-legacy", -1, ""},
    {"multiarch/noamd64-preserveoriginal", -1, ""},
    {"multiarch/ociindex-legacy", -1, ""},
    {"multiarch/ociindex-preserveoriginal", -1, ""},
    {"multiarch/prefer-arch-annotation", -1, ""},
    {"hub/docker-io-forms", -1, ""},
    {"hub/plain-no-port", -1, ""},
    {"error/no-latest", -1, ""},
    {"error/no-such-host", -1, ""},
    {"error/good-then-bad", 0, "a tag that comes and goes; tst_applyimport has it"},
    {"error/huge-batch", -1, ""},
    {"error/mirrors-icsp", -1, ""},
    {"error/not-a-registry", 0, "needs servers that are no registries"},
    {"error/tls-unknown-ca", -1, ""},
    {"error/unauthorized-none", -1, ""},
    {"isi/all-fail", -1, ""},
    {"stream/apply-twice", -1, ""},
    {"stream/delete", 1, "oc delete istag"},
    {"stream/docker-image-repository", -1, ""},
    {"stream/docker-image-repository-many", -1, ""},
    {"stream/duplicate-tags", -1, ""},
    {"stream/image-stream-image", -1, ""},
    {"stream/insecure-annotation", -1, ""},
    {"stream/insecure-policy", -1, ""},
    {"stream/metadata-validation", 36, "oc create imagestream"},
    {"stream/reference-policy", -1, ""},
    {"stream/reference-true", -1, ""},
    {"stream/tag-validation", -1, ""},
    {"stream/tags-docker-image", 3, "a cluster counts each edit; a file shows the last one only"},
    {"media/helm-chart", -1, ""},
    {"media/oci-nomediatype", -1, ""},
    {"media/shared-image", -1, ""},
};

/// Where a digest is looked for: at the mirror of its repository first.
QList<PullSource> sources(const PullSpec &image, const QHash<QString, QString> &mirrors)
{
    const QString repository = image.asRepository().exact();
    QList<PullSource> list;
    for (auto mirror = mirrors.cbegin(); mirror != mirrors.cend() && !image.id().isEmpty();
         ++mirror) {
        if (!repository.startsWith(mirror.key()))
            continue;
        const auto there = PullSpec::parse(mirror.value() + repository.sliced(mirror.key().size()));
        list.append({.image = there->withId(image.id())});
    }
    return list << PullSource{.image = image};
}

/// Like the server's importer: it asks nobody where credentials may go, and one secret that cannot
/// be read is the end of every import of its namespace.
RegistryOptions serverLike(PullSecretCredentials &credentials,
                           const QHash<QString, QString> &mirrors)
{
    return {.credentials = &credentials,
            .sources
            = [&credentials, &mirrors](const PullSpec &image) -> Result<QList<PullSource>> {
                if (credentials.failure())
                    return *credentials.failure();
                return sources(image, mirrors);
            },
            .mayTrustRealm = [](const QString &, const QString &) { return true; },
            .mayExposeCredentials = [](const QString &) { return true; }};
}

/// Times and ages differ from run to run.
QString withoutTimes(QString text)
{
    static const QRegularExpression version(u"(resourceVersion|uid): .*"_s);
    static const QRegularExpression age(u"(Less than a second|About an? \\w+|\\d+ \\w+) ago"_s);
    static const QRegularExpression time(u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"_s);
    return text.replace(age, u"(age)"_s).replace(time, u"(time)"_s).replace(version, u"\\1:"_s);
}

/// Of several tags without a repository the server sends the images in no order.
QStringList lines(const QString &text, bool isOrdered)
{
    QStringList images = withoutTimes(text).split(u"Image Name:\t"_s);
    if (!isOrdered && images.size() > 1) {
        images.last().chop(1); // the end of the whole
        std::sort(images.begin() + 1, images.end());
    }
    return images.join(u"Image Name:\t"_s).split(u'\n');
}

/// The stream as the API's JSON, without what differs from run to run.
QByteArray comparable(const QJsonValue &value)
{
    ImageStream stream = imageStreamFromJson(value.toObject());
    stream.metadata.uid.clear();
    stream.metadata.resourceVersion.clear();
    stream.metadata.unknown = {};
    stream.metadata.annotations.remove(u"kubectl.kubernetes.io/last-applied-configuration"_s);
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

/// Whether the recording waited for the import: of a whole repository, of which 50 tags took it 23
/// s, or of what a request to the API had just made.
bool isSettled(const QJsonValue &stream)
{
    if (stream["metadata"_L1]["annotations"_L1].isObject())
        return true;
    const auto isWaiting = [&](const QJsonValue &tag) {
        return tag["from"_L1]["kind"_L1] == "DockerImage"_L1 && !tag["reference"_L1].toBool();
    };
    return stream["spec"_L1]["dockerImageRepository"_L1].toString().isEmpty()
        && std::ranges::none_of(stream["spec"_L1]["tags"_L1].toArray(), isWaiting);
}

/// RFC 6902, as far as it was recorded: replace, add and remove of what an object or list holds.
QJsonValue patchedValue(QJsonValue value, QStringList path, const QJsonObject &operation)
{
    if (path.isEmpty())
        return operation["value"_L1];
    const QString key = path.takeFirst();
    const bool isRemoved = path.isEmpty() && operation["op"_L1] == "remove"_L1;
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        if (isRemoved)
            list.removeAt(key.toInt());
        else
            list[key.toInt()] = patchedValue(list.at(key.toInt()), path, operation);
        return list;
    }
    QJsonObject object = value.toObject();
    if (isRemoved)
        object.remove(key);
    else
        object[key] = patchedValue(object[key], path, operation);
    return object;
}

QJsonObject patched(const QJsonObject &object, const QJsonArray &patch)
{
    QJsonValue result = object;
    for (const QJsonValue &operation : patch) {
        const QStringList path = operation["path"_L1].toString().split(u'/').mid(1);
        result = patchedValue(result, path, operation.toObject());
    }
    return result.toObject();
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

/// Replays recorded commands against real registries like those of the recording, with its images,
/// and compares the answers, the exit codes and the streams.
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
        QVERIFY2(m_world.start(), qPrintable(m_world.errorString()));
        // Qt warns of each 401 with a scheme that it does not know itself; for us that is how a
        // token server is found.
        QLoggingCategory::setFilterRules(u"qt.network.http2.warning=false"_s);
        QVERIFY(push({}));
    }

    void everyRecordingIsAccountedFor()
    {
        QStringList known;
        for (const Followed &followed : cases)
            known.append(QString::fromLatin1(followed.name));
        for (const QString &area : {u"auth"_s, u"import"_s, u"multiarch"_s, u"hub"_s, u"error"_s,
                                    u"isi"_s, u"media"_s, u"stream"_s}) {
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
        m_world.setHubNeedsPassword(QByteArrayView(QTest::currentDataTag())
                                    == QByteArrayView("auth/key-matching-hub"));
        NetworkTransport network({.certsDirectories = {m_world.certsDirectory()}});
        RecordedTransport transport(network, m_world);
        CliRunner cli;
        RecordedSecrets secrets;
        m_mirrors.clear();
        int number = 0;
        for (const QJsonValue &step : recorded["steps"_L1].toArray()) {
            if (number == steps)
                break;
            if (pushed.contains(number))
                QVERIFY(push({u"mover"_s, pushed.value(number)}));
            cli.clock.advance(1); // the recorded steps took their time
            secrets.follow(step["command"_L1]);
            // As in the server, each import begins without knowledge of earlier ones.
            PullSecretCredentials credentials(
                secrets.of(step["command"_L1]["namespace"_L1].toString()));
            noteMirrors(step["command"_L1]["stdin"_L1]);
            RegistryClient client(transport, serverLike(credentials, m_mirrors));
            cli.setRegistry(client);
            const QString api = step["command"_L1]["api"_L1].toString().section(u'?', 0, 0);
            if (api.endsWith("/imagestreamimports"_L1))
                replayRequest(cli, client, step);
            else if (api.startsWith("POST "_L1) && api.endsWith("/imagestreams"_L1))
                replayDefinition(cli, step);
            else
                replayStep(cli, step);
            ++number;
            if (QTest::currentTestFailed()) {
                qWarning("in step %d", number);
                return;
            }
        }
    }

private:
    /// Runs the recording's own script; it leaves a list of the images in the folder it runs in.
    bool push(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"python3"_s, QStringList{m_pusher, m_world.plainHost()} + arguments);
        const bool isDone = process.waitForFinished(60'000);
        if (!isDone || process.exitCode() != 0)
            qWarning("%s", process.readAll().constData());
        return isDone && process.exitCode() == 0;
    }

    void replayStep(CliRunner &cli, const QJsonValue &step)
    {
        const QJsonValue command = step["command"_L1];
        QStringList arguments = texts(command["argv"_L1]);
        const QString ns = command["namespace"_L1].toString();
        const QString verb = arguments.value(0);
        const QJsonObject object = command["stdin"_L1].toObject();
        if (command["exitCode"_L1].toInt() == 0
            && changesDefinitions(verb, arguments.value(1), object["kind"_L1].toString())) {
            changeDefinitions(cli, object, arguments);
            if (QTest::currentTestFailed())
                return;
            // A controller of the cluster goes on to import what is new.
            const CliRun run = cli.run({u"import-image"_s, u"--pending"_s, u"-n"_s, ns});
            QVERIFY2(run.code != 4, qPrintable(run.err));
            compareStreams(cli, step, ns);
            return;
        }
        const bool isOurs = verb == "import-image"_L1 || arguments.value(1) == "is"_L1;
        if (!isOurs)
            return; // looks at tags or images, and changes nothing
        const CliRun run = cli.run(arguments + QStringList{u"-n"_s, ns});
        QCOMPARE(withoutTimes(run.err), withoutTimes(command["stderr"_L1].toString()));
        const bool isOrdered = !arguments.contains(u"--all"_s);
        QCOMPARE(lines(run.out, isOrdered), lines(command["stdout"_L1].toString(), isOrdered));
        QCOMPARE(run.code, command["exitCode"_L1].toInt());
        compareStreams(cli, step, ns);
    }

    /// Mirrors of the cluster's configuration.
    void noteMirrors(const QJsonValue &object)
    {
        for (const QJsonValue &entry : object["spec"_L1]["repositoryDigestMirrors"_L1].toArray())
            m_mirrors.insert(entry["source"_L1].toString(), entry["mirrors"_L1][0].toString());
    }

    /// An ImageStreamImport that was sent to the API.
    void replayRequest(CliRunner &cli, RegistryClient &client, const QJsonValue &step)
    {
        const QString ns = u"v-"_s + QString::fromUtf8(QTest::currentDataTag()).section(u'/', 1);
        const QJsonValue body = step["command"_L1]["body"_L1];
        const Result<ImportResult> result
            = importRaw(body, cli.path(QString()), ns, client, cli.clock);
        QVERIFY(result);
        const QJsonValue theirs = step["http"_L1][0]["response"_L1]["status"_L1];
        const QJsonArray images = theirs["images"_L1].toArray();
        QCOMPARE(result->items.size(), images.size());
        for (qsizetype i = 0; i < images.size(); ++i)
            QCOMPARE(statusText(result->items.at(i).reason, result->items.at(i).message),
                     statusText(images.at(i)["status"_L1]));
        if (result->repository)
            QCOMPARE(statusText(result->repository->reason, result->repository->message),
                     statusText(theirs["repository"_L1]["status"_L1]));
        compareStreams(cli, step, ns);
    }

    /// An ImageStream that was sent to the API: what that refused is refused here, what it took
    /// becomes a file.
    void replayDefinition(CliRunner &cli, const QJsonValue &step)
    {
        const QString ns = u"v-"_s + QString::fromUtf8(QTest::currentDataTag()).section(u'/', 1);
        const QJsonObject body = step["command"_L1]["body"_L1].toObject();
        const QJsonValue response = step["http"_L1][0]["response"_L1];
        cli.input = QJsonDocument(body).toJson();
        const QString json
            = cli.run({u"validate"_s, u"-"_s, u"."_s, u"--complete"_s, u"-ojson"_s, u"-n"_s, ns})
                  .out;
        const QString refusal = QJsonDocument::fromJson(json.toUtf8())[0]["status"_L1].toString();
        if (response["kind"_L1] == "Status"_L1) {
            if (isAboutDefinition(response["message"_L1].toString(), body))
                QCOMPARE(refusal, response["message"_L1].toString());
        } else {
            const bool isVersionless = !body.contains("apiVersion"_L1); // clients mind, it did not
            QCOMPARE(refusal, isVersionless ? u"apiVersion not set"_s : QString());
            const QString name = body["metadata"_L1]["name"_L1].toString();
            QJsonObject definition = body;
            definition.insert("apiVersion"_L1, u"image.openshift.io/v1"_s);
            QVERIFY(writeNow(cli, name + u".json"_s, definition));
            const CliRun run = cli.run({u"import-image"_s, u"--pending"_s, u"-n"_s, ns});
            QVERIFY2(run.code != 4, qPrintable(run.err));
        }
        compareStreams(cli, step, ns);
    }

    /// Not what only a request can do wrong: the wrong address, the wrong group of the API, names
    /// that are made up by the server, checks that were asked for.
    static bool isAboutDefinition(const QString &message, const QJsonObject &body)
    {
        const bool isStream = body["kind"_L1] == "ImageStream"_L1
            && body["apiVersion"_L1] == "image.openshift.io/v1"_L1;
        return isStream && !body["metadata"_L1].toObject().contains("generateName"_L1)
            && !message.startsWith("the namespace of"_L1) && !message.startsWith("namespaces "_L1)
            && !message.contains("strict decoding"_L1);
    }

    static bool changesDefinitions(const QString &verb, const QString &what, const QString &kind)
    {
        const bool isGiven = verb == "create"_L1 || verb == "apply"_L1;
        const bool isNamed = verb == "patch"_L1 || verb == "delete"_L1;
        return (isGiven && kind == "ImageStream"_L1) || (isNamed && what == "is"_L1);
    }

    /// What the user does to the file where the recording had a cluster do it to the object.
    void changeDefinitions(CliRunner &cli, const QJsonObject &object, const QStringList &arguments)
    {
        if (!object.isEmpty()) {
            const QString name = object["metadata"_L1]["name"_L1].toString();
            QVERIFY(writeNow(cli, name + u".json"_s, object));
            return;
        }
        const QString path = cli.path(arguments.value(2) + u".json"_s);
        if (arguments.value(0) == "delete"_L1) {
            QVERIFY(QFile::remove(path));
            return;
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject before = QJsonDocument::fromJson(file.readAll()).object();
        const QByteArray patch = arguments.last().toUtf8();
        QVERIFY(arguments.contains(u"--type=json"_s));
        const QJsonObject after = patched(before, QJsonDocument::fromJson(patch).array());
        QVERIFY(writeNow(cli, arguments.value(2) + u".json"_s, after));
    }

    /// Of what was never recorded the file's time is the only one there is.
    static bool writeNow(CliRunner &cli, const QString &name, const QJsonObject &object)
    {
        if (!cli.write(name, QJsonDocument(object).toJson()))
            return false;
        QFile file(cli.path(name));
        return file.open(QIODevice::ReadWrite)
            && file.setFileTime(cli.clock.now(), QFileDevice::FileModificationTime);
    }

    void compareStreams(CliRunner &cli, const QJsonValue &step, const QString &ns)
    {
        // Of a second namespace no streams are recorded.
        const QString recorded
            = u"v-"_s + QString::fromUtf8(QTest::currentDataTag()).section(u'/', 1);
        if (!step["after"_L1].isArray() || ns != recorded)
            return;
        const QString json = cli.run({u"get"_s, u"is"_s, u"-o"_s, u"json"_s, u"-n"_s, ns}).out;
        const QJsonArray ours
            = QJsonDocument::fromJson(json.toUtf8()).object()["items"_L1].toArray();
        const QJsonArray theirs = step["after"_L1].toArray();
        QCOMPARE(ours.size(), theirs.size());
        for (qsizetype i = 0; i < ours.size(); ++i) {
            if (!isSettled(theirs.at(i)))
                continue;
            QCOMPARE(comparable(ours.at(i)).split('\n'), comparable(theirs.at(i)).split('\n'));
        }
    }

    QHash<QString, QString> m_mirrors;
    RecordedWorld m_world;
    QTemporaryDir m_folder;
    QString m_pusher;
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
