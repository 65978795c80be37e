// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitiondocument.h"
#include "core/definition/definitionedit.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>
#include <QThread>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// Reads and edits @p text as the window does with a file that is opened.
struct Handled
{
    explicit Handled(const QByteArray &text, const QString &file = u"x.yaml"_s)
        : document(DefinitionDocument::read(text, file))
    {
        definition = readDefinition(document);
        objects = document.objects();
        path = document.pathAt(text.size() / 2);
        edits = document.edits({DocumentChange::set(DocumentPath{} / u"new"_s, true)});
        after = edits ? document.edited(*edits) : document;
    }

    DefinitionDocument document;
    Definition definition;
    QList<DocumentObject> objects;
    DocumentPath path;
    Result<QList<TextEdit>> edits = QList<TextEdit>();
    DefinitionDocument after;
};

QByteArray streamItem(int number)
{
    const QByteArray name = QByteArray::number(number);
    return "- apiVersion: image.openshift.io/v1\n  kind: ImageStream\n  metadata:\n    name: s"
        + name
        + "\n  spec:\n    tags:\n    - name: '1'\n      from:\n        kind: DockerImage\n        "
          "name: quay.io/a/b:"
        + name + "\n";
}

} // namespace

/// What reliability asks of bad input to definitions, each case by its number; what is about one
/// class alone is in that class's test.
class TestBadInput : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t21_encodings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("problems");
        const QByteArray bom = "\xef\xbb\xbf";
        QTest::newRow("byte order mark") << bom + "a: b\n" << 0;
        QTest::newRow("CRLF") << QByteArray("a: b\r\nc:\r\n  d: e\r\n") << 0;
        QTest::newRow("mixed line ends") << QByteArray("a: b\nc: d\r\ne: f\n") << 0;
        QTest::newRow("no final newline") << QByteArray("a: b") << 0;
        QTest::newRow("Latin-1") << QByteArray("a: \xe9\n") << 1;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                              "a\0:\0",
                                              6)
                                << 1;
        QTest::newRow("NUL") << QByteArray("a: b\0\n", 6) << 1;
    }
    void t21_encodings()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, problems);
        const Handled handled(text);
        QCOMPARE(handled.document.problems().size(), problems);
        QCOMPARE(handled.document.text(), text);
        if (problems > 0) {
            QVERIFY(handled.document.problems().first().position.isValid());
            QCOMPARE(handled.edits.error().kind, Error::Kind::InvalidInput);
            return;
        }
        // Every byte but the new line stays.
        QVERIFY(handled.edits);
        const QByteArray after = handled.after.text();
        const TextEdit &edit = handled.edits->first();
        QVERIFY(after.startsWith(text.first(edit.from)));
        QVERIFY(after.endsWith(text.sliced(edit.to)));
        QCOMPARE(after.endsWith('\n'), text.endsWith('\n'));
    }

    void t25_laughs()
    {
        const QByteArray text = testData(u"definitions/laughs.yaml"_s);
        QElapsedTimer timer;
        timer.start();
        const Handled handled(text, u"laughs.yaml"_s);
        QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(handled.document.isBroken());
    }

    void t26_depth_data()
    {
        QTest::addColumn<QByteArray>("text");
        constexpr int deep = 100'000;
        QTest::newRow("brackets") << QByteArray(deep, '[');
        QTest::newRow("closed brackets") << QByteArray(deep, '[') + QByteArray(deep, ']');
        QTest::newRow("braces") << QByteArray("{a: ").repeated(deep);
        QTest::newRow("JSON") << QByteArray("{\"a\":").repeated(deep);
        QTest::newRow("dashes") << QByteArray("- ").repeated(deep);
    }
    void t26_depth()
    {
        QFETCH(const QByteArray, text);
        bool isRefused = false;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            const Handled handled(text);
            isRefused = handled.document.isBroken()
                && handled.document.problems().first().position.isValid()
                && handled.edits.error().kind == Error::Kind::InvalidInput;
        }));
        thread->setStackSize(512 * 1024);
        thread->start();
        thread->wait();
        QVERIFY(isRefused);
    }

    void t28_keysMergesAndTags()
    {
        const Handled twice("a: 1\nb: 2\na: 3\n");
        QVERIFY(twice.document.problems().first().message.contains(u"line 1"_s));
        QVERIFY(twice.document.problems().first().message.contains(u"line 3"_s));
        const auto merged
            = DefinitionDocument::read("x: &x {b: 1}\na:\n  <<: *x\n  c: 2\n", u"x.yaml"_s);
        const auto refused
            = merged.edits({DocumentChange::set(DocumentPath{} / u"a"_s / u"b"_s, 2)});
        QCOMPARE(refused.error().kind, Error::Kind::Unsupported);
        QCOMPARE(refused.error().position.line, 3);
        const auto tagged = DefinitionDocument::read(
            "a: !!binary aGVsbG8=\nb: !!python/object:os.system ls\n", u"x.yaml"_s);
        QCOMPARE(tagged.value(DocumentPath{} / u"b"_s), QJsonValue(u"ls"_s));
        const auto beside = tagged.edits({DocumentChange::set(DocumentPath{} / u"c"_s, 1)});
        QVERIFY(beside);
        QVERIFY(applied(tagged.text(), *beside).startsWith(tagged.text()));
    }

    // T29 is in tst_definitionwriter, T30 in tst_definitiondocument, T27 the fuzzers'.

    void t31_fiveMegabytes()
    {
        QByteArray text = "apiVersion: v1\nkind: List\nitems:\n";
        for (int i = 0; text.size() < 5'000'000; ++i)
            text += streamItem(i);
        const auto document = DefinitionDocument::read(text, u"x.yaml"_s);
        const auto stream = document.objectAt(text.size() / 2);
        QVERIFY(stream);
        const auto edits = document.edits({DocumentChange::set(
            stream->path / u"spec"_s / u"tags"_s / PathStep::named(u"1"_s) / u"reference"_s,
            true)});
        QVERIFY(edits);
        QCOMPARE(edits->size(), 1);
        const auto after = document.edited(*edits);
        QCOMPARE(after.text().size(), text.size() + growth(*edits));
        const auto changed = after.objectAt(edits->first().from);
        QVERIFY(changed && changed->name == stream->name);
        QVERIFY(
            readDefinition(after, *changed).streams.first().stream->spec.tags.first().reference);
    }

    void t32_controlCharacters()
    {
        // A text direction that is turned round is kept as it is, and written as it is asked for.
        const QString text = u"a\u202eb"_s;
        const auto document = DefinitionDocument::read("a: x\n", u"x.yaml"_s);
        const auto edits = document.edits({DocumentChange::set(DocumentPath{} / u"a"_s, text)});
        QVERIFY(edits);
        QCOMPARE(document.edited(*edits).value(DocumentPath{} / u"a"_s), QJsonValue(text));
        // Others are written as escapes, and refused where they stand bare.
        const QString bell = u"a\a\u001b[31m"_s;
        const auto escaped = document.edits({DocumentChange::set(DocumentPath{} / u"a"_s, bell)});
        QVERIFY(escaped);
        QVERIFY(!applied(document.text(), *escaped).contains('\x1b'));
        QVERIFY(DefinitionDocument::read("a: \x1b[31m\n", u"x.yaml"_s).isBroken());
    }

    void t33_jsonStaysJson()
    {
        const QByteArray text
            = "{\n\t\"kind\": \"ImageStream\",\n\t\"apiVersion\": "
              "\"image.openshift.io/v1\",\n\t\"metadata\": {\n\t\t\"name\": "
              "\"s\",\n\t\t\"creationTimestamp\": null\n\t},\n\t\"spec\": "
              "{\n\t\t\"tags\": [\n\t\t\t{\n\t\t\t\t\"name\": \"1\"\n\t\t\t}\n\t\t]"
              "\n\t}\n}";
        const auto document = DefinitionDocument::read(text, u"s.json"_s);
        QCOMPARE(document.format(), DefinitionFormat::Json);
        QVERIFY(document.edits(QList<DocumentChange>())->isEmpty());
        const auto edits = DefinitionEditor(text, u"s.json"_s)
                               .setTagField({}, u"1"_s, {u"annotations"_s, u"version"_s}, u"1.0"_s);
        QVERIFY(edits);
        QByteArray expected = text;
        expected.replace("\"name\": \"1\"",
                         "\"name\": \"1\",\n\t\t\t\t\"annotations\": {\n\t\t\t\t\t\"version\": "
                         "\"1.0\"\n\t\t\t\t}");
        QCOMPARE(applied(text, *edits), expected);
    }

    void t34_manyObjects_data()
    {
        QTest::addColumn<bool>("isList");
        QTest::newRow("a List of 10,000 items") << true;
        QTest::newRow("10,000 documents") << false;
    }
    void t34_manyObjects()
    {
        QFETCH(const bool, isList);
        QByteArray text = isList ? "apiVersion: v1\nkind: List\nitems:\n" : "";
        for (int i = 0; i < 10'000; ++i) {
            QByteArray item = streamItem(i);
            text += isList ? item : "---\n" + item.replace("\n  ", "\n").sliced(2);
        }
        auto document = DefinitionDocument::read(text, u"x.yaml"_s);
        const QList<DocumentObject> objects = document.objects();
        QCOMPARE(objects.size(), 10'000);
        QCOMPARE(objects.at(7777).name, u"s7777"_s);
        QList<DocumentChange> changes; // one in each, and all at once
        for (const DocumentObject &object : objects)
            changes.append(DocumentChange::set(
                object.path / u"spec"_s / u"lookupPolicy"_s / u"local"_s, true));
        const auto edits = document.edits(changes);
        QVERIFY(edits);
        QCOMPARE(edits->size(), 10'000);
        QCOMPARE(applied(text, *edits).count("lookupPolicy:\n"), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
