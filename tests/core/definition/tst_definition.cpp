// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definition.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "tests/support/documents.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QStringEncoder>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

int tagCount(const Definition &definition)
{
    int count = 0;
    for (const DefinedStream &defined : definition.streams)
        count += int(defined.stream->spec.tags.size());
    return count;
}

QByteArray stream(const QByteArray &name)
{
    return "apiVersion: v1\nkind: ImageStream\nmetadata: {name: " + name + "}\n";
}

} // namespace

class TestDefinition : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void picksFormat_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<DefinitionFormat>("format");
        QTest::addColumn<int>("problems");
        const QByteArray json = R"({"kind": "ImageStream", "apiVersion": "v1"})";
        QTest::newRow("JSON") << u"a.json"_s << json << DefinitionFormat::Json << 0;
        QTest::newRow("upper case") << u"A.JSON"_s << json << DefinitionFormat::Json << 0;
        QTest::newRow("JSON in a YAML file")
            << u"a.yaml"_s << " \n" + json << DefinitionFormat::Json << 0;
        QTest::newRow("byte order mark")
            << u"a.yaml"_s << "\xef\xbb\xbf" + json << DefinitionFormat::Json << 0;
        QTest::newRow("flow YAML")
            << u"a.yaml"_s << QByteArray("{kind: ImageStream, apiVersion: v1}")
            << DefinitionFormat::Yaml << 0;
        QTest::newRow("YAML") << u"a.yml"_s << stream("a") << DefinitionFormat::Yaml << 0;
        QTest::newRow("no suffix") << u"a"_s << stream("a") << DefinitionFormat::Yaml << 0;
        QTest::newRow("YAML in a JSON file")
            << u"a.json"_s << stream("a") << DefinitionFormat::Json << 1;
    }
    void picksFormat()
    {
        QFETCH(const QString, fileName);
        QFETCH(const QByteArray, text);
        const Definition definition = readDefinition(text, fileName);
        QTEST(definition.format, "format");
        QTEST(int(definition.problems.size()), "problems");
        QCOMPARE(definition.isBroken(), !definition.problems.isEmpty());
        QCOMPARE(definition.streams.size(), definition.isBroken() ? 0 : 1);
    }

    /// What a catalog may find in its folder. Each is answered by a message with a place and, as
    /// the parsers' own tests show, by work that grows with the text and no faster.
    void survivesBadInput_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<int>("streams");
        QTest::newRow("0 bytes") << u"x.yaml"_s << QByteArray() << u"1:1 The file is empty."_s << 0;
        QTest::newRow("blanks") << u"x.json"_s << QByteArray(" \n\n") << u"1:1 The file is empty."_s
                                << 0;
        QTest::newRow("truncated YAML")
            << u"x.yaml"_s << stream("a") + "---\n" + stream("b") + "spec: {tags: [{name: 'a"
            << u"8:24 This is not valid YAML: illegal EOF in scalar."_s << 1;
        QTest::newRow("truncated JSON")
            << u"x.json"_s << QByteArray("{\n\"kind\": \"Li")
            << u"2:9 This is not valid JSON: the string that starts here does not end."_s << 0;
        QTest::newRow("100,000 brackets")
            << u"x.yaml"_s << QByteArray(100'000, '[')
            << u"1:101 Values are nested more than 200 levels deep."_s << 0;
        QTest::newRow("100,000 brackets in JSON")
            << u"x.json"_s << QByteArray(100'000, '[')
            << u"1:201 Values are nested more than 200 levels deep."_s << 0;
        QTest::newRow("billion laughs") << u"x.yaml"_s << testData(u"definitions/laughs.yaml"_s)
                                        << u"7:20 document contains excessive aliasing"_s << 1;
        QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        QTest::newRow("UTF-16") << u"x.yaml"_s << QByteArray(utf16(QString::fromUtf8(stream("a"))))
                                << u"1:1 The file is in UTF-16; definitions are read as UTF-8."_s
                                << 0;
        QTest::newRow("duplicate keys in JSON")
            << u"x.json"_s
            << QByteArray("{\"kind\": \"ImageStream\",\n\"apiVersion\": \"v1\",\n\"kind\": "
                          "\"ImageStream\"}")
            << u"3:1 Key \"kind\" is set on line 1 and again on line 3."_s << 1;
        QTest::newRow("NUL") << u"x.yaml"_s << stream("a") + '\0'
                             << u"4:1 There is a NUL byte in the file; it is not a text."_s << 0;
        QTest::newRow("PNG") << u"x.yaml"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                             << u"1:1 Byte 0x89 is not valid UTF-8 here."_s << 0;
    }
    void survivesBadInput()
    {
        QFETCH(const QString, fileName);
        QFETCH(const QByteArray, text);
        const Definition definition = readDefinition(text, fileName);
        QCOMPARE(definition.problems.size(), 1);
        QTEST(described(definition.problems.first()), "problem");
        QVERIFY(!definition.problems.first().remedy.isEmpty()
                || definition.problems.first().message.contains(u"200"));
        QTEST(int(definition.streams.size()), "streams");
    }

    void refusesWhatIsTooLarge()
    {
        const Definition definition
            = readDefinition(QByteArray(limits::definitionFileBytes + 1, ' '), u"x.yaml"_s);
        QCOMPARE(definition.problems.first().message, u"The file is larger than 64 MiB."_s);
        QVERIFY(definition.isBroken());
    }

    void goesOnBehindProblems()
    {
        const Definition definition = readDefinition(
            "kind: List\napiVersion: v1\nitems:\n- {kind: ImageStream, apiVersion: v1, spec: 5}\n"
            "- {kind: ImageStream, apiVersion: v1, metadata: {name: 7}}\n- {kind: ImageStream, "
            "apiVersion: v1}\n---\n"
                + stream("d"),
            u"x.yaml"_s);
        QCOMPARE(definition.streams.size(), 4);
        QCOMPARE(definition.problems.size(), 2);
    }

    void isBrokenByErrorsOnly()
    {
        QVERIFY(!readDefinition("", u"x.yaml"_s).isBroken());
        QVERIFY(readDefinition("a: [", u"x.yaml"_s).isBroken());
    }

    void countsAsTheCorpusSays()
    {
        QFile manifest(sharedPath(u"corpus/MANIFEST.tsv"_s));
        if (!manifest.open(QIODevice::ReadOnly))
            QSKIP("no corpus here");
        const QStringList lines
            = QString::fromUtf8(manifest.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.first().split(u'\t').at(6), u"streams"_s);
        for (const QString &line : lines.sliced(1)) {
            const QStringList fields = line.split(u'\t');
            const QString path = sharedPath(u"corpus/"_s + fields.at(0));
            const Result<FileContent> content = readFile(path, limits::definitionFileBytes);
            QVERIFY2(content, qPrintable(path));
            const Definition definition = readDefinition(content->bytes, path);
            QVERIFY2(definition.problems.isEmpty(), qPrintable(path));
            QVERIFY2(definition.streams.size() == fields.at(6).toInt(), qPrintable(path));
            QVERIFY2(tagCount(definition) == fields.at(3).toInt(), qPrintable(path));
            const Result<FileContent> after = readFile(path, limits::definitionFileBytes);
            QVERIFY2(after && after->bytes == content->bytes && after->stamp == content->stamp,
                     qPrintable(path));
        }
    }
};

QTEST_GUILESS_MAIN(TestDefinition)
#include "tst_definition.moc"
