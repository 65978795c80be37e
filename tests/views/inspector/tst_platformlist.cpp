// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/inspector/platformlist.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QList<ImagePlatform> platforms()
{
    ImagePlatform amd{
        .manifest = {.digest = sampleDigest(u'1'), .architecture = u"amd64"_s, .os = u"linux"_s},
        .image = Image{.size = 34'000'000},
        .isChosen = true};
    ImagePlatform arm{.manifest = {.digest = sampleDigest(u'2'),
                                   .architecture = u"arm64"_s,
                                   .os = u"linux"_s,
                                   .variant = u"v8"_s}};
    return {amd, arm};
}

QList<QPushButton *> namesIn(const PlatformList &list)
{
    return list.findChildren<QPushButton *>(u"platform"_s);
}

} // namespace

class TestPlatformList : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void listsThem()
    {
        PlatformList list(platforms(), {}, true);
        QVERIFY(showWindow(list));
        QCOMPARE(accessibilityProblems(list), QString());
        const QString texts = shownTexts(list).join(u'\n');
        QVERIFY(texts.contains(u"111111111111"_s));
        QVERIFY(texts.contains(u"34.0 MB"_s));
        QCOMPARE(namesIn(list).at(1)->text(), u"linux/arm64/v8"_s);
        QVERIFY(namesIn(list).at(0)->accessibleName().contains(u"the tag's image"_s));
        QVERIFY(!list.findChild<QPushButton *>(u"fetchPlatform"_s));
    }

    void oneIsChosenAndLeft()
    {
        PlatformList list(platforms(), {}, true);
        QSignalSpy chosen(&list, &PlatformList::chosen);
        namesIn(list).at(1)->click();
        QCOMPARE(chosen.takeFirst().first().toString(), sampleDigest(u'2'));
        PlatformList shown(platforms(), sampleDigest(u'2'), true);
        QSignalSpy left(&shown, &PlatformList::chosen);
        namesIn(shown).at(1)->click();
        QCOMPARE(left.takeFirst().first().toString(), QString());
    }

    void whatCanBeDone()
    {
        PlatformList list(platforms(), sampleDigest(u'2'), true);
        QSignalSpy fetch(&list, &PlatformList::fetchRequested);
        QSignalSpy prefer(&list, &PlatformList::preferRequested);
        list.findChild<QPushButton *>(u"fetchPlatform"_s)->click();
        list.findChild<QPushButton *>(u"preferPlatform"_s)->click();
        QCOMPARE(fetch.first().first().toString(), sampleDigest(u'2'));
        QCOMPARE(prefer.first(), QVariantList({u"linux"_s, u"arm64"_s}));
        const PlatformList known(platforms(), sampleDigest(u'1'), true);
        QVERIFY(!known.findChild<QPushButton *>(u"fetchPlatform"_s));
        QVERIFY(!known.findChild<QPushButton *>(u"preferPlatform"_s));
        const PlatformList whole(platforms(), sampleDigest(u'2'), false);
        QVERIFY(!whole.findChild<QPushButton *>(u"preferPlatform"_s));
    }
};

QTEST_MAIN(TestPlatformList)
#include "tst_platformlist.moc"
