// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionvalidation.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = "apiVersion: image.openshift.io/v1\nkind: ImageStream\n";

DefinitionVerdict verdictOn(const QByteArray &text, const ValidationContext &context = {})
{
    const auto verdicts = validateDocument(DefinitionDocument::read(text, u"a.yaml"_s), context);
    return verdicts.isEmpty() ? DefinitionVerdict{.status = u"no stream"_s} : verdicts.first();
}

/// "LINE:COLUMN FIELD: MESSAGE", and of what is inside an error.
QStringList lines(const QList<PlacedCause> &causes)
{
    QStringList list;
    for (const PlacedCause &cause : causes) {
        list.append(u"%1:%2 %3: %4"_s.arg(cause.position.line)
                        .arg(cause.position.column)
                        .arg(cause.field, cause.message));
        list += lines(cause.inner);
    }
    return list;
}

} // namespace

class TestDefinitionValidation : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsAndIgnores()
    {
        const DefinitionVerdict verdict = verdictOn(head + "metadata: {name: app}\n");
        QVERIFY(verdict.isAccepted());
        QCOMPARE(verdict.code, 201);
        QCOMPARE(verdict.object.name, u"app"_s);
        const auto other
            = DefinitionDocument::read("kind: Secret\nmetadata: {name: A}\n", u"a.yaml"_s);
        QVERIFY(validateDocument(other).isEmpty());
    }

    void tellsWhere_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("line");
        QTest::newRow("name") << QByteArray("metadata:\n  name: App\n") << u"4:9 metadata.name"_s;
        QTest::newRow("no name") << QByteArray("metadata: {}\n") << u"3:1 metadata.name"_s;
        QTest::newRow("no metadata") << QByteArray() << u"1:1 metadata.name"_s;
        QTest::newRow("label") << QByteArray("metadata:\n  name: a\n  labels:\n    x: 'b c'\n")
                               << u"6:8 metadata.labels"_s;
        QTest::newRow("repository")
            << QByteArray("metadata: {name: a}\nspec:\n  dockerImageRepository: A\n")
            << u"5:26 spec.dockerImageRepository"_s;
        QTest::newRow("pull spec")
            << QByteArray("metadata: {name: a}\nspec:\n  tags:\n  - name: x\n"
                          "    from: {kind: DockerImage, name: A}\n")
            << u"7:37 spec.tags[x].from.name"_s;
        QTest::newRow("the last of equal names")
            << QByteArray("metadata: {name: a}\nspec:\n  tags:\n"
                          "  - {name: x, from: {kind: DockerImage, name: a}}\n"
                          "  - {name: x, from: {kind: DockerImage, name: A}}\n")
            << u"7:47 spec.tags[x].from.name"_s;
        QTest::newRow("policy") << QByteArray("metadata: {name: a}\nspec:\n  tags:\n  - name: x\n"
                                              "    referencePolicy:\n      type: local\n")
                                << u"8:13 spec.tags[x].referencePolicy.type"_s;
    }
    void tellsWhere()
    {
        QFETCH(const QByteArray, rest);
        QFETCH(const QString, line);
        const DefinitionVerdict verdict = verdictOn(head + rest);
        QCOMPARE(verdict.code, 422);
        QCOMPARE(verdict.causes.size(), 1);
        QCOMPARE(lines(verdict.causes).first().section(": "_L1, 0, 0), line);
        QVERIFY(!verdict.causes.first().reason.isEmpty());
    }

    void tellsWhereInsideAnError()
    {
        const DefinitionVerdict verdict
            = verdictOn(head
                        + "metadata: {name: a}\nspec:\n  tags:\n  - name: x\n    from:\n"
                          "      kind: Bogus\n      name: z\n");
        QCOMPARE(
            lines(verdict.causes),
            QStringList({u"9:13 []: Internal error: imagestreams \"a\" is invalid: "
                         "spec.tags[x].from.name: Invalid value: \"z\": must be of the form <tag>, "
                         "<repo>:<tag>, <id>, or <repo>@<id>"_s,
                         u"9:13 spec.tags[x].from.name: Invalid value: \"z\": must be of the form "
                         "<tag>, <repo>:<tag>, <id>, or <repo>@<id>"_s,
                         u"8:13 spec.tags[x].from.kind: Required value: valid values are "
                         "'DockerImage', 'ImageStreamImage', 'ImageStreamTag'"_s}));
    }

    void stopsAtTheDecoder()
    {
        const DefinitionVerdict verdict
            = verdictOn(head
                        + "spec:\n  tags:\n  - name: 2.0\n    importPolicy: {insecure: 'yes'}\n"
                          "metadata:\n  name: A\n  labels: {a: 1}\n");
        QCOMPARE(verdict.code, 400);
        // Clients sort the keys.
        QCOMPARE(
            verdict.status,
            u"ImageStream in version \"v1\" cannot be handled as a ImageStream: json: cannot "
            "unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"_s);
        QCOMPARE(verdict.causes.size(), 3);
        QCOMPARE(lines(verdict.causes).at(1),
                 u"6:30 spec.tags[0].importPolicy.insecure: json: cannot unmarshal string into Go "
                 "struct field TagImportPolicy.spec.tags.importPolicy.insecure of type bool"_s);
    }

    void looksBehindMerges()
    {
        const DefinitionVerdict verdict
            = verdictOn("x: &x {name: 1}\nkind: List\napiVersion: v1\nitems:\n"
                        "- apiVersion: image.openshift.io/v1\n  kind: ImageStream\n"
                        "  metadata: {<<: *x}\n");
        QCOMPARE(verdict.code, 400);
        QCOMPARE(lines(verdict.causes),
                 QStringList(u"1:14 : json: cannot unmarshal number into Go struct field "
                             "ObjectMeta.metadata.name of type string"_s));
    }

    void refusesVersions()
    {
        const DefinitionVerdict none = verdictOn("kind: ImageStream\nmetadata: {name: a}\n");
        QCOMPARE(none.code, 0);
        QCOMPARE(none.status, u"apiVersion not set"_s);
        const DefinitionVerdict other
            = verdictOn("apiVersion: image.openshift.io/v2\nkind: ImageStream\n");
        QCOMPARE(other.status,
                 u"no matches for kind \"ImageStream\" in version \"image.openshift.io/v2\""_s);
        QCOMPARE(lines(other.causes).first().section(": "_L1, 0, 0), u"1:13 apiVersion"_s);
        QVERIFY(verdictOn("apiVersion: v1\nkind: ImageStream\nmetadata: {name: a}\n").isAccepted());
    }

    void tellsWhatNamesNoField()
    {
        const DefinitionVerdict verdict
            = verdictOn(head + "metadata:\n  name: app\n  resourceVersion: '12'\n");
        QCOMPARE(verdict.code, 500);
        QCOMPARE(verdict.causes.size(), 1);
        QCOMPARE(verdict.causes.first().position.line, 5);
        const DefinitionVerdict misplaced
            = verdictOn(head + "metadata:\n  name: app\n  namespace: x\n", {.ns = u"y"_s});
        QCOMPARE(misplaced.code, 400);
        QCOMPARE(misplaced.causes.first().position.line, 5);
    }

    void refusesUnknownFieldsIfAsked()
    {
        const QByteArray text = head
            + "metadata: {name: app}\nspec:\n  tags:\n  - name: a\n    importPolicy: {often: "
              "true}\n"
              "  extra: 1\n";
        QVERIFY(verdictOn(text).isAccepted());
        const DefinitionVerdict verdict = verdictOn(text, {.isStrict = true});
        QCOMPARE(verdict.code, 400);
        QCOMPARE(verdict.status,
                 u"ImageStream in version \"v1\" cannot be handled as a ImageStream: strict "
                 "decoding error: unknown field \"spec.extra\", unknown field "
                 "\"spec.tags[0].importPolicy.often\""_s);
        QCOMPARE(lines(verdict.causes).first(), u"8:3 spec.extra: unknown field \"spec.extra\""_s);
    }

    void looksIntoLists()
    {
        const auto verdicts = validateDocument(DefinitionDocument::read(
            "kind: List\napiVersion: v1\nitems:\n"
            "- {apiVersion: image.openshift.io/v1, kind: ImageStream, metadata: {name: a}}\n"
            "- {apiVersion: image.openshift.io/v1, kind: ImageStream, metadata: {name: A}}\n"
            "---\napiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata: {name: B}\n",
            u"a.yaml"_s));
        QCOMPARE(verdicts.size(), 3);
        QVERIFY(verdicts.at(0).isAccepted());
        QCOMPARE(verdicts.at(1).causes.first().position.line, 5);
        QCOMPARE(verdicts.at(2).causes.first().position.line, 9);
    }
};

QTEST_GUILESS_MAIN(TestDefinitionValidation)
#include "tst_definitionvalidation.moc"
