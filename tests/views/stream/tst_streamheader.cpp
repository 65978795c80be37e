// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/stream/streamheader.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

StreamHeading ruby()
{
    return {.name = u"ruby"_s,
            .ns = u"openshift"_s,
            .displayName = u"Ruby <b>builder</b>"_s,
            .iconClass = u"icon-ruby"_s,
            .file = u"openshift/ruby.yaml"_s,
            .tags = 4,
            .isBuilder = true,
            .canImport = true};
}

QString textOf(const StreamHeader &header, const QString &name)
{
    return header.findChild<QLabel *>(name)->text();
}

} // namespace

class TestStreamHeader : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void says()
    {
        StreamHeader header;
        header.setHeading(ruby());
        QVERIFY(showWindow(header, {900, 80}));
        QCOMPARE(textOf(header, u"streamTitle"_s), u"Ruby <b>builder</b>"_s);
        QCOMPARE(textOf(header, u"streamPath"_s), u"openshift/ruby"_s);
        QVERIFY(textOf(header, u"streamSummary"_s).contains(u"4 tag(s)"_s));
        QVERIFY(textOf(header, u"streamSummary"_s).contains(u"builder image"_s));
        QCOMPARE(textOf(header, u"streamFile"_s), u"openshift/ruby.yaml"_s);
        for (const QLabel *label : header.findChildren<QLabel *>())
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
        QVERIFY(!header.findChild<QLabel *>(u"streamTile"_s)->pixmap().isNull());
        QCOMPARE(accessibilityProblems(header), QString());
    }

    void saysLessWhenLessIsKnown()
    {
        StreamHeader header;
        header.setHeading({.name = u"ruby"_s, .file = u"ruby.yaml"_s, .tags = 1});
        QCOMPARE(textOf(header, u"streamTitle"_s), u"ruby"_s);
        QCOMPARE(textOf(header, u"streamPath"_s), u"ruby"_s);
        QVERIFY(!textOf(header, u"streamSummary"_s).contains(u"builder"_s));
    }

    void importsWhereThereIsSomethingToImport()
    {
        StreamHeader header;
        QSignalSpy asked(&header, &StreamHeader::importAllRequested);
        header.setHeading(ruby());
        QVERIFY(showWindow(header, {900, 80}));
        auto *button = header.findChild<QPushButton *>(u"importAll"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        StreamHeading nothing = ruby();
        nothing.canImport = false;
        header.setHeading(nothing);
        QVERIFY(!button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void tileIsSharpOnDenseScreens()
    {
        StreamHeader header;
        header.setHeading(ruby());
        const QPixmap tile = header.findChild<QLabel *>(u"streamTile"_s)->pixmap();
        QCOMPARE(tile.deviceIndependentSize(), QSizeF(40, 40));
    }
};

QTEST_MAIN(TestStreamHeader)
#include "tst_streamheader.moc"
