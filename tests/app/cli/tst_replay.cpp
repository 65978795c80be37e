// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestreamjson.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"
#include "tests/app/cli/clirunner.h"
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
    {"auth/appears-later", 7, "the import controller imports"},
    {"auth/controller-scheduled", 0, "the import controller imports"},
    {"auth/dockercfg", -1, ""},
    {"auth/entry-forms", -1, ""},
    {"auth/key-matching-hub", -1, ""},
    {"auth/key-matching-noport", -1, ""},
    {"auth/rbac", 1, "rights of a cluster's users"},
    {"auth/several-secrets", -1, ""},
    {"auth/wrong", 5, "imports all tags of a repository"},
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
    {"hub/plain-no-port", -1, ""},
    {"error/no-latest", -1, ""},
    {"error/no-such-host", -1, ""},
    {"error/good-then-bad", 0, "a tag that comes and goes; tst_applyimport has it"},
    {"error/huge-batch", 0, "a raw ImageStreamImport"},
    {"error/mirrors-icsp", 0, "mirrors of a cluster's configuration"},
    {"error/not-a-registry", 0, "needs servers that are no registries"},
    {"error/tls-unknown-ca", 5, "imports all tags of a repository"},
    {"error/unauthorized-none", 5, "imports all tags of a repository"},
    {"isi/all-fail", 0, "a raw ImageStreamImport"},
    {"media/helm-chart", -1, ""},
    {"media/oci-nomediatype", -1, ""},
    {"media/shared-image", -1, ""},
};

/// Like the server's importer: it asks nobody where credentials may go, and one secret that cannot
/// be read is the end of every import of its namespace.
RegistryOptions serverLike(PullSecretCredentials &credentials)
{
    return {.credentials = &credentials,
            .sources = [&credentials](const PullSpec &image) -> Result<QList<PullSource>> {
                if (credentials.failure())
                    return *credentials.failure();
                return QList<PullSource>{{.image = image}};
            },
            .mayTrustRealm = [](const QString &, const QString &) { return true; },
            .mayExposeCredentials = [](const QString &) { return true; }};
}

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
        for (const QString &area :
             {u"auth"_s, u"import"_s, u"multiarch"_s, u"hub"_s, u"error"_s, u"isi"_s, u"media"_s}) {
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
            RegistryClient client(transport, serverLike(credentials));
            cli.setRegistry(client);
            replayStep(cli, step, number++);
            if (QTest::currentTestFailed()) {
                qWarning("in step %d", number);
                return;
            }
        }
    }

private:
    /// Runs the recording's own script, but for the 200 tags that only whole repositories need. It
    /// leaves a list of the images in the folder it runs in.
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
                      QStringList{u"-c"_s, script, m_pusher, m_world.plainHost()} + arguments);
        const bool isDone = process.waitForFinished(60'000);
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
        for (qsizetype i = 0; i < ours.size(); ++i)
            QCOMPARE(comparable(ours.at(i)).split('\n'), comparable(theirs.at(i)).split('\n'));
    }

    RecordedWorld m_world;
    QTemporaryDir m_folder;
    QString m_pusher;
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
