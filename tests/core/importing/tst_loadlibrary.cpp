// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestream.h"
#include "core/importing/loadlibrary.h"
#include "core/store/historystore.h"
#include "tests/support/testcase.h"

#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestLoadLibrary : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheTagsPointToNow()
    {
        const QTemporaryDir folder;
        const auto store = HistoryStore::open(folder.filePath(u"state.db"_s));
        QVERIFY(store);
        StreamChange change{.key = {u"a"_s, {}, u"s"_s}};
        change.stream.status.tags
            = {{.tag = u"1"_s, .items = {{.image = u"sha256:new"_s}, {.image = u"sha256:old"_s}}},
               {.tag = u"2"_s, .items = {{.image = u"sha256:list"_s}}},
               {.tag = u"3"_s, .items = {{.image = u"sha256:never stored"_s}}},
               {.tag = u"4"_s}};
        change.images = {{.name = u"sha256:new"_s},
                         {.name = u"sha256:old"_s},
                         {.name = u"sha256:list"_s, .manifests = {{.digest = u"sha256:arm"_s}}},
                         {.name = u"sha256:arm"_s}};
        change.lists = {{.digest = u"sha256:another list"_s}};
        QVERIFY((*store)->apply(change));
        const auto library = loadLibrary(**store, {change.stream});
        QVERIFY(library);
        QVERIFY((*library)->image(u"sha256:new"_s));
        QVERIFY((*library)->image(u"sha256:list"_s));
        QVERIFY((*library)->image(u"sha256:arm"_s));
        QVERIFY(!(*library)->image(u"sha256:old"_s));
        QVERIFY((*library)->list(u"sha256:another list"_s));
    }
};

QTEST_GUILESS_MAIN(TestLoadLibrary)
#include "tst_loadlibrary.moc"
