// SPDX-License-Identifier: Apache-2.0
#include "core/definition/fieldchange.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray text = "kind: ImageStream\n"
                        "apiVersion: image.openshift.io/v1\n"
                        "metadata:\n"
                        "  name: ruby\n"
                        "spec:\n"
                        "  tags:\n"
                        "  - name: \"3.3\"  # current\n"
                        "    annotations:\n"
                        "      version: \"3.3\"\n"
                        "    from: {kind: DockerImage, name: quay.io/a/b:3.3}\n"
                        "    importPolicy: {scheduled: true}\n"
                        "  - name: latest\n"
                        "    from: {kind: ImageStreamTag, name: \"3.3\"}\n"
                        "  - name: next\n"
                        "    from: {kind: ImageStreamTag, name: ruby:3.3}\n"
                        "  - name: other\n"
                        "    from: {kind: ImageStreamTag, name: python:3.3}\n";

const DefinitionDocument &document()
{
    static const DefinitionDocument read = DefinitionDocument::read(text, u"a.yaml"_s);
    return read;
}

DocumentPath tagPath(qsizetype number)
{
    return DocumentPath() / u"spec"_s / u"tags"_s / number;
}

/// The text after a change, or why there is none.
QByteArray changed(const Result<QList<DocumentChange>> &changes)
{
    if (!changes)
        return changes.error().detail.toUtf8();
    const auto edits = document().edits(*changes);
    return edits ? applied(text, *edits) : edits.error().detail.toUtf8();
}

QByteArray withField(const QString &field, const QString &value, qsizetype tag = 0)
{
    return changed(fieldChange(document(), tagPath(tag),
                               *DefinitionField::parse(DefinitionField::Owner::Tag, field), value));
}

} // namespace

class TestFieldChange : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void changesOnlyTheValue_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("text") << u"annotations.version"_s << u"3.4"_s
                              << QByteArray("version: \"3.3\"") << QByteArray("version: \"3.4\"");
        QTest::newRow("bool") << u"importPolicy.scheduled"_s << u"false"_s
                              << QByteArray("scheduled: true") << QByteArray("scheduled: false");
        QTest::newRow("added") << u"annotations.iconClass"_s << u"icon-ruby"_s
                               << QByteArray("      version: \"3.3\"\n")
                               << QByteArray(
                                      "      version: \"3.3\"\n      iconClass: icon-ruby\n");
        QTest::newRow("default is not written")
            << u"referencePolicy.type"_s << u"Source"_s << QByteArray() << QByteArray();
        QTest::newRow("the same") << u"annotations.version"_s << u"3.3"_s << QByteArray()
                                  << QByteArray();
        QTest::newRow("absent stays absent")
            << u"annotations.tags"_s << QString() << QByteArray() << QByteArray();
        QTest::newRow("last entry takes its mapping along")
            << u"annotations.version"_s << QString()
            << QByteArray("    annotations:\n      version: \"3.3\"\n") << QByteArray();
        QTest::newRow("a source keeps its name, empty")
            << u"from.name"_s << QString() << QByteArray("name: quay.io/a/b:3.3")
            << QByteArray("name: \"\"");
    }
    void changesOnlyTheValue()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, value);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QByteArray expected = text;
        if (!before.isEmpty()) {
            const qsizetype at = expected.indexOf(before);
            QVERIFY(at >= 0);
            expected.replace(at, before.size(), after);
        }
        QCOMPARE(withField(field, value), expected);
    }

    void refusesWhatTheFieldCannotSay()
    {
        QVERIFY(withField(u"importPolicy.scheduled"_s, u"perhaps"_s).contains("true or false"));
        QVERIFY(withField(u"referencePolicy.type"_s, u"Both"_s).contains("Source, Local"));
    }

    /// What follows the tag in its own stream, by either spelling, goes on following it.
    void followersFollow()
    {
        QByteArray expected = text;
        expected.replace("- name: \"3.3\"", "- name: \"3.30\"");
        expected.replace("ImageStreamTag, name: \"3.3\"", "ImageStreamTag, name: \"3.30\"");
        expected.replace("ruby:3.3", "ruby:3.30");
        QCOMPARE(changed(renameTag(document(), tagPath(0), u"3.30"_s)), expected);
        QCOMPARE(changed(renameTag(document(), tagPath(0), u"3.3"_s)), text);
    }

    void refusesNames()
    {
        const auto refusal = [](qsizetype tag, const QString &name) {
            const auto changes = renameTag(document(), tagPath(tag), name);
            return changes ? std::optional<Error::Kind>() : changes.error().kind;
        };
        QCOMPARE(refusal(0, u"latest"_s), Error::Kind::AlreadyExists);
        QCOMPARE(refusal(0, u"a b"_s), Error::Kind::InvalidInput);
        QCOMPARE(refusal(0, QString()), Error::Kind::InvalidInput);
        QCOMPARE(refusal(9, u"x"_s), Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestFieldChange)
#include "tst_fieldchange.moc"
