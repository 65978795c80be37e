// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestProviderRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC28();
        rowsOfC29();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC28()
    {
        QTest::newRow("on tags")
            << u"C28"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "Old}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "New}, from: {kind: DockerImage, name: a/b}}"},
                   "name: app, annotations: {a: b}")
            << QStringList{u"3:23 The catalog does not name New: the provider is set on tags, and the console reads that of the stream."_s}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "Old}, from: {kind: DockerImage, name: a/b}}",
                    "{name: 2, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "New}, from: {kind: DockerImage, name: a/b}}"},
                   "name: app, annotations: {a: b, openshift.io/provider-display-name: New}");
        QTest::newRow("on the stream")
            << u"C28"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "Old}, from: {kind: DockerImage, name: a/b}}"},
                   "name: app, annotations: {openshift.io/provider-display-name: New}")
            << QStringList{}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "Old}, from: {kind: DockerImage, name: a/b}}"},
                   "name: app, annotations: {openshift.io/provider-display-name: New}");
        QTest::newRow("no builder")
            << u"C28"_s
            << streamOf({"{name: 1, annotations: {openshift.io/provider-display-name: Old}, from: "
                         "{kind: DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf({"{name: 1, annotations: {openshift.io/provider-display-name: Old}, from: "
                         "{kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC29()
    {
        QTest::newRow("nowhere") << u"C29"_s
                                 << streamOf({"{name: 1, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"})
                                 << QStringList{u"3:1 The stream names no provider."_s}
                                 << streamOf({"{name: 1, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"});
        QTest::newRow("somewhere")
            << u"C29"_s
            << streamOf(
                   {"{name: 1, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "Old}, from: {kind: DockerImage, name: a/b}}"})
            << QStringList{}
            << streamOf(
                   {"{name: 1, annotations: {tags: builder, openshift.io/provider-display-name: "
                    "Old}, from: {kind: DockerImage, name: a/b}}"});
    }
};

QTEST_GUILESS_MAIN(TestProviderRules)
#include "tst_providerrules.moc"
