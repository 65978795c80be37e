// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestConsoleNameRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        QTest::newRow("not recommended")
            << u"C52"_s
            << streamOf({"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"3:18 Import from Git recommends builders by the name of the stream; app is none of those it knows."_s}
            << streamOf({"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"});
        QTest::newRow("recommended") << u"C52"_s
                                     << streamOf({"{name: a, annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}"},
                                                 "name: ruby")
                                     << QStringList{}
                                     << streamOf({"{name: a, annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}"},
                                                 "name: ruby");
        QTest::newRow("no builder")
            << u"C52"_s << streamOf({"{name: a}"}) << QStringList{} << streamOf({"{name: a}"});
        QTest::newRow("no icon")
            << u"C53"_s
            << streamOf({"{name: a, annotations: {tags: builder, iconClass: icon-ruby}, from: "
                         "{kind: DockerImage, name: a/b}}"})
            << QStringList{u"3:18 The topology shows a generic icon: it looks for icon-app, which the console does not have."_s}
            << streamOf({"{name: a, annotations: {tags: builder, iconClass: icon-ruby}, from: "
                         "{kind: DockerImage, name: a/b}}"},
                        "name: app, labels: {app.openshift.io/runtime-icon: ruby}");
        QTest::newRow("a label") << u"C53"_s
                                 << streamOf({"{name: a, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"},
                                             "name: app, labels: {app.openshift.io/runtime: ruby}")
                                 << QStringList{}
                                 << streamOf({"{name: a, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"},
                                             "name: app, labels: {app.openshift.io/runtime: ruby}");
        QTest::newRow("an icon") << u"C53"_s
                                 << streamOf({"{name: a, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"},
                                             "name: nginx")
                                 << QStringList{}
                                 << streamOf({"{name: a, annotations: {tags: builder}, from: "
                                              "{kind: DockerImage, name: a/b}}"},
                                             "name: nginx");
        QTest::newRow("many")
            << u"C58"_s
            << streamOf({"{name: '0', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '1', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '2', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '3', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '4', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '5', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '6', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '7', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '8', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '9', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '10', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '11', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '12', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}"})
            << QStringList{u"5:3 The console offers 13 versions; a list of more than 12 is long."_s}
            << streamOf({"{name: '0', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '1', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '2', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '3', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '4', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '5', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '6', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '7', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '8', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '9', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '10', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '11', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}",
                         "{name: '12', annotations: {tags: builder}, from: {kind: DockerImage, "
                         "name: a/b}}"});
        QTest::newRow("not so many") << u"C58"_s
                                     << streamOf({"{name: '0', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '1', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '2', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '3', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '4', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '5', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '6', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '7', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '8', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '9', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '10', annotations: {tags: builder}, "
                                                  "from: {kind: DockerImage, name: a/b}}",
                                                  "{name: '11', annotations: {tags: builder}, "
                                                  "from: {kind: DockerImage, name: a/b}}"})
                                     << QStringList{}
                                     << streamOf({"{name: '0', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '1', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '2', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '3', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '4', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '5', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '6', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '7', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '8', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '9', annotations: {tags: builder}, from: "
                                                  "{kind: DockerImage, name: a/b}}",
                                                  "{name: '10', annotations: {tags: builder}, "
                                                  "from: {kind: DockerImage, name: a/b}}",
                                                  "{name: '11', annotations: {tags: builder}, "
                                                  "from: {kind: DockerImage, name: a/b}}"});
    }
    void finds() { checkRuleRow(); }
};

QTEST_GUILESS_MAIN(TestConsoleNameRules)
#include "tst_consolenamerules.moc"
