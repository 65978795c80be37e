// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionfield.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

using Owner = DefinitionField::Owner;

class TestDefinitionField : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsFields()
    {
        const auto scheduled = DefinitionField::parse(Owner::Tag, u"importPolicy.scheduled"_s);
        QVERIFY(scheduled);
        QCOMPARE(scheduled->type(), DefinitionField::Type::Bool);
        QCOMPARE(*scheduled->valueOf(u"true"_s), QJsonValue(true));
        QCOMPARE(scheduled->valueOf(u"yes"_s).error().kind, Error::Kind::InvalidInput);
        const auto label = DefinitionField::parse(Owner::Stream, u"labels.a.b/c"_s);
        QVERIFY(label);
        QCOMPARE(label->name(), u"metadata.labels.a.b/c"_s);
        QCOMPARE(label->steps().size(), 3);
        QCOMPARE(*label->valueOf(u"yes"_s), QJsonValue(u"yes"_s));
        QVERIFY(DefinitionField::parse(Owner::Stream, u"spec.lookupPolicy.local"_s));
        for (const QString &name :
             {u"colour"_s, u"annotations"_s, u"annotations."_s, u"from"_s, u""_s})
            QCOMPARE(DefinitionField::parse(Owner::Tag, name).error().subject, name);
    }

    void readsDefaults()
    {
        const QJsonObject tag{{u"importPolicy"_s, QJsonObject{{u"scheduled"_s, true}}}};
        const auto text = [&](const QString &name) {
            return DefinitionField::parse(Owner::Tag, name)->textIn(tag);
        };
        QCOMPARE(text(u"importPolicy.scheduled"_s), u"true"_s);
        QCOMPARE(text(u"importPolicy.insecure"_s), u"false"_s);
        QCOMPARE(text(u"importPolicy.importMode"_s), u"Legacy"_s);
        QCOMPARE(text(u"annotations.x"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestDefinitionField)
#include "tst_definitionfield.moc"
