// SPDX-License-Identifier: Apache-2.0
#include "models/driftmodel.h"
#include "tests/support/modellog.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>
#include <QSet>

using namespace headwater;
using namespace Qt::StringLiterals;
using State = DriftRow::State;

namespace {

DriftRow row(const QString &tag, State state)
{
    return {.key = {.file = u"ruby.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s},
            .ns = u"openshift"_s,
            .name = u"ruby"_s,
            .tag = tag,
            .source = u"quay.io/x/ruby:"_s + tag,
            .state = state,
            .historyImage = sampleDigest(u'1'),
            .registryImage = sampleDigest(u'2')};
}

QStringList shown(const DriftModel &model)
{
    QStringList lines;
    for (int number = 0; number < model.rowCount(); ++number)
        lines.append(model.index(number, 0).data().toString() + u' '
                     + model.index(number, 1).data().toString());
    return lines;
}

} // namespace

class TestDriftModel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsDifferencesOrAll()
    {
        DriftModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setReport({.rows = {row(u"a"_s, State::Same), row(u"b"_s, State::Moved),
                                  row(u"c"_s, State::Unreachable)}});
        QCOMPARE(shown(model),
                 QStringList({u"openshift/ruby:b moved"_s, u"openshift/ruby:c unreachable"_s}));
        ModelLog log(model);
        model.setShowsAll(true);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(log.take(), QStringList{u"inserted 0-0"_s});
        model.setReport({.rows = {row(u"a"_s, State::Same)}});
        QCOMPARE(shown(model), QStringList{u"openshift/ruby:a same"_s});
    }

    void details()
    {
        DriftModel model;
        DriftRow gone = row(u"b"_s, State::Gone);
        gone.error = Error{.kind = Error::Kind::NotFound, .subject = u"quay.io/x/ruby:b"_s};
        DriftRow list = row({}, State::Unreachable);
        model.setReport(
            {.rows = {row(u"a"_s, State::Moved), gone, row(u"c"_s, State::NewTag), list}});
        const auto detail = [&](int number) { return model.index(number, 2).data().toString(); };
        QCOMPARE(detail(0), u"sha256:111111111111 → sha256:222222222222"_s);
        QVERIFY(!detail(1).isEmpty());
        QCOMPARE(detail(2), u"quay.io/x/ruby:c"_s);
        QCOMPARE(model.index(3, 0).data().toString(), u"openshift/ruby"_s);
        QCOMPARE(model.index(0, 0).data(DriftModel::RowRole).value<DriftRow>().tag, u"a"_s);
    }

    void eachStateHasItsWord()
    {
        DriftModel model;
        model.setShowsAll(true);
        QSet<QString> words;
        for (int state = 0; state <= int(State::NewTag); ++state) {
            model.setReport({.rows = {row(u"a"_s, State(state))}});
            words.insert(model.index(0, 1).data().toString());
        }
        QCOMPARE(words.size(), int(State::NewTag) + 1);
    }
};

QTEST_GUILESS_MAIN(TestDriftModel)
#include "tst_driftmodel.moc"
