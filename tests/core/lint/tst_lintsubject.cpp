// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintsubject.h"

#include "core/lint/lintconfig.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLintSubject : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void holdsTagsAsTheServerDoes()
    {
        const DefinitionDocument document = DefinitionDocument::read(
            streamOf({"{name: b}", "{name: '10', annotations: {version: first}}", "{name: '2'}",
                      "{name: '10', annotations: {version: second}}"}),
            u"a.yaml"_s);
        const LintConfig config;
        const QList<DocumentObject> objects = document.objects();
        const auto subject = LintSubject::make(document, objects.first(), config);
        QVERIFY(subject);
        QCOMPARE(subject->writtenTags().size(), size_t(4));
        QStringList names;
        for (const LintTag *tag : subject->tags())
            names.append(tag->name());
        QCOMPARE(names, QStringList({u"10"_s, u"2"_s, u"b"_s}));
        QCOMPARE(subject->tag(u"10")->annotation(annotation::version), u"second"_s);
        QCOMPARE(subject->tag(u"10")->number, 3);
        QVERIFY(!subject->tag(u"11"));
        QCOMPARE(subject->place(*subject->tag(u"2"), {u"from"_s}).path().toString(),
                 u"0/spec/tags/2/from"_s);
    }

    void readsImages()
    {
        const DefinitionDocument document = DefinitionDocument::read(
            streamOf({"{name: a, from: {kind: DockerImage, name: quay.io/a/b:1}}",
                      "{name: b, from: {kind: ImageStreamTag, name: a}}", "text"}),
            u"a.yaml"_s);
        const LintConfig config;
        const QList<DocumentObject> objects = document.objects();
        const auto subject = LintSubject::make(document, objects.first(), config);
        QVERIFY(subject);
        QCOMPARE(subject->tag(u"a")->image->registry(), u"quay.io"_s);
        QVERIFY(!subject->tag(u"b")->image);
        QVERIFY(!subject->tag(u"")->isMapping);
    }

    void isOnlyMadeOfStreams()
    {
        const DefinitionDocument document
            = DefinitionDocument::read("kind: Service\napiVersion: v1\n", u"a.yaml"_s);
        const LintConfig config;
        const QList<DocumentObject> objects = document.objects();
        QVERIFY(!LintSubject::make(document, objects.first(), config));
    }
};

QTEST_GUILESS_MAIN(TestLintSubject)
#include "tst_lintsubject.moc"
