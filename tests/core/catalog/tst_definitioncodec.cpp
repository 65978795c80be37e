// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/definitioncodec.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

Definition fullDefinition()
{
    const TextPosition position = {.line = 3, .column = 5, .offset = 70};
    ImageStream stream = fullStream();
    stream.metadata.resourceVersion = u"7"_s;
    Definition definition;
    definition.format = DefinitionFormat::Json;
    DefinedStream full;
    full.stream = std::make_shared<const ImageStream>(stream);
    full.document = 2;
    full.item = 4;
    full.position = position;
    full.tagPositions = {{u"3.3"_s, position}, {u"latest"_s, {}}};
    DefinedStream bare;
    bare.stream = std::make_shared<const ImageStream>();
    definition.streams = {full, bare};
    definition.otherObjects = 3;
    definition.problems = {{.severity = Problem::Severity::Warning,
                            .file = u"x"_s,
                            .position = position,
                            .message = u"m"_s,
                            .remedy = u"r"_s}};
    return definition;
}

void compare(const Definition &a, const Definition &b)
{
    QCOMPARE(a.format, b.format);
    QCOMPARE(a.otherObjects, b.otherObjects);
    QCOMPARE(a.problems, b.problems);
    QCOMPARE(a.streams.size(), b.streams.size());
    for (qsizetype i = 0; i < a.streams.size(); ++i) {
        QCOMPARE(*a.streams.at(i).stream, *b.streams.at(i).stream);
        QCOMPARE(a.streams.at(i).document, b.streams.at(i).document);
        QCOMPARE(a.streams.at(i).item, b.streams.at(i).item);
        QCOMPARE(a.streams.at(i).position, b.streams.at(i).position);
        QCOMPARE(a.streams.at(i).tagPositions, b.streams.at(i).tagPositions);
    }
}

} // namespace

class TestDefinitionCodec : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost()
    {
        const auto decoded = decodeDefinition(encodeDefinition(fullDefinition()));
        QVERIFY(decoded);
        compare(*decoded, fullDefinition());
        const auto empty = decodeDefinition(encodeDefinition(Definition()));
        QVERIFY(empty);
        compare(*empty, Definition());
    }

    void everyTruncationIsNoticed()
    {
        const QByteArray data = encodeDefinition(fullDefinition());
        for (qsizetype size = 0; size < data.size(); ++size)
            QVERIFY2(!decodeDefinition(data.first(size)), qPrintable(QString::number(size)));
        QVERIFY(!decodeDefinition(data + 'x'));
    }

    void noDamageCrashes()
    {
        const QByteArray data = encodeDefinition(fullDefinition());
        for (qsizetype i = 0; i < data.size(); ++i) {
            for (const int bits : {0x01, 0x80, 0xff}) {
                QByteArray damaged = data;
                damaged[i] = char(damaged.at(i) ^ bits);
                static_cast<void>(decodeDefinition(damaged));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDefinitionCodec)
#include "tst_definitioncodec.moc"
