// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestreamjson.h"
#include "tests/support/recordings.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestImageStreamJson : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhatTheServerAlwaysWrites()
    {
        ImageStream stream;
        stream.apiVersion = u"v1"_s;
        stream.metadata.name = u"ruby"_s;
        stream.spec.tags = {TagReference{.name = u"2.0"_s}};
        stream.status.tags = {NamedTagEventList{.tag = u"bad"_s}};
        QCOMPARE(
            compact(toJson(stream)),
            R"({"apiVersion":"image.openshift.io/v1","kind":"ImageStream",)"
            R"("metadata":{"creationTimestamp":null,"name":"ruby"},)"
            R"("spec":{"lookupPolicy":{"local":false},"tags":[{"annotations":null,)"
            R"("generation":null,"importPolicy":{},"name":"2.0","referencePolicy":{"type":""}}]},)"
            R"("status":{"dockerImageRepository":"","tags":[{"items":null,"tag":"bad"}]}})");
    }

    void roundTripsAll()
    {
        const QJsonObject object = json(R"({
            "apiVersion": "image.openshift.io/v1", "kind": "ImageStream", "extra": {"a": [1]},
            "metadata": {"name": "s", "namespace": "p", "uid": "u", "resourceVersion": "7",
                "generation": 3, "creationTimestamp": "2024-05-06T21:34:48Z",
                "labels": {"l": "1"}, "annotations": {"a": "2"}, "finalizers": ["x"]},
            "spec": {"lookupPolicy": {"local": true, "other": 1}, "dockerImageRepository": "h/r",
                "odd": 1,
                "tags": [{"name": "t", "annotations": {"b": "3"}, "generation": 2, "reference": true,
                    "from": {"kind": "ImageStreamTag", "namespace": "q", "name": "x:y", "uid": "z"},
                    "importPolicy": {"insecure": true, "scheduled": true, "importMode": "Legacy",
                                     "new": {"deep": 1}},
                    "referencePolicy": {"type": "Local", "more": 1}, "strange": null}]},
            "status": {"dockerImageRepository": "i/p/s", "publicDockerImageRepository": "e/p/s",
                "tags": [{"tag": "t",
                    "items": [{"created": "2024-05-06T21:34:48Z", "dockerImageReference": "r",
                               "image": "sha256:1", "generation": 2}],
                    "conditions": [{"type": "ImportSuccess", "status": "False", "reason": "NotFound",
                                    "message": "m", "lastTransitionTime": "2024-05-06T21:34:48Z",
                                    "generation": 2}]}]}})");
        QCOMPARE(toJson(imageStreamFromJson(object)), object);
        QCOMPARE(imageStreamFromJson(object).spec.tags.first().from->unknown.value("uid"_L1),
                 u"z"_s);
    }

    void takesNullAsAbsent()
    {
        const ImageStream stream = imageStreamFromJson(json(
            R"({"metadata": null, "spec": {"tags": [{"name": "a", "from": null, "annotations": null}, null]},
                "status": {"tags": null}})"));
        QCOMPARE(stream.metadata, ObjectMeta());
        QCOMPARE(stream.spec.tags.size(), 2);
        QVERIFY(!stream.spec.tags.first().from);
        QVERIFY(stream.status.tags.isEmpty());
    }

    void takesOtherTypesAsAbsent()
    {
        const ImageStream stream = imageStreamFromJson(
            json(R"({"metadata": {"name": 5, "generation": "x"}, "spec": {"tags": {"a": 1}}})"));
        QVERIFY(stream.metadata.name.isEmpty());
        QCOMPARE(stream.metadata.generation, 0);
        QVERIFY(stream.spec.tags.isEmpty());
    }

    void agreesWithTheServer()
    {
        const auto recorded = recordedStreams();
        if (recorded.isEmpty())
            QSKIP("no recordings here");
        for (const auto &[name, object] : recorded) {
            QJsonObject expected = object;
            expected.insert(u"kind"_s, u"ImageStream"_s);
            expected.insert(u"apiVersion"_s, u"image.openshift.io/v1"_s);
            const ImageStream stream = imageStreamFromJson(object);
            QVERIFY2(toJson(stream) == expected, qPrintable(name));
            QVERIFY2(stream.unknown.isEmpty() && stream.spec.unknown.isEmpty(), qPrintable(name));
            QCOMPARE(toJson(stream.status), expected.value("status"_L1).toObject());
            QCOMPARE(statusFromJson(toJson(stream.status)), stream.status);
        }
    }
};

QTEST_GUILESS_MAIN(TestImageStreamJson)
#include "tst_imagestreamjson.moc"
