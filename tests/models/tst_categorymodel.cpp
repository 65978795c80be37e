// SPDX-License-Identifier: Apache-2.0
#include "models/categorymodel.h"
#include "tests/support/modellog.h"
#include "tests/support/previewentries.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QStringList labels(const CategoryModel &model)
{
    QStringList shown;
    for (const PreviewCategory &category : model.rows())
        shown.append(category.label);
    return shown;
}

} // namespace

class TestCategoryModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void listsWhatIsWithinTheChosenOne()
    {
        CategoryModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setCategories(sampleCategories());
        QCOMPARE(labels(model), QStringList({u"All items"_s, u"Languages"_s, u"Other"_s}));

        ModelLog log(model);
        model.setChosen(u"languages"_s);
        QCOMPARE(
            labels(model),
            QStringList({u"All items"_s, u"Languages"_s, u"JavaScript"_s, u"Ruby"_s, u"Other"_s}));
        QCOMPARE(log.take(), QStringList{u"inserted 2-3"_s});
        model.setChosen(u"languages/ruby"_s);
        QCOMPARE(log.take(), QStringList());
        QCOMPARE(model.indexOf(u"languages/ruby"_s).row(), 3);
        model.setChosen(u"other"_s);
        QCOMPARE(log.take(), QStringList{u"removed 2-3"_s});
        QVERIFY(!model.indexOf(u"languages/ruby"_s).isValid());
    }

    void facts()
    {
        CategoryModel model;
        model.setCategories(sampleCategories());
        const QModelIndex languages = model.index(1, 0);
        QCOMPARE(languages.data().toString(), u"Languages"_s);
        QCOMPARE(languages.data(Qt::AccessibleTextRole).toString(), u"Languages, 2"_s);
        QCOMPARE(languages.data(CategoryModel::CategoryRole).value<PreviewCategory>().count, 2);
    }
};

QTEST_GUILESS_MAIN(TestCategoryModel)
#include "tst_categorymodel.moc"
