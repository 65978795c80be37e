// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/completionpresenter.h"

#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"
#include "tests/support/testimage.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCompletionPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void collectsWords()
    {
        CatalogFolder folder;
        folder.put(u"a.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}, u"team"_s));
        Catalog catalog;
        FakeRegistry registry;
        CompletionPresenter presenter(catalog, registry);
        QSignalSpy changed(&presenter, &CompletionPresenter::wordsChanged);
        catalog.open({folder.path()});
        QTRY_VERIFY(!changed.isEmpty());
        const auto words = changed.last().first().value<CatalogWords>();
        QCOMPARE(words.hosts, QStringList{u"quay.io"_s});
        QVERIFY(words.namespaces.contains(u"team"_s));
    }

    void looksUpTags()
    {
        Catalog catalog;
        FakeRegistry registry;
        registry.add(u"team/ruby"_s, {u"3.4"_s, u"3.3"_s}, TestImage());
        CompletionPresenter presenter(catalog, registry);
        QSignalSpy found(&presenter, &CompletionPresenter::tagsFound);
        QSignalSpy failed(&presenter, &CompletionPresenter::failed);
        presenter.lookUpTags(u"h.example/team/ruby"_s);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.first().first().toString(), u"h.example/team/ruby"_s);
        QCOMPARE(found.first().at(1).toStringList(), (QStringList{u"3.3"_s, u"3.4"_s}));
        presenter.lookUpTags(u"h.example/team/absent"_s);
        QTRY_COMPARE(failed.size(), 1);
        presenter.lookUpTags(u"NO SUCH"_s);
        QCOMPARE(failed.size(), 2);
        QCOMPARE(found.size(), 1);
    }
};

QTEST_MAIN(TestCompletionPresenter)
#include "tst_completionpresenter.moc"
