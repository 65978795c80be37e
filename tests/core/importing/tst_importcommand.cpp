// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importcommand.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const StreamKey known{.file = u"app.yaml"_s, .ns = u"demo"_s, .name = u"app"_s};

ImportItem item(const QString &tag, const QString &from, const TagImportPolicy &policy = {})
{
    return {.tag = tag, .from = from, .importPolicy = policy, .referencePolicy = u"Source"_s};
}

} // namespace

class TestImportCommand : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void oneTagIsOneLine()
    {
        const ImportOrder order{.key = known, .items = {item(u"2.0"_s, u"quay.io/team/app:2.0"_s)}};
        QCOMPARE(ocCommands(order, ImageStream()),
                 u"oc import-image app:2.0 --from=quay.io/team/app:2.0 -n demo\n"_s);
        QCOMPARE(headwaterCommands(order, ImageStream(), u"/srv/my catalog"_s),
                 u"headwater import-image app:2.0 --from=quay.io/team/app:2.0 -n demo "
                 "--catalog='/srv/my catalog'\n"_s);
    }

    void newStreamIsConfirmed()
    {
        const ImportOrder order{.key = {.name = u"app"_s},
                                .items = {item(u"2.0"_s, u"quay.io/team/app:2.0"_s)}};
        QCOMPARE(ocCommands(order, std::nullopt),
                 u"oc import-image app:2.0 --from=quay.io/team/app:2.0 --confirm\n"_s);
    }

    void equalTagsAreALoop()
    {
        const TagImportPolicy all{
            .insecure = true, .scheduled = true, .importMode = u"PreserveOriginal"_s};
        ImportOrder order{.key = known,
                          .items = {item(u"2.0"_s, u"h.example:5000/app:2.0"_s, all),
                                    item(u"1.0"_s, u"h.example:5000/app:1.0"_s, all),
                                    item(u"old"_s, u"h.example:5000/app:old"_s)}};
        order.items.last().referencePolicy = u"Local"_s;
        QCOMPARE(ocCommands(order, ImageStream()),
                 u"for tag in 2.0 1.0; do\n"
                 "  oc import-image app:\"$tag\" --from=h.example:5000/app:\"$tag\" --insecure "
                 "--scheduled --import-mode=PreserveOriginal -n demo\n"
                 "done\n"
                 "oc import-image app:old --from=h.example:5000/app:old "
                 "--reference-policy=local -n demo\n"_s);
    }

    void longLoopsAreBroken()
    {
        ImportOrder order{.key = known};
        QStringList tags;
        for (int number = 100; number < 130; ++number) {
            tags.append(u"v%1"_s.arg(number));
            order.items.append(item(tags.last(), u"h.example/app:"_s + tags.last()));
        }
        const QString text = ocCommands(order, ImageStream());
        QCOMPARE(text.count(u" \\\n"_s), 1);
        QString joined = text;
        joined.replace(u" \\\n    "_s, u" "_s);
        QVERIFY(joined.startsWith(u"for tag in "_s + tags.join(u' ') + u"; do\n"_s));
        for (const QString &line : text.split(u'\n'))
            QVERIFY(line.size() <= 110);
    }

    void sourceThatIsNotTheTagStandsAlone()
    {
        const ImportOrder order{
            .key = known,
            .items = {item(u"a"_s, u"h.example/app"_s), item(u"b"_s, u"h.example/app"_s)}};
        QCOMPARE(ocCommands(order, ImageStream()),
                 u"oc import-image app:a --from=h.example/app -n demo\n"
                 "oc import-image app:b --from=h.example/app -n demo\n"_s);
    }

    void tagsOfTheOwnRepository()
    {
        const ImportOrder order{
            .key = known,
            .repository
            = RepositoryImport{.from = u"quay.io/team/app"_s, .only = QStringList{u"a"_s, u"b"_s}}};
        QCOMPARE(ocCommands(order, ImageStream()),
                 u"for tag in a b; do\n"
                 "  oc import-image app:\"$tag\" --from=quay.io/team/app:\"$tag\" -n demo\n"
                 "done\n"_s);
    }

    /// import-image refuses them: "use the 'tag' command".
    void otherSourcesAreTagged()
    {
        ImageStream stream;
        stream.spec.tags
            = {{.name = u"2.0"_s,
                .from = ObjectReference{.kind = kind::dockerImage, .name = u"h.example/x:1"_s}},
               {.name = u"latest"_s,
                .from = ObjectReference{.kind = kind::imageStreamTag, .name = u"2.0"_s}},
               {.name = u"1.0"_s,
                .from
                = ObjectReference{.kind = kind::dockerImage, .name = u"quay.io/team/app:1.0"_s}}};
        const ImportOrder order{.key = known,
                                .items = {item(u"latest"_s, u"quay.io/team/app:latest"_s),
                                          item(u"2.0"_s, u"quay.io/team/app:2.0"_s),
                                          item(u"1.0"_s, u"quay.io/team/app:1.0"_s)}};
        QCOMPARE(ocCommands(order, stream),
                 u"oc import-image app:1.0 --from=quay.io/team/app:1.0 -n demo\n"
                 "for tag in latest 2.0; do\n"
                 "  oc tag --source=docker quay.io/team/app:\"$tag\" app:\"$tag\" -n demo\n"
                 "done\n"_s);
        QVERIFY(headwaterCommands(order, stream, u"/c"_s)
                    .endsWith(u"# not by a command, since their source changes: latest 2.0\n"_s));
    }

    void wordsOfAShell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("plain") << u"quay.io/team/app:1.0"_s << u"quay.io/team/app:1.0"_s;
        QTest::newRow("empty") << QString() << u"''"_s;
        QTest::newRow("blank") << u"a b"_s << u"'a b'"_s;
        QTest::newRow("quote") << u"a'b"_s << u"'a'\\''b'"_s;
        QTest::newRow("command") << u"$(reboot)"_s << u"'$(reboot)'"_s;
        QTest::newRow("line break") << u"a\n"_s << u"'a\n'"_s;
    }
    void wordsOfAShell()
    {
        QFETCH(const QString, text);
        QTEST(shellWord(text), "word");
    }
};

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_importcommand.moc"
