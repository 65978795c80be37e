// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definition.h"
#include "core/definition/serverdefaults.h"
#include "core/imagestream/updatestrategy.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFileInfo>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Planner = QList<DocumentChange> (*)(const DefinitionDocument &, const DocumentObject &);

/// The text after the changes of its only object; what went wrong, if anything did.
QByteArray changed(const QByteArray &text, Planner plan)
{
    const auto document = DefinitionDocument::read(text, u"a.yaml"_s);
    const Result<QList<TextEdit>> edits
        = document.edits(plan(document, document.objects().first()));
    return edits ? applied(text, *edits) : edits.error().detail.toUtf8();
}

QList<DocumentChange> writing(const DefinitionDocument &document, const DocumentObject &object)
{
    return defaultsChanges(document, object, ServerDefaults::Write);
}

QList<DocumentChange> stripping(const DefinitionDocument &document, const DocumentObject &object)
{
    return defaultsChanges(document, object, ServerDefaults::Strip);
}

QByteArray written(const QByteArray &text)
{
    return changed(text, writing);
}

QByteArray stripped(const QByteArray &text)
{
    return changed(text, stripping);
}

/// The streams as a server would hold them.
QList<ImageStream> held(const DefinitionDocument &document)
{
    QList<ImageStream> streams;
    const Definition definition = readDefinition(document);
    for (const DefinedStream &defined : definition.streams)
        streams.append(serverStream(*defined.stream, std::nullopt, {}));
    return streams;
}

QByteArray sorted(const QByteArray &text)
{
    return changed(text, tagOrderChanges);
}

const QByteArray head = "kind: ImageStream\napiVersion: image.openshift.io/v1\n";

} // namespace

class TestServerDefaults : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void writes()
    {
        QCOMPARE(written(head
                         + "spec: # the stream\n  tags:\n  - name: a # first\n"
                           "    from: {kind: DockerImage, name: x}\n"
                           "  - name: b\n    importPolicy: {scheduled: true}\n"
                           "    referencePolicy:\n      type: Local\n"),
                 head
                     + "spec: # the stream\n  tags:\n  - name: a # first\n"
                       "    from: {kind: DockerImage, name: x}\n"
                       "    importPolicy:\n      importMode: Legacy\n"
                       "    referencePolicy:\n      type: Source\n"
                       "  - name: b\n    importPolicy: {scheduled: true, importMode: Legacy}\n"
                       "    referencePolicy:\n      type: Local\n"
                       "  lookupPolicy:\n    local: false\n");
    }

    void writesWhereThereIsNothing()
    {
        QCOMPARE(written(head), head + "spec:\n  lookupPolicy:\n    local: false\n");
        QCOMPARE(written("{\"kind\": \"ImageStream\", \"spec\": {}}\n"),
                 QByteArray("{\"kind\": \"ImageStream\", \"spec\": {\"lookupPolicy\": "
                            "{\"local\": false}}}\n"));
    }

    void writesOverWhatSaysNothing()
    {
        QCOMPARE(written(head
                         + "spec:\n  lookupPolicy: {local: false}\n  tags:\n  - name: a\n"
                           "    importPolicy: {importMode: ''}\n    referencePolicy: null\n"),
                 head
                     + "spec:\n  lookupPolicy: {local: false}\n  tags:\n  - name: a\n"
                       "    importPolicy: {importMode: 'Legacy'}\n    referencePolicy:\n"
                       "      type: Source\n");
    }

    void writesOnce()
    {
        const QByteArray once = written(head + "spec:\n  tags:\n  - name: a\n");
        QCOMPARE(written(once), once);
    }

    void strips()
    {
        QCOMPARE(stripped(head
                          + "spec:\n  lookupPolicy:\n    local: false\n  tags:\n"
                            "  - annotations: null\n    from:\n      kind: DockerImage # why\n"
                            "      name: x\n    generation: 3\n    importPolicy:\n"
                            "      importMode: Legacy\n    name: a\n    referencePolicy:\n"
                            "      type: Source\n"
                            "  - name: b\n    importPolicy: {importMode: Legacy, scheduled: true}\n"
                            "    reference: false\n"),
                 head
                     + "spec:\n  tags:\n"
                       "  - from:\n      kind: DockerImage # why\n"
                       "      name: x\n    name: a\n"
                       "  - name: b\n    importPolicy: {scheduled: true}\n");
    }

    void stripsNothingThatMatters()
    {
        const QByteArray text = head
            + "spec:\n  lookupPolicy: {local: true}\n  tags:\n  - name: a\n"
              "    generation: 0\n    reference: true\n    annotations: {a: b}\n"
              "    importPolicy: {importMode: PreserveOriginal, insecure: true}\n"
              "    referencePolicy: {type: Local, note: mine}\n";
        QCOMPARE(stripped(text), text);
    }

    void undoesWriting()
    {
        const QByteArray text
            = head + "spec:\n  tags:\n  - name: a\n    from: # x\n      kind: k\n";
        QCOMPARE(stripped(written(text)), text);
    }

    void meansTheSame_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(sharedPath(u"corpus"_s), {u"*.yaml"_s, u"*.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path)) << path;
        }
        if (!QFileInfo::exists(sharedPath(u"corpus"_s)))
            QTest::newRow("none") << QString();
    }
    void meansTheSame()
    {
        QFETCH(const QString, path);
        if (path.isEmpty())
            QSKIP("the corpus is not here");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto document = DefinitionDocument::read(file.readAll(), path);
        for (const Planner plan : {writing, stripping, tagOrderChanges}) {
            QList<DocumentChange> changes;
            for (const DocumentObject &object : document.objects())
                changes += object.kind == "ImageStream"_L1 ? plan(document, object)
                                                           : QList<DocumentChange>();
            const Result<QList<TextEdit>> edits = document.edits(changes);
            QVERIFY2(edits, edits ? "" : qPrintable(edits.error().detail));
            QCOMPARE(held(document.edited(*edits)), held(document));
        }
    }

    void sorts()
    {
        QCOMPARE(sorted(head
                        + "spec:\n  tags:\n  - name: z # old\n  - name: latest\n  - name: '9'\n"
                          "  - name: z # new\n  - name: '10'\n  - name: A\n"),
                 head
                     + "spec:\n  tags:\n  - name: '10'\n  - name: '9'\n  - name: A\n"
                       "  - name: latest\n  - name: z # new\n");
        // Only what is out of order moves, and takes its comment along.
        QCOMPARE(sorted(head + "spec:\n  tags:\n  # last\n  - name: z\n  - name: a\n  - name: b\n"),
                 head + "spec:\n  tags:\n  - name: a\n  - name: b\n  # last\n  - name: z\n");
        const QByteArray text = head + "spec:\n  tags: [{name: a}, {name: b}]\n";
        QCOMPARE(sorted(text), text);
        QCOMPARE(sorted(head), head);
    }
};

QTEST_GUILESS_MAIN(TestServerDefaults)
#include "tst_serverdefaults.moc"
