// SPDX-License-Identifier: Apache-2.0
#include "models/notshownmodel.h"
#include "tests/support/modellog.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;
using Which = NotShownModel::Which;

namespace {

NotShown item(const QString &name, const QString &tag, const QString &reason)
{
    return {.key = {.file = name + u".yaml"_s, .ns = u"openshift"_s, .name = name},
            .tag = tag,
            .reasons = {reason},
            .line = 7};
}

QStringList names(const NotShownModel &model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.append(model.index(row, 0).data().toString());
    return shown;
}

} // namespace

class TestNotShownModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void filters()
    {
        NotShownModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setItems({item(u"mysql"_s, {}, u"No tag has the keyword builder."_s),
                        item(u"ruby"_s, u"2.5"_s, u"The tag is hidden."_s)});
        QCOMPARE(names(model), QStringList({u"mysql"_s, u"ruby:2.5"_s}));
        QCOMPARE(model.itemCount(), 2);
        QCOMPARE(model.streamCount(), 1);

        ModelLog log(model);
        model.setFilter(Which::Tags, {});
        QCOMPARE(log.take(), QStringList{u"removed 0-0"_s});
        model.setFilter(Which::Streams, {});
        QCOMPARE(names(model), QStringList{u"mysql"_s});
        model.setFilter(Which::Both, u" HIDDEN"_s);
        QCOMPARE(names(model), QStringList{u"ruby:2.5"_s});
        model.setFilter(Which::Both, u"mys"_s);
        QCOMPARE(names(model), QStringList{u"mysql"_s});
    }

    void facts()
    {
        NotShownModel model;
        NotShown two = item(u"ruby"_s, u"2.5"_s, u"The tag is hidden."_s);
        two.reasons.append(u"It follows nothing."_s);
        model.setItems({two});
        QCOMPARE(model.index(0, 1).data().toString(), u"The tag is hidden. It follows nothing."_s);
        QCOMPARE(model.index(0, 1).data(NotShownModel::RowRole).value<NotShown>(), two);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Not shown because"_s);
    }
};

QTEST_GUILESS_MAIN(TestNotShownModel)
#include "tst_notshownmodel.moc"
