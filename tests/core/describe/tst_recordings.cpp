// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describestream.h"
#include "core/describe/jsontext.h"
#include "core/describe/tables.h"
#include "core/describe/yamltext.h"
#include "core/imagestream/imagestreamjson.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// A command of a recording whose answer is made of image streams alone.
struct RecordedCase
{
    QStringList arguments;
    QJsonArray streams; ///< as they were when the command ran
    QString output;
};

/// Ages differ from run to run.
QString withoutAges(QString text)
{
    static const QRegularExpression age(
        u"(Less than a second|About an? (minute|hour)|\\d+ (second|minute|hour)s?) ago"_s);
    return text.replace(age, u"(age)"_s);
}

QList<RecordedCase> casesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonArray steps
        = QJsonDocument::fromJson(file.readAll()).object().value("steps"_L1).toArray();
    QList<RecordedCase> cases;
    QJsonArray streams;
    for (const QJsonValue &step : steps) {
        if (step["after"_L1].isArray())
            streams = step["after"_L1].toArray();
        const QJsonValue command = step["command"_L1];
        QStringList arguments;
        for (const QJsonValue &argument : command["argv"_L1].toArray())
            arguments.append(argument.toString());
        if (command["exitCode"_L1].toInt(-1) == 0 && arguments.value(1) == "is"_L1
            && (arguments.first() == "get"_L1 || arguments.first() == "describe"_L1))
            cases.append({arguments, streams, command["stdout"_L1].toString()});
    }
    return cases;
}

/// The state in the recording is older than the answer: the import controller was still at work.
const QStringList unsettled{u"stream/docker-image-repository-many.json 0"_s,
                            u"stream/tag-validation.json 0"_s};

} // namespace

/// What `oc get is` and `oc describe is` printed of streams a real server held.
class TestRecordings : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void prints_data()
    {
        QTest::addColumn<RecordedCase>("recorded");
        const QString folder = sharedPath(u"vectors"_s);
        QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            int number = 0;
            for (const RecordedCase &recorded : casesOf(path))
                QTest::addRow("%s %d", qPrintable(QDir(folder).relativeFilePath(path)), number++)
                    << recorded;
        }
        if (!QFileInfo::exists(folder))
            QSKIP("the recordings are not here");
    }
    void prints()
    {
        QFETCH(const RecordedCase, recorded);
        if (unsettled.contains(QString::fromUtf8(QTest::currentDataTag())))
            QSKIP("recorded while the import controller was still at work");
        QStringList arguments = recorded.arguments.sliced(2);
        arguments.removeIf([](const QString &text) { return text.startsWith(u"--as="_s); });
        const qsizetype format = arguments.indexOf(u"-o"_s);
        const QString output = format < 0 ? QString() : arguments.value(format + 1);
        const QString name = arguments.value(format == 0 ? 2 : 0);
        QList<ImageStream> streams;
        for (const QJsonValue &value : recorded.streams) {
            if (name.isEmpty() || value["metadata"_L1]["name"_L1].toString() == name)
                streams.append(imageStreamFromJson(value.toObject()));
        }
        const QString text = print(recorded.arguments.first(), output, streams);
        QCOMPARE(withoutAges(text).split(u'\n'), withoutAges(recorded.output).split(u'\n'));
    }

private:
    static QString print(const QString &verb, const QString &output,
                         const QList<ImageStream> &streams)
    {
        if (streams.isEmpty())
            return {}; // oc says so on stderr
        if (verb == "describe"_L1) {
            QStringList texts;
            for (const ImageStream &stream : streams)
                texts.append(describeStream(stream, stream.metadata.creationTimestamp));
            return texts.join(u"\n\n"_s);
        }
        if (output.isEmpty())
            return imageStreamTable(streams, {}, streams.first().metadata.creationTimestamp);
        QJsonObject object = toJson(streams.value(0));
        QJsonObject metadata = object.value("metadata"_L1).toObject();
        metadata.remove("managedFields"_L1); // oc leaves them out
        object.insert("metadata"_L1, metadata);
        return QString::fromUtf8(output == "json"_L1 ? jsonText(object) : yamlText(object));
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
