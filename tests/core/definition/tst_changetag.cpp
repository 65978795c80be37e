// SPDX-License-Identifier: Apache-2.0
#include "core/definition/changetag.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ruby = "# ours\n"
                        "kind: ImageStream\n"
                        "apiVersion: image.openshift.io/v1\n"
                        "metadata: {name: ruby}\n"
                        "spec:\n"
                        "  tags:\n"
                        "  - name: '3.3' # current\n"
                        "    from:\n"
                        "      kind: DockerImage\n"
                        "      name: quay.io/x/ruby:3.3\n"
                        "  - name: latest\n"
                        "    from: {kind: ImageStreamTag, name: '3.3'}\n";

DefinitionPlace placeOf(const CatalogFolder &folder)
{
    const DefinedStream defined = readDefinition(ruby, u"ruby.yaml"_s).streams.first();
    return {.folder = folder.path(),
            .file = u"ruby.yaml"_s,
            .stream = StreamPlace::of(defined),
            .definition = defined.stream};
}

} // namespace

class TestChangeTag : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void changesWhatIsSaid()
    {
        CatalogFolder folder;
        folder.put(u"ruby.yaml"_s, ruby);
        QVERIFY(changeTag(placeOf(folder), u"3.3"_s,
                          {{{u"importPolicy"_s, u"insecure"_s}, true},
                           {{u"from"_s, u"name"_s}, u"registry.example/ruby:3.3"_s}}));
        const QByteArray after = folder.get(u"ruby.yaml"_s);
        const ImageStream stream = *readDefinition(after, u"ruby.yaml"_s).streams.first().stream;
        QVERIFY(stream.spec.tag(u"3.3")->importPolicy.insecure);
        QCOMPARE(stream.spec.tag(u"3.3")->from->name, u"registry.example/ruby:3.3"_s);
        QVERIFY(after.startsWith("# ours\n"));
        QVERIFY(after.contains("'3.3' # current\n"));
    }

    void whatIsSaidAlreadyWritesNothing()
    {
        CatalogFolder folder;
        folder.put(u"ruby.yaml"_s, ruby);
        const DefinitionPlace place = placeOf(folder);
        QVERIFY(changeTag(place, u"3.3"_s, {{{u"from"_s, u"name"_s}, u"quay.io/x/ruby:3.3"_s}}));
        QCOMPARE(folder.get(u"ruby.yaml"_s), ruby);
    }

    void refuses()
    {
        CatalogFolder folder;
        const QList<TagFieldChange> change{{{u"importPolicy"_s, u"insecure"_s}, true}};
        QCOMPARE(changeTag(placeOf(folder), u"3.3"_s, change).error().kind, Error::Kind::NotFound);
        folder.put(u"ruby.yaml"_s, ruby);
        QCOMPARE(changeTag(placeOf(folder), u"9"_s, change).error().kind, Error::Kind::NotFound);
        QByteArray other = ruby;
        folder.put(u"ruby.yaml"_s, other.replace("x/ruby", "y/ruby"));
        QCOMPARE(changeTag(placeOf(folder), u"3.3"_s, change).error().kind, Error::Kind::Conflict);
        QCOMPARE(folder.get(u"ruby.yaml"_s), other);
    }
};

QTEST_GUILESS_MAIN(TestChangeTag)
#include "tst_changetag.moc"
