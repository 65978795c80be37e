// SPDX-License-Identifier: Apache-2.0
#include "core/completion/completion.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const CatalogWords words{.iconClasses = {u"icon-python"_s, u"icon-ruby"_s},
                         .keywords = {u"builder"_s, u"nodejs"_s, u"ruby"_s},
                         .namespaces = {u"openshift"_s},
                         .hosts = {u"quay.io"_s},
                         .repositories = {u"quay.io/acme/ruby"_s},
                         .remoteTags = {{u"quay.io/acme/ruby"_s, {u"3.2"_s, u"3.3"_s}}}};

const QString head = u"kind: ImageStream\nspec:\n  tags:\n  - name: \"3.3\"\n"_s;

/// The text ends where one is typing.
Completions complete(const QString &text, bool isJson = false)
{
    const QStringList lines = text.split(u'\n');
    const Outline outline([&lines](int line) { return lines.at(line); },
                          static_cast<int>(lines.size()));
    return completionsAt(outline, static_cast<int>(lines.size()) - 1,
                         static_cast<int>(lines.last().size()), isJson, words);
}

QString inserts(const Completions &completions)
{
    QStringList texts;
    for (const Completion &item : completions.items)
        texts.append(item.insert);
    return texts.join(u'|');
}

} // namespace

class TestCompletion : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void offers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("offered");
        QTest::newRow("top") << u"ki"_s << u"kind: "_s;
        QTest::newRow("what is there is not offered")
            << u"kind: List\napiVersion: v1\n"_s << u"metadata:|spec:"_s;
        QTest::newRow("kinds") << u"kind: Im"_s << u"ImageStream|ImageStreamList"_s;
        QTest::newRow("a tag's fields")
            << QString(head + u"    re"_s) << u"referencePolicy:|reference: "_s;
        QTest::newRow("the first field of a tag") << QString(head + u"  - na"_s) << u"name: "_s;
        QTest::newRow("in the middle of a word")
            << QString(head + u"    policy"_s) << u"importPolicy:|referencePolicy:"_s;
        QTest::newRow("the source's kind")
            << QString(head + u"    from:\n      kind: Docker"_s) << u"DockerImage"_s;
        QTest::newRow("a flag") << QString(head + u"    reference: "_s) << u"true|false"_s;
        QTest::newRow("policies") << QString(head + u"    referencePolicy:\n      type: "_s)
                                  << u"Source|Local"_s;
        QTest::newRow("policies in braces")
            << QString(head + u"    referencePolicy: {type: Lo"_s) << u"Local"_s;
        QTest::newRow("fields in braces")
            << QString(head + u"    from: {kind: DockerImage, na"_s) << u"name: |namespace: "_s;
        QTest::newRow("other tags") << QString(
            head + u"  - name: latest\n    from:\n      kind: ImageStreamTag\n      name: "_s)
                                    << u"\"3.3\""_s;
        QTest::newRow("other tags in braces")
            << QString(head + u"  - name: latest\n    from: {kind: ImageStreamTag, name: "_s)
            << u"\"3.3\""_s;
        QTest::newRow("repositories")
            << QString(head + u"    from:\n      kind: DockerImage\n      name: qu"_s)
            << u"quay.io/acme/ruby|quay.io/"_s;
        QTest::newRow("tags that were looked up") << QString(
            head + u"    from:\n      kind: DockerImage\n      name: quay.io/acme/ruby:3.2"_s)
                                                  << u"quay.io/acme/ruby:3.2"_s;
        QTest::newRow("icon classes")
            << QString(head + u"    annotations:\n      iconClass: ru"_s) << u"icon-ruby"_s;
        QTest::newRow("keywords") << QString(head + u"    annotations:\n      tags: builder,r"_s)
                                  << u"ruby"_s;
        QTest::newRow("keywords, in quotes")
            << QString(head + u"    annotations:\n      tags: \"ruby, "_s)
            << u"builder|hidden|nodejs"_s;
        QTest::newRow("namespaces") << u"metadata:\n  namespace: "_s << u"openshift"_s;
        QTest::newRow("annotations that need quotes")
            << u"metadata:\n  annotations:\n    openshift.io/image.insecureRepository: "_s
            << u"\"true\""_s;
        QTest::newRow("in a comment") << u"# ki"_s << QString();
        QTest::newRow("in a long text")
            << QString(head + u"    annotations:\n      description: |\n        ki"_s) << QString();
        QTest::newRow("nothing is known of it") << u"data:\n  ki"_s << QString();
    }
    void offers()
    {
        QFETCH(const QString, text);
        QTEST(inserts(complete(text)), "offered");
    }

    void saysWhatIsReplaced()
    {
        Completions found = complete(head + u"    annotations:\n      tags: builder, r"_s);
        QCOMPARE(found.typed, u"r"_s);
        QCOMPARE(found.from, 21);
        found = complete(head + u"    from: {kind: Do"_s);
        QCOMPARE(found.typed, u"Do"_s);
        QCOMPARE(found.from, 17);
    }

    void namesTheRepository()
    {
        QCOMPARE(
            complete(head + u"    from:\n      kind: DockerImage\n      name: h.example/a/b:"_s)
                .repository,
            u"h.example/a/b"_s);
        QCOMPARE(
            complete(head + u"    from:\n      kind: DockerImage\n      name: h:5000"_s).repository,
            QString());
    }

    void writesJson()
    {
        QCOMPARE(inserts(complete(u"{\n  \"kind\": \"Image"_s, true)),
                 u"\"ImageStream\"|\"ImageStreamList\""_s);
        QCOMPARE(inserts(complete(u"{\n  \"me"_s, true)), u"\"metadata\": "_s);
    }

    void helps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("title");
        QTest::newRow("a field") << head << 3 << u"name"_s;
        QTest::newRow("an object") << head << 1 << u"spec"_s;
        QTest::newRow("with a comment") << u"kind: List # what"_s << 0 << u"kind"_s;
        QTest::newRow("unknown") << u"data: 1"_s << 0 << QString();
        QTest::newRow("no field") << u"# kind: x"_s << 0 << QString();
        QTest::newRow("empty line") << QString(head + u"\n"_s) << 4 << QString();
    }
    void helps()
    {
        QFETCH(const QString, text);
        QFETCH(const int, line);
        const QStringList lines = text.split(u'\n');
        const Outline outline([&lines](int at) { return lines.at(at); },
                              static_cast<int>(lines.size()));
        const FieldHelp help = helpAt(outline, line);
        QTEST(help.title, "title");
        QCOMPARE(help.isEmpty(), help.text.isEmpty());
    }

    void showsTheIconThatIsMeant()
    {
        const QString text = head + u"    annotations:\n      iconClass: icon-ruby # it"_s;
        const QStringList lines = text.split(u'\n');
        const Outline outline([&lines](int at) { return lines.at(at); },
                              static_cast<int>(lines.size()));
        QCOMPARE(helpAt(outline, 5).iconClass, u"icon-ruby"_s);
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
