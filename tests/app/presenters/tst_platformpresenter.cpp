// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/platformpresenter.h"

#include "core/catalog/catalog.h"
#include "models/tagrow.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct World
{
    World() { folder.put(u"ruby.yaml"_s, CatalogFolder::definition(u"ruby"_s, {u"1"_s})); }

    InspectedTag tag(const QString &image) const
    {
        InspectedTag tag{.key = {.file = u"ruby.yaml"_s, .ns = {}, .name = u"ruby"_s}};
        tag.row.name = u"1"_s;
        tag.row.items = {{.dockerImageReference = u"quay.io/team/ruby@"_s + image, .image = image}};
        return tag;
    }

    CatalogFolder folder;
    FakeRegistry registry;
    FixedClock clock;
    Catalog catalog;
    PlatformPresenter presenter{catalog, registry, clock};
    QSignalSpy failed{&presenter, &PlatformPresenter::failed};
};

} // namespace

class TestPlatformPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void fetchesAnImageToBeLookedAt()
    {
        World world;
        const QString amd = world.registry.add(u"team/ruby"_s, {}, {.name = u"amd"_s});
        const QString arm = world.registry.add(u"team/ruby"_s, {},
                                               {.name = u"arm"_s, .architecture = u"arm64"_s});
        QSignalSpy fetched(&world.presenter, &PlatformPresenter::fetched);
        world.presenter.fetch(world.tag(amd), arm);
        QTRY_COMPARE(fetched.size(), 1);
        const Image image = fetched.first().first().value<Image>();
        QCOMPARE(image.name, arm);
        QCOMPARE(image.architecture, u"arm64"_s);
        world.presenter.fetch(world.tag(amd), u"sha256:"_s + QString(64, u'0'));
        QTRY_COMPARE(world.failed.size(), 1);
    }

    void prefersAPlatformInTheDefinition()
    {
        World world;
        world.catalog.open({world.folder.path()});
        QTRY_VERIFY(world.catalog.snapshot()->isComplete);
        QSignalSpy wanted(&world.presenter, &PlatformPresenter::importRequested);
        world.presenter.prefer(world.tag(u"sha256:x"_s), u"linux"_s, u"arm64"_s);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(1).toStringList(), QStringList{u"1"_s});
        const CatalogSnapshotPtr snapshot = world.catalog.snapshot();
        const StringMap annotations
            = snapshot->streams.first().definition->spec.tag(u"1")->annotations;
        QCOMPARE(annotations.value(annotation::preferArchitecture), u"arm64"_s);
        QCOMPARE(annotations.value(annotation::preferOs), u"linux"_s);
    }

    void aFileThatOthersHaveChangedIsLeft()
    {
        World world;
        world.catalog.open({world.folder.path()});
        QTRY_VERIFY(world.catalog.snapshot()->isComplete);
        const QByteArray other = CatalogFolder::definition(u"ruby"_s, {u"1"_s, u"2"_s});
        world.folder.put(u"ruby.yaml"_s, other);
        world.presenter.prefer(world.tag(u"sha256:x"_s), u"linux"_s, u"arm64"_s);
        QTRY_COMPARE(world.failed.size(), 1);
        QCOMPARE(world.folder.get(u"ruby.yaml"_s), other);
    }
};

QTEST_GUILESS_MAIN(TestPlatformPresenter)
#include "tst_platformpresenter.moc"
