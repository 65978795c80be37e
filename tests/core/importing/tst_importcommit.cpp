// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "core/definition/definition.h"
#include "core/imagestream/updatestrategy.h"
#include "core/importing/applyimport.h"
#include "core/importing/importcommit.h"
#include "core/store/historystore.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray text = R"(apiVersion: image.openshift.io/v1
kind: ImageStream
metadata:
  name: ruby # the language
spec:
  tags:
  - name: '3.3'
    from:
      kind: DockerImage
      name: quay.io/x/ruby:3.3
)";

ImportItemResult success(const QString &tag, const TagImportPolicy &policy)
{
    const QString digest = u"sha256:"_s + QString(64, u'a');
    ImportItemResult result{.item = {.tag = tag,
                                     .from = u"quay.io/x/ruby:"_s + tag,
                                     .importPolicy = policy,
                                     .referencePolicy = u"Source"_s}};
    result.image = Image{.name = digest, .dockerImageReference = u"quay.io/x/ruby@"_s + digest};
    result.children = {Image{.name = u"sha256:"_s + QString(64, u'c')}};
    return result;
}

} // namespace

class TestImportCommit : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void writesANewFile()
    {
        begin();
        ImportRequest request{.isNewStream = true};
        request.stream.metadata.name = u"ruby"_s;
        placeInNamespace(request.stream, u"team"_s);
        const ImportResult result = applyImport(request, {success(u"3.3"_s, {})}, m_clock.now());
        ImportDestination where{.folder = m_folder->path(), .key = {{}, u"team"_s, u"ruby"_s}};
        const auto key = commitImport(*m_store, where, result);
        QVERIFY(key);
        QCOMPARE(key->file, u"ruby.yaml"_s);
        const Definition definition = readDefinition(read(u"ruby.yaml"_s), u"ruby.yaml"_s);
        QCOMPARE(definition.problems.size(), 0);
        QCOMPARE(definition.streams.size(), 1);
        const auto recorded = *m_store->stream(*key);
        QVERIFY(recorded);
        // Read again, the file says nothing that is not recorded.
        const ImageStream current
            = serverStream(*definition.streams.first().stream, recorded, m_clock.now());
        QCOMPARE(current, *recorded);
        QVERIFY(m_store->image(result.items.first().image->name)->has_value());
        QVERIFY(m_store->image(result.items.first().children.first().name)->has_value());
        // A second stream of the same name finds the name taken.
        QCOMPARE(commitImport(*m_store, where, result)->file, u"team-ruby.yaml"_s);
        QCOMPARE(commitImport(*m_store, where, result)->file, u"ruby-2.yaml"_s);
    }

    void addsANewTagToItsFile()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(u"3.4"_s, {.importMode = u"Legacy"_s})});
        QVERIFY(commitImport(*m_store, m_where, result));
        const QByteArray now = read(u"a.yaml"_s);
        QVERIFY2(now.startsWith(text), now.constData());
        const Definition definition = readDefinition(now, u"a.yaml"_s);
        QCOMPARE(definition.streams.first().stream->spec.tag(u"3.4")->from->name,
                 u"quay.io/x/ruby:3.4"_s);
        const auto recorded = *m_store->stream(m_where.key);
        QCOMPARE(serverStream(*definition.streams.first().stream, recorded, m_clock.now()),
                 *recorded);
    }

    void leavesTheFileAloneIfItSaysItAll()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(u"3.3"_s, {.importMode = u"Legacy"_s})});
        QVERIFY(result.changed);
        QVERIFY(commitImport(*m_store, m_where, result));
        QCOMPARE(read(u"a.yaml"_s), text);
        QVERIFY((*m_store->stream(m_where.key))->status.tag(u"3.3"));
    }

    void changesPolicies()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(
            u"3.3"_s, {.insecure = true, .scheduled = true, .importMode = u"PreserveOriginal"_s})});
        QVERIFY(commitImport(*m_store, m_where, result));
        const Definition definition = readDefinition(read(u"a.yaml"_s), u"a.yaml"_s);
        QCOMPARE(definition.streams.first().stream->spec.tag(u"3.3")->importPolicy,
                 result.items.first().item.importPolicy);
        QVERIFY(read(u"a.yaml"_s).contains("name: ruby # the language"));
    }

    void refusesAFileThatHasChanged()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(u"3.4"_s, {})});
        QByteArray other = text;
        other.replace("ruby:3.3", "ruby:3.2");
        write(u"a.yaml"_s, other);
        QCOMPARE(commitImport(*m_store, m_where, result).error().kind, Error::Kind::Conflict);
        QCOMPARE(read(u"a.yaml"_s), other);
        QVERIFY(!m_store->stream(m_where.key)->has_value());
    }

    void otherChangesOfTheFileStay()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(u"3.4"_s, {})});
        write(u"a.yaml"_s, "# new remark\n" + text);
        QVERIFY(commitImport(*m_store, m_where, result));
        QVERIFY(read(u"a.yaml"_s).startsWith("# new remark\n"));
    }

    void addsManyTagsAtOnce()
    {
        begin();
        for (const QByteArray &start : {text, text.first(text.indexOf("  tags:"))}) {
            write(u"a.yaml"_s, start);
            QList<ImportItemResult> items;
            for (int i = 0; i < 300; ++i)
                items.append(success(u"4.%1"_s.arg(i), {}));
            const ImportResult result = import(items);
            ImportDestination where = m_where;
            where.key.name = start == text ? u"ruby"_s : u"other"_s; // a history of its own
            QVERIFY(commitImport(*m_store, where, result));
            const Definition definition = readDefinition(read(u"a.yaml"_s), u"a.yaml"_s);
            QVERIFY(definition.problems.isEmpty());
            const ImageStreamSpec &spec = definition.streams.first().stream->spec;
            QCOMPARE(spec.tags.size(), start == text ? 301 : 300);
            QCOMPARE(spec.tag(u"4.299")->from->name, u"quay.io/x/ruby:4.299"_s);
        }
    }

    void tagsOfARepositoryAreWrittenToo()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportRequest request{.stream = import({}).stream};
        const ImportResult result
            = applyImport(request, {}, m_clock.now(), {success(u"3.4"_s, {})});
        QVERIFY(commitImport(*m_store, m_where, result));
        QVERIFY(read(u"a.yaml"_s).contains("quay.io/x/ruby:3.4"));
        QVERIFY(m_store->image(result.repositoryItems.first().image->name)->has_value());
    }

    void leavesTheQueueEvenIfNothingChanged()
    {
        begin();
        m_where = {.folder = m_folder->path(), .waiting = *m_store->enqueue({}, u"x"_s)};
        QVERIFY(commitImport(*m_store, m_where, {.changed = false}));
        QVERIFY(m_store->waitingImports()->isEmpty());
    }

    void repairs_data()
    {
        QTest::addColumn<QByteArray>("found"); // in the file, after the end of the program
        QTest::addColumn<bool>("isFinished");
        QByteArray after = text
            + "  - name: '3.4'\n    from: {kind: DockerImage, name: "
              "quay.io/x/ruby:3.4}\n";
        QTest::newRow("not written") << text << false;
        QTest::newRow("written, then edited by somebody") << "# note\n" + after << true;
        QTest::newRow("edited instead") << "# note\n" + text << false;
        QTest::newRow("gone") << QByteArray() << false;
    }
    void repairs()
    {
        QFETCH(const QByteArray, found);
        QFETCH(const bool, isFinished);
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(u"3.4"_s, {})});
        const StreamChange change{
            .key = m_where.key, .stream = result.stream, .journal = result.journal};
        QVERIFY(m_store->announce({.before = Digest::ofSha256(text).toString(),
                                   .after = u"sha256:of nothing here"_s,
                                   .change = change}));
        if (found.isEmpty())
            QVERIFY(QFile::remove(m_folder->filePath(u"a.yaml"_s)));
        else
            write(u"a.yaml"_s, found);
        for (int i = 0; i < 2; ++i) { // the second time there is nothing to do
            QVERIFY(repairCommits(*m_store, m_folder->path()));
            QCOMPARE(m_store->stream(m_where.key)->has_value(), isFinished);
            QCOMPARE(m_store->journal(m_where.key)->size(), isFinished ? 1 : 0);
            QVERIFY(m_store->intents()->isEmpty());
        }
    }

    void aFileThatCannotBeSavedLeavesNoHistory()
    {
        begin();
        write(u"a.yaml"_s, text);
        const ImportResult result = import({success(u"3.4"_s, {})});
        m_where.folder = m_folder->path();
        QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
        m_where.key.file = u"missing.yaml"_s;
        QVERIFY(!commitImport(*m_store, m_where, result));
        QVERIFY(m_store->intents()->isEmpty());
        QVERIFY(!m_store->stream(m_where.key)->has_value());
    }

    void writesNothingIfNothingChanged()
    {
        begin();
        const ImportResult result{.changed = false};
        QVERIFY(commitImport(*m_store, {.folder = u"/nonexistent"_s}, result));
    }

private:
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = HistoryStore::open(m_folder->filePath(u"state/state.db"_s));
        QVERIFY(store);
        m_store = *std::move(store);
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString &name)
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ImportResult import(const QList<ImportItemResult> &items)
    {
        const DefinedStream defined
            = readDefinition(read(u"a.yaml"_s), u"a.yaml"_s).streams.first();
        m_where = {.folder = m_folder->path(),
                   .key = {u"a.yaml"_s, {}, u"ruby"_s},
                   .document = defined.document,
                   .item = defined.item,
                   .definition = defined.stream};
        return applyImport({.stream = serverStream(*defined.stream, {}, m_clock.now())}, items,
                           m_clock.now());
    }

    FixedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;
    ImportDestination m_where;
};

QTEST_GUILESS_MAIN(TestImportCommit)
#include "tst_importcommit.moc"
