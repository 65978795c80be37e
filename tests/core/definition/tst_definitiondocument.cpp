// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitiondocument.h"

#include "core/definition/definitionedit.h"
#include "tests/support/fixtures.h"
#include "tests/support/randomtext.h"
#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QJsonValue valuesOf(const DefinitionDocument &document)
{
    QJsonArray documents;
    for (int i = 0; i < int(document.tree().documents().size()); ++i)
        documents.append(document.value({.document = i}));
    return documents;
}

/// Numbered comments of RandomText, "#c12.", that are in @p before and not in @p after.
QList<QByteArray> lostComments(const QByteArray &before, const QByteArray &after)
{
    static const QRegularExpression pattern(u"#c\\d+\\."_s);
    QList<QByteArray> lost;
    for (auto it = pattern.globalMatch(QString::fromUtf8(before)); it.hasNext();) {
        const QByteArray comment = it.next().captured().toUtf8();
        if (!after.contains(comment))
            lost.append(comment);
    }
    return lost;
}

/// Whether the comment at @p at is of the entry in @p entry: in its lines, directly above or below.
bool isOfEntry(const QByteArray &text, qsizetype at, const TextRange &entry)
{
    const qsizetype start = text.lastIndexOf('\n', qMax<qsizetype>(entry.from - 1, 0)) + 1;
    const qsizetype end = text.indexOf('\n', entry.to);
    if (at >= start)
        return end < 0 || at <= end || !text.sliced(end, at - end).contains(':');
    const QByteArray between = text.sliced(at, start - at);
    for (const QByteArray &line : between.split('\n')) {
        if (!line.trimmed().isEmpty() && !line.trimmed().startsWith('#'))
            return false;
    }
    return true;
}

std::string shown(const QByteArray &before, const DocumentChange &change, const QByteArray &after)
{
    const QByteArray text = "change " + QByteArray::number(int(change.kind)) + " at "
        + change.path.toString().toUtf8() + "\n---- before\n" + before + "\n---- after\n" + after;
    return text.toStdString();
}

} // namespace

class TestDefinitionDocument : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void listsObjects()
    {
        const auto json
            = DefinitionDocument::read(testData(u"definitions/list.json"_s), u"list.json"_s);
        QCOMPARE(json.format(), DefinitionFormat::Json);
        const QList<DocumentObject> objects = json.objects();
        QCOMPARE(objects.size(), json.value(*DocumentPath::parse(u"0/items"_s)).toArray().size());
        for (const DocumentObject &object : objects) {
            QCOMPARE(json.value(object.path / u"kind"_s).toString(), object.kind);
            QCOMPARE(json.value(object.path / u"metadata"_s / u"name"_s).toString(), object.name);
            QVERIFY(json.text().sliced(object.range.from).startsWith('{'));
        }
        const auto yaml = DefinitionDocument::read(testData(u"definitions/documents.yaml"_s), {});
        for (const DefinedStream &defined : readDefinition(yaml).streams) {
            const DocumentPath path = DefinitionDocument::pathOf(StreamPlace::of(defined));
            QVERIFY(std::ranges::any_of(yaml.objects(), [&](const DocumentObject &object) {
                return object.path == path && object.name == defined.stream->metadata.name;
            }));
        }
    }

    void readsOneObject()
    {
        for (const QString &name : {u"list.json"_s, u"documents.yaml"_s, u"legacy.yaml"_s}) {
            const auto document
                = DefinitionDocument::read(testData(u"definitions/"_s + name), name);
            QList<DefinedStream> streams;
            for (const DocumentObject &object : document.objects()) {
                streams += readDefinition(document, object).streams;
                const auto found = document.objectAt(object.range.from + 1);
                if (object.range.from > 0 || object.path.steps.isEmpty()) {
                    QVERIFY(found);
                    QVERIFY(found->path == object.path && found->kind == object.kind
                            && found->range == object.range);
                }
            }
            const Definition whole = readDefinition(document);
            QCOMPARE(streams.size(), whole.streams.size());
            for (qsizetype i = 0; i < streams.size(); ++i) {
                QVERIFY(*streams.at(i).stream == *whole.streams.at(i).stream);
                QCOMPARE(streams.at(i).item, whole.streams.at(i).item);
                QCOMPARE(streams.at(i).document, whole.streams.at(i).document);
            }
        }
    }

    void knowsPlaces()
    {
        const QByteArray text = "kind: ImageStream\nspec:\n  tags:\n  # one\n  - name: 'a'\n    "
                                "from: {kind: X}\n\n  - name: b\n";
        const auto document = DefinitionDocument::read(text, u"x.yaml"_s);
        const auto at
            = [&](const char *what) { return document.pathAt(text.indexOf(what)).toString(); };
        QCOMPARE(at("spec"), u"0/spec"_s);
        QCOMPARE(at("# one"), u"0/spec/tags"_s);
        QCOMPARE(at("- name: 'a'"), u"0/spec/tags/0"_s);
        QCOMPARE(at("'a'"), u"0/spec/tags/0/name"_s);
        QCOMPARE(at("X"), u"0/spec/tags/0/from/kind"_s);
        QCOMPARE(at("}"), u"0/spec/tags/0/from/kind"_s); // touches it
        QCOMPARE(at("{kind"), u"0/spec/tags/0/from"_s);
        QCOMPARE(at("\n  - name: b"), u"0/spec/tags"_s);
        QCOMPARE(document.pathAt(text.size()).toString(), u"0"_s);
        const auto ranges = document.ranges(*DocumentPath::parse(u"0/spec/tags/=a/name"_s));
        QVERIFY(ranges);
        const auto slice = [&](const TextRange &range) {
            return text.sliced(range.from, range.to - range.from);
        };
        QCOMPARE(slice(ranges->key), "name");
        QCOMPARE(slice(ranges->value), "'a'");
        QCOMPARE(slice(ranges->entry), "name: 'a'");
        QCOMPARE(document.position(*DocumentPath::parse(u"0/spec/tags/=b/name"_s)).line, 8);
        QVERIFY(document.value(*DocumentPath::parse(u"0/spec/x"_s)).isUndefined());
        QVERIFY(!document.contains(*DocumentPath::parse(u"0/spec/tags/=c"_s)));
    }

    void followsAliasesAndMerges()
    {
        const auto document
            = DefinitionDocument::read("x: &x {b: 1}\na: *x\nc: {<<: *x, d: 2}\n", {});
        QCOMPARE(document.value(*DocumentPath::parse(u"0/a/b"_s)).toInt(), 1);
        QCOMPARE(document.value(*DocumentPath::parse(u"0/c/b"_s)).toInt(), 1);
        QCOMPARE(document.position(*DocumentPath::parse(u"0/c/b"_s)).line, 1);
    }

    /// Every key and value of random texts is where the ranges say: its text alone says the same.
    void findsEveryPlace()
    {
        RandomText random(3);
        int places = 0;
        for (int round = 0; round < 2000; ++round) {
            const auto document = DefinitionDocument::read(random.yaml(), u"x.yaml"_s);
            for (int i = 0; i < int(document.tree().documents().size()); ++i)
                checkRanges(document, {.document = i}, places);
        }
        QVERIFY(places > 10000);
    }

    /// parse(edit(text)) is edit(parse(text)); what is not of the entry stays, comments too; the
    /// inverse edits give the text back; reading a part gives what reading all does.
    void editsRandomTexts_data()
    {
        QTest::addColumn<bool>("isJson");
        QTest::newRow("YAML") << false;
        QTest::newRow("JSON") << true;
    }
    void editsRandomTexts()
    {
        QFETCH(const bool, isJson);
        constexpr int rounds = 6000;
        int refused = 0;
        int done = 0;
        RandomText random(11);
        for (int round = 0; round < rounds; ++round) {
            const QByteArray text = isJson ? random.json() : random.yaml();
            const auto document
                = DefinitionDocument::read(text, isJson ? u"x.json"_s : u"x.yaml"_s);
            if (!document.problems().isEmpty() || document.tree().documents().empty())
                continue; // the same key twice
            const DocumentChange change = random.change(document);
            checkEdit(document, change, refused);
            ++done;
        }
        QVERIFY2(done > rounds / 2, qPrintable(QString::number(done)));
        QVERIFY2(refused < done / 40, qPrintable(u"%1 of %2"_s.arg(refused).arg(done)));
    }

    void composesRandomChanges()
    {
        RandomText random(5);
        int composed = 0;
        for (int round = 0; round < 1500; ++round) {
            const bool isJson = random.oneIn(4);
            const QByteArray text = isJson ? random.json() : random.yaml();
            const auto start = DefinitionDocument::read(text, isJson ? u"x.json"_s : u"x.yaml"_s);
            if (!start.problems().isEmpty() || start.tree().documents().empty())
                continue;
            QList<DocumentChange> changes;
            DefinitionDocument oneByOne = start;
            for (int count = 2 + random.below(5); count > 0; --count) {
                const DocumentChange change = random.change(oneByOne);
                const auto edits = oneByOne.edits({change});
                if (!edits)
                    continue;
                changes.append(change);
                oneByOne = oneByOne.edited(*edits);
            }
            const auto together = start.edits(changes);
            if (!together)
                continue; // another way, another layout: what one way can the other may not
            ++composed;
            const QByteArray after = applied(text, *together);
            QByteArray told;
            for (const DocumentChange &change : std::as_const(changes))
                told += QByteArray::fromStdString(
                    shown({}, change, QByteArray::number(change.to) + change.key.toUtf8()));
            QVERIFY2(valuesOf(DefinitionDocument::read(after, start.fileName()))
                         == valuesOf(oneByOne),
                     (told + text + "\n---- after\n" + after).constData());
            QCOMPARE(applied(after, inverse(text, *together)), text);
        }
        QVERIFY2(composed > 1000, qPrintable(QString::number(composed)));
    }

    void editsTheCorpus()
    {
        QDirIterator files(sharedPath(u"corpus"_s), {u"*.yaml"_s, u"*.json"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("no corpus here");
        RandomText random(17);
        int refused = 0;
        int done = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto document = DefinitionDocument::read(file.readAll(), file.fileName());
            if (!document.problems().isEmpty())
                continue;
            for (int i = 0; i < 10; ++i, ++done)
                checkEdit(document, random.change(document), refused);
        }
        QVERIFY2(refused <= done / 100, qPrintable(u"%1 of %2"_s.arg(refused).arg(done)));
    }

private:
    static void checkRanges(const DefinitionDocument &document, const DocumentPath &path,
                            int &places)
    {
        const QJsonValue value = document.value(path);
        const auto ranges = document.ranges(path);
        QVERIFY2(ranges,
                 (document.text() + "\nno place of " + path.toString().toUtf8()).constData());
        const QByteArray text = document.text();
        if (!path.steps.isEmpty() && ranges->value.to > ranges->value.from) {
            ++places;
            // On lines of its own, in the same column, a value says what it said in its place.
            QByteArray alone
                = text.sliced(ranges->value.from, ranges->value.to - ranges->value.from);
            const qsizetype line
                = text.lastIndexOf('\n', qMax<qsizetype>(ranges->value.from - 1, 0)) + 1;
            const bool isBlock = !alone.startsWith('{') && !alone.startsWith('[');
            const bool isCollection = value.isObject() || value.isArray();
            if (isCollection && isBlock)
                alone.prepend(QByteArray(ranges->value.from - line, ' '));
            if (!text.contains('*') && !text.contains('&') && !text.startsWith("\xef\xbb\xbf")
                && alone.trimmed().front() != '|' && alone.trimmed().front() != '>') {
                const auto read = DefinitionDocument::read(alone, u"x.yaml"_s);
                QVERIFY2(read.value({}) == value,
                         (text + "\n---- " + path.toString().toUtf8() + "\n" + alone).constData());
            }
        }
        if (value.isObject()) {
            for (const QString &key : value.toObject().keys())
                checkRanges(document, path / key, places);
        }
        for (qsizetype i = 0; value.isArray() && i < value.toArray().size(); ++i)
            checkRanges(document, path / i, places);
    }

    static void checkEdit(const DefinitionDocument &document, const DocumentChange &change,
                          int &refused)
    {
        const QByteArray text = document.text();

        const auto edits = document.edits({change});
        if (!edits) {
            QVERIFY2(edits.error().kind == Error::Kind::Unsupported
                         || edits.error().kind == Error::Kind::AlreadyExists,
                     shown(text, change, edits.error().detail.toUtf8()).c_str());
            if (edits.error().kind == Error::Kind::Unsupported) {
                QVERIFY(edits.error().position.isValid());
                ++refused;
                if (qEnvironmentVariableIsSet("SHOW_REFUSED"))
                    qInfo().noquote()
                        << edits.error().detail << "line" << edits.error().position.line << "\n"
                        << QByteArray::fromStdString(shown(text, change, {}));
            }
            return;
        }
        const QByteArray after = applied(text, *edits);
        const auto read = DefinitionDocument::read(after, document.fileName());
        QJsonValue expected = valuesOf(document);
        DocumentChange numbered = change;
        if (numbered.kind == DocumentChange::Kind::InsertItem
            && numbered.path.steps.last().number() < 0)
            numbered.path
                = numbered.path.parent() / document.value(numbered.path.parent()).toArray().size();
        applyChange(expected, numbered);
        QVERIFY2(read.problems().isEmpty(), shown(text, change, after).c_str());
        QVERIFY2(valuesOf(read) == expected, shown(text, change, after).c_str());
        QCOMPARE(valuesOf(document.edited(*edits)), expected);
        QCOMPARE(applied(after, inverse(text, *edits)), text);
        QVERIFY(after.endsWith('\n') || !text.endsWith('\n'));
        QCOMPARE(after.count('\r') == after.count('\n') && text.contains('\r'),
                 text.contains('\r'));
        const QList<QByteArray> lost = lostComments(text, after);
        const bool keepsAll = change.kind != DocumentChange::Kind::Remove
            && change.kind != DocumentChange::Kind::Set;
        const auto entry = document.ranges(change.path);
        for (const QByteArray &comment : lost) {
            QVERIFY2(!keepsAll && entry && isOfEntry(text, text.indexOf(comment), entry->entry),
                     shown(text, change, after).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestDefinitionDocument)
#include "tst_definitiondocument.moc"
