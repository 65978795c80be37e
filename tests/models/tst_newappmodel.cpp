// SPDX-License-Identifier: Apache-2.0
#include "models/newappmodel.h"

#include "tests/support/modellog.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestNewAppModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsCandidates()
    {
        NewAppModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const NewAppCandidate ruby{.key
                                   = {.file = u"a.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s},
                                   .tag = u"3.3"_s,
                                   .reason = u"The name."_s};
        const NewAppCandidate rails{
            .key = {.file = u"b.yaml"_s, .name = u"rails"_s}, .tag = u"latest"_s, .score = 0.5};
        model.setMatch({.outcome = NewAppMatch::Outcome::Found, .candidates = {ruby, rails}});
        const auto text = [&](int row, NewAppModel::Column column) {
            return model.index(row, int(column)).data().toString();
        };
        QCOMPARE(text(0, NewAppModel::Column::Tag), u"openshift/ruby:3.3"_s);
        QCOMPARE(text(0, NewAppModel::Column::Match), u"taken"_s);
        QCOMPARE(text(0, NewAppModel::Column::Reason), u"The name."_s);
        QCOMPARE(text(1, NewAppModel::Column::Tag), u"rails:latest"_s);
        QCOMPARE(text(1, NewAppModel::Column::Match), u"partial"_s);
        ModelLog log(model);
        model.setMatch({.outcome = NewAppMatch::Outcome::Ambiguous, .candidates = {ruby}});
        QCOMPARE(log.take().first(), u"removed 1-1"_s);
        QCOMPARE(text(0, NewAppModel::Column::Match), u"exact"_s);
        QCOMPARE(model.index(0, 0).data(NewAppModel::RowRole).value<NewAppCandidate>(), ruby);
    }
};

QTEST_GUILESS_MAIN(TestNewAppModel)
#include "tst_newappmodel.moc"
