// SPDX-License-Identifier: Apache-2.0
#include "core/preview/previewtext.h"

#include "core/preview/catalogpreview.h"
#include "tests/support/lintedtext.h"
#include "tests/support/previewedtext.h"
#include "tests/support/testcase.h"

#include <algorithm>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray source = "from: {kind: DockerImage, name: a/b}";

} // namespace

class TestPreviewText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void notes_data()
    {
        QTest::addColumn<QByteArrayList>("tags");
        QTest::addColumn<QString>("note");
        QTest::newRow("a tie") << QByteArrayList{
            "{name: 1-b, annotations: {tags: builder}, " + source + "}",
            "{name: 1-a, annotations: {tags: builder}, " + source
                + "}"} << u"2 tags tie for the highest version. The console preselects 1-a"_s;
        QTest::newRow("latest")
            << QByteArrayList{"{name: '2', annotations: {tags: builder}, " + source + "}",
                              "{name: '1', annotations: {tags: builder}, " + source + "}",
                              "{name: latest, from: {kind: ImageStreamTag, name: '1'}}"}
            << u"The console preselects 2, but latest follows 1"_s;
        QTest::newRow("no text") << QByteArrayList{"{name: '2', annotations: {tags: builder}, "
                                                   + source + "}"}
                                 << u"The tile has no text: 2"_s;
        QTest::newRow("an unknown icon")
            << QByteArrayList{"{name: '2', annotations: {tags: builder, iconClass: icon-x}, "
                              + source + "}"}
            << u"The console of 4.23 does not know the icon class icon-x"_s;
        QTest::newRow("no category")
            << QByteArrayList{"{name: '2', annotations: {tags: builder}, " + source + "}"}
            << u"No keyword of 2 belongs to a category"_s;
    }
    void notes()
    {
        QFETCH(const QByteArrayList, tags);
        QFETCH(const QString, note);
        const auto catalog = catalogOf(streamOf(tags));
        QVERIFY(catalog);
        const auto entry = previewStream(catalog->streams.first(), {}).entry;
        QVERIFY(entry);
        QVERIFY(std::ranges::any_of(
            entry->notes, [&](const PreviewNote &each) { return each.text.startsWith(note); }));
    }

    void saysWhyAStreamIsNotThere_data()
    {
        QTest::addColumn<QByteArrayList>("tags");
        QTest::addColumn<QString>("reason");
        QTest::newRow("hidden") << QByteArrayList{
            "{name: a, annotations: {tags: 'builder,hidden'}, " + source
            + "}"} << u"All tags are hidden."_s;
        QTest::newRow("no builder")
            << QByteArrayList{"{name: a, annotations: {tags: ruby}, " + source + "}"}
            << u"No tag has the keyword builder."_s;
        QTest::newRow("no image")
            << QByteArrayList{"{name: a, annotations: {tags: builder}}"}
            << u"Each tag is hidden, lacks the keyword builder or has no image."_s;
    }
    void saysWhyAStreamIsNotThere()
    {
        QFETCH(const QByteArrayList, tags);
        QFETCH(const QString, reason);
        const auto catalog = catalogOf(streamOf(tags));
        QVERIFY(catalog);
        const StreamPreviewResult result = previewStream(catalog->streams.first(), {});
        QVERIFY(!result.entry);
        QCOMPARE(result.notShown.first().reasons, QStringList{reason});
        QVERIFY(!result.notShown.last().reasons.first().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPreviewText)
#include "tst_previewtext.moc"
