// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionvalidation.h"
#include "core/imagestream/imagestreamjson.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// What the answer of a cluster depends on and a definition cannot tell: rights, limits, what is
/// there already, the version of the API.
bool isOfCluster(const QString &message)
{
    static const QStringList starts{u"the API version in the data"_s,
                                    u"ImageStreamTag in version"_s,
                                    u"the object provided is unrecognized"_s, u"namespaces \""_s,
                                    u"Operation cannot be fulfilled"_s};
    return message.contains(" is forbidden: "_L1) || message.contains("].from: Forbidden: "_L1)
        || message.endsWith(" already exists"_L1)
        || std::ranges::any_of(starts,
                               [&](const QString &start) { return message.startsWith(start); });
}

/// The five letters or digits that the server adds to generateName.
QString withoutChance(QString text, const QJsonObject &body)
{
    const QString prefix = body["metadata"_L1]["generateName"_L1].toString();
    if (prefix.isEmpty())
        return text;
    const QRegularExpression name(QRegularExpression::escape(prefix) + u"[a-z0-9]{5}\\b"_s);
    return text.replace(name, prefix);
}

} // namespace

/// Compares what Headwater says of each definition that was sent to a real server with what that
/// one said.
class TestRecordedAnswers : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTheServerSaid()
    {
        const QString folder = sharedPath(u"vectors"_s);
        if (!QFileInfo::exists(folder))
            QSKIP("the recordings are not here");
        QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_case = QDir(folder).relativeFilePath(file.fileName());
            m_streams.clear();
            const QJsonDocument recorded = QJsonDocument::fromJson(file.readAll());
            for (const QJsonValue &step : recorded["steps"_L1].toArray()) {
                for (const QJsonValue &exchange : step["http"_L1].toArray()) {
                    compare(exchange);
                    if (QTest::currentTestFailed()) {
                        qWarning("%s", qPrintable(m_case + u' ' + step["name"_L1].toString()));
                        return;
                    }
                }
                if (step["after"_L1].isArray())
                    remember(step["after"_L1].toArray());
            }
        }
        QVERIFY(m_taken > 0 && m_refused > 0);
        qInfo("%d taken, %d refused", m_taken, m_refused);
    }

private:
    void remember(const QJsonArray &streams)
    {
        for (const QJsonValue &value : streams) {
            const ImageStream stream = imageStreamFromJson(value.toObject());
            m_streams.insert(stream.metadata.ns + u'/' + stream.metadata.name, stream);
        }
    }

    const ImageStream *find(const QString &ns, const QString &name) const
    {
        const auto found = m_streams.constFind(ns + u'/' + name);
        return found == m_streams.constEnd() ? nullptr : &*found;
    }

    void compare(const QJsonValue &exchange)
    {
        static const QRegularExpression path(
            u"^/apis/image\\.openshift\\.io/v1/namespaces/([^/]+)/imagestreams(/[^/?]+)?(\\?|$)"_s);
        const auto match = path.match(exchange["path"_L1].toString());
        const QJsonObject body = exchange["request"_L1].toObject();
        const bool creates = exchange["method"_L1] == "POST"_L1;
        if (!match.hasMatch() || (!creates && exchange["method"_L1] != "PUT"_L1)
            || body["kind"_L1] != "ImageStream"_L1)
            return;
        const QJsonValue response = exchange["response"_L1];
        const bool isRefused = exchange["status"_L1].toInt() >= 400;
        const QString message = isRefused ? response["message"_L1].toString() : QString();
        const ImageStream *old
            = creates ? nullptr : find(match.captured(1), match.captured(2).sliced(1));
        if (isOfCluster(message) || exchange["status"_L1] == 405 || (!creates && !old))
            return;
        ++(isRefused ? m_refused : m_taken);
        const ValidationContext context{
            .ns = match.captured(1),
            .old = old,
            .streams = [this](const QString &ns, const QString &name) { return find(ns, name); },
            .isStrict = exchange["path"_L1].toString().contains("fieldValidation=Strict"_L1)};
        compareVerdict(verdictOn(body, context), response, body, message);
        if (!isRefused)
            remember({response});
    }

    static DefinitionVerdict verdictOn(const QJsonObject &body, const ValidationContext &context)
    {
        QJsonObject sent = body;
        if (!sent.contains("apiVersion"_L1)) // the server does not mind, clients do
            sent.insert("apiVersion"_L1, u"image.openshift.io/v1"_s);
        const auto document
            = DefinitionDocument::read(QJsonDocument(sent).toJson(), u"sent.json"_s);
        return validateDocument(document, context).value(0);
    }

    static void compareVerdict(const DefinitionVerdict &verdict, const QJsonValue &response,
                               const QJsonObject &body, const QString &message)
    {
        QCOMPARE(withoutChance(verdict.status, body), withoutChance(message, body));
        if (message.isEmpty())
            return;
        QCOMPARE(verdict.code, response["code"_L1].toInt());
        const QJsonArray causes = response["details"_L1]["causes"_L1].toArray();
        if (causes.isEmpty())
            return;
        QCOMPARE(verdict.causes.size(), causes.size());
        for (qsizetype i = 0; i < causes.size(); ++i) {
            QCOMPARE(verdict.causes.at(i).field, causes.at(i)["field"_L1].toString());
            QCOMPARE(verdict.causes.at(i).reason, causes.at(i)["reason"_L1].toString());
            QCOMPARE(verdict.causes.at(i).message, causes.at(i)["message"_L1].toString());
        }
    }

    QString m_case;
    QHash<QString, ImageStream> m_streams; ///< by project and name, as the last step left them
    int m_taken = 0;
    int m_refused = 0;
};

QTEST_GUILESS_MAIN(TestRecordedAnswers)
#include "tst_recordedanswers.moc"
