// SPDX-License-Identifier: Apache-2.0
#include "models/formchoicemodel.h"

#include "tests/support/modellog.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFormChoiceModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsChoices()
    {
        FormChoiceModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const FormChoice ruby{.value = u"icon-ruby"_s};
        const FormChoice quarkus{.value = u"icon-quarkus"_s, .text = u"since 4.4"_s};
        model.setChoices({ruby, quarkus});
        QCOMPARE(model.index(1, 0).data().toString(), u"icon-quarkus"_s);
        QCOMPARE(model.index(1, 0).data(FormChoiceModel::NoteRole).toString(), u"since 4.4"_s);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"icon-ruby"_s);
        QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 u"icon-quarkus, since 4.4"_s);
        ModelLog log(model);
        model.setChoices({quarkus});
        QCOMPARE(log.take(), QStringList{u"removed 0-0"_s});
    }
};

QTEST_GUILESS_MAIN(TestFormChoiceModel)
#include "tst_formchoicemodel.moc"
