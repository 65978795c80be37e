// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestIconRules : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        addRuleColumns();
        rowsOfC09();
        rowsOfC10();
        rowsOfC11();
        rowsOfC12();
    }
    void finds() { checkRuleRow(); }

private:
    void rowsOfC09()
    {
        QTest::newRow("none")
            << u"C09"_s
            << streamOf(
                   {"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: a/b}}",
                    "{name: b, annotations: {tags: x}, from: {kind: DockerImage, name: a/b}}"},
                   "name: ruby")
            << QStringList{u"6:15 Builder a has no icon class: a generic icon on the tile, none on cards."_s}
            << streamOf({"{name: a, annotations: {tags: builder, iconClass: icon-ruby}, from: "
                         "{kind: DockerImage, name: a/b}}",
                         "{name: b, annotations: {tags: x}, from: {kind: DockerImage, name: a/b}}"},
                        "name: ruby");
        QTest::newRow("none, of an unknown stream")
            << u"C09"_s
            << streamOf({"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"})
            << QStringList{u"6:15 Builder a has no icon class: a generic icon on the tile, none on cards."_s}
            << streamOf({"{name: a, annotations: {tags: builder}, from: {kind: DockerImage, name: "
                         "a/b}}"});
    }
    void rowsOfC10()
    {
        QTest::newRow("a short name")
            << u"C10"_s
            << streamOf({"{name: a, annotations: {iconClass: icon-mysql}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:40 The console of 4.23 does not know the icon class icon-mysql: the place of the icon stays empty."_s}
            << streamOf({"{name: a, annotations: {iconClass: icon-mysql-database}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("misspelt")
            << u"C10"_s
            << streamOf({"{name: a, annotations: {iconClass: icon-pyton}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:40 The console of 4.23 does not know the icon class icon-pyton: the place of the icon stays empty."_s}
            << streamOf({"{name: a, annotations: {iconClass: icon-python}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("like none")
            << u"C10"_s
            << streamOf({"{name: a, annotations: {iconClass: icon-flurb}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:40 The console of 4.23 does not know the icon class icon-flurb: the place of the icon stays empty."_s}
            << streamOf({"{name: a, annotations: {iconClass: icon-flurb}, from: {kind: "
                         "DockerImage, name: a/b}}"});
        QTest::newRow("known") << u"C10"_s
                               << streamOf({"{name: a, annotations: {iconClass: icon-httpd}, from: "
                                            "{kind: DockerImage, name: a/b}}"})
                               << QStringList{}
                               << streamOf({"{name: a, annotations: {iconClass: icon-httpd}, from: "
                                            "{kind: DockerImage, name: a/b}}"});
    }
    void rowsOfC11()
    {
        QTest::newRow("young")
            << u"C11"_s
            << streamOf({"{name: a, annotations: {iconClass: icon-httpd}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: b, annotations: {iconClass: icon-quarkus}, from: {kind: "
                         "DockerImage, name: a/b}}"})
            << QStringList{u"6:40 Consoles before 4.17 do not know the icon class icon-httpd."_s}
            << streamOf({"{name: a, annotations: {iconClass: icon-apache}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: b, annotations: {iconClass: icon-quarkus}, from: {kind: "
                         "DockerImage, name: a/b}}"});
    }
    void rowsOfC12()
    {
        QTest::newRow("a letter")
            << u"C12"_s
            << streamOf({"{name: a, annotations: {iconClass: 'fa fa-apple'}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: b, annotations: {iconClass: icon-ruby}, from: {kind: DockerImage, "
                         "name: a/b}}"})
            << QStringList{u"6:40 fa fa-apple is a letter of an icon font: cards have no icon, and tiles only where the console has that letter."_s}
            << streamOf({"{name: a, annotations: {iconClass: 'fa fa-apple'}, from: {kind: "
                         "DockerImage, name: a/b}}",
                         "{name: b, annotations: {iconClass: icon-ruby}, from: {kind: DockerImage, "
                         "name: a/b}}"});
    }
};

QTEST_GUILESS_MAIN(TestIconRules)
#include "tst_iconrules.moc"
