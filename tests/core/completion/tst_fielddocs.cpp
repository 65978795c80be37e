// SPDX-License-Identifier: Apache-2.0
#include "core/completion/fielddocs.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QStringList names(const QStringList &parent)
{
    QStringList names;
    for (const FieldDoc &doc : fieldsBelow(parent))
        names.append(doc.name());
    return names;
}

} // namespace

class TestFieldDocs : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsFields()
    {
        QCOMPARE(names({}), (QStringList{u"apiVersion"_s, u"kind"_s, u"metadata"_s, u"spec"_s}));
        QCOMPARE(names({u"spec"_s, u"tags"_s, u"-"_s, u"from"_s}),
                 (QStringList{u"kind"_s, u"name"_s, u"namespace"_s}));
        QVERIFY(names({u"spec"_s, u"tags"_s, u"-"_s, u"annotations"_s})
                    .contains(u"openshift.io/display-name"_s));
        QCOMPARE(names({u"no"_s}), QStringList());
    }

    void looksIntoLists()
    {
        QCOMPARE(names({u"items"_s, u"-"_s, u"spec"_s, u"lookupPolicy"_s}),
                 QStringList{u"local"_s});
        QCOMPARE(fieldAt({u"items"_s, u"-"_s, u"kind"_s}).values.size(), 3);
        QVERIFY(fieldAt({u"items"_s}).path.isEmpty());
    }

    /// Every field that is an object of which something is known leads somewhere, and every field
    /// says in a sentence what it is for.
    void isWhole()
    {
        QList<QStringList> parents{{}};
        int count = 0;
        while (!parents.isEmpty()) {
            for (const FieldDoc &doc : fieldsBelow(parents.takeFirst())) {
                ++count;
                QVERIFY2(doc.text.endsWith(u'.') || doc.text.endsWith(u"\"."_s),
                         qPrintable(doc.path.join(u'/')));
                if (doc.kind == FieldDoc::Kind::Object)
                    parents.append(doc.path);
                else if (doc.kind == FieldDoc::Kind::List)
                    parents.append(doc.path + QStringList{u"-"_s});
                if (doc.kind == FieldDoc::Kind::Choice)
                    QVERIFY(!doc.values.isEmpty());
            }
        }
        QVERIFY2(count > 40, qPrintable(QString::number(count)));
    }
};

QTEST_GUILESS_MAIN(TestFieldDocs)
#include "tst_fielddocs.moc"
