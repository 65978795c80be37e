// SPDX-License-Identifier: Apache-2.0
#include "models/completionmodel.h"

#include "tests/support/modellog.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCompletionModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsCompletions()
    {
        CompletionModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const Completion field{.kind = Completion::Kind::Field,
                               .label = u"name"_s,
                               .insert = u"name: "_s,
                               .text = u"x"_s};
        const Completion tag{
            .kind = Completion::Kind::Tag, .label = u"3.3"_s, .insert = u"\"3.3\""_s, .text = {}};
        model.setCompletions({field, tag});
        const QModelIndex first = model.index(0, 0);
        QCOMPARE(first.data().toString(), u"name"_s);
        QCOMPARE(first.data(Qt::AccessibleDescriptionRole).toString(), u"x"_s);
        QCOMPARE(first.data(CompletionModel::KindRole).toString(), u"field"_s);
        QCOMPARE(first.data(CompletionModel::CompletionRole).value<Completion>(), field);
        ModelLog log(model);
        model.setCompletions({tag});
        QCOMPARE(log.take(), QStringList{u"removed 0-0"_s});
    }

    void namesEachKind()
    {
        CompletionModel model;
        QSet<QString> names;
        using Kind = Completion::Kind;
        for (int kind = 0; kind <= int(Kind::LookUp); ++kind) {
            model.setCompletions({{.kind = Kind(kind), .label = u"x"_s, .insert = {}, .text = {}}});
            names.insert(model.index(0, 0).data(CompletionModel::KindRole).toString());
        }
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.size(), int(Kind::LookUp) + 1);
    }
};

QTEST_GUILESS_MAIN(TestCompletionModel)
#include "tst_completionmodel.moc"
