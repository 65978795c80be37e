// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/streams.h"
#include "tests/support/testcase.h"
#include "views/inspector/inspectorpanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

InspectedTag inspected(const TagRow &row, int item = -1)
{
    return {.key = {.file = u"ruby.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s},
            .row = row,
            .item = item};
}

/// What is spoken of the panel: labels, and the words of chips.
QString wordsOf(const InspectorPanel &panel)
{
    QStringList words;
    for (const QWidget *widget : panel.findChildren<QWidget *>()) {
        if (widget->isVisible())
            words.append(widget->accessibleName());
    }
    return words.join(u'\n');
}

QToolButton *copyButton(const InspectorPanel &panel, const QString &what)
{
    for (QToolButton *button : panel.findChildren<QToolButton *>()) {
        if (button->isVisible() && button->accessibleName() == u"Copy "_s + what)
            return button;
    }
    return nullptr;
}

QString copied(const InspectorPanel &panel, const QString &what)
{
    if (QToolButton *button = copyButton(panel, what))
        QTest::mouseClick(button, Qt::LeftButton);
    return QGuiApplication::clipboard()->text();
}

bool hasToolTip(const QWidget &widget, const QString &part)
{
    return std::ranges::any_of(widget.findChildren<QLabel *>(), [&part](const QLabel *label) {
        return label->toolTip().contains(part);
    });
}

} // namespace

class TestInspectorPanel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatToDoWhenNothingIsSelected()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 700}));
        QVERIFY(wordsOf(panel).contains(u"Nothing selected"_s));
        QCOMPARE(accessibilityProblems(panel), QString());
    }

    void showsATag()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        TagRow row = sampleTag(u"3.3"_s, 2);
        row.displayName = u"Ruby 3.3"_s;
        row.policies = {TagRow::Policy::Scheduled, TagRow::Policy::Local};
        panel.showTag(inspected(row));
        QTRY_VERIFY(wordsOf(panel).contains(u"Ruby 3.3"_s));
        for (const QString &part :
             {u"ruby:3.3"_s, u"image"_s, u"quay.io/team/app:3.3"_s, u"scheduled, local"_s,
              u"Current image"_s, u"sha256:222222222222"_s, sampleEvent(2).dockerImageReference,
              u"oc import-image ruby:3.3 -n openshift"_s})
            QVERIFY2(wordsOf(panel).contains(part), qPrintable(part));
        QVERIFY(!wordsOf(panel).contains(u"Nothing selected"_s));
        QCOMPARE(accessibilityProblems(panel), QString());
    }

    void copiesWhole()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        panel.showTag(inspected(sampleTag(u"3.3"_s)));
        QTRY_VERIFY(copyButton(panel, u"Digest"_s));
        QCOMPARE(copied(panel, u"Digest"_s), sampleDigest(u'1'));
        QCOMPARE(copied(panel, u"Pull spec"_s), sampleEvent(1).dockerImageReference);
        QCOMPARE(copied(panel, u"From"_s), u"quay.io/team/app:3.3"_s);
        QCOMPARE(copied(panel, u"command"_s), u"oc import-image ruby:3.3 -n openshift"_s);
    }

    void showsAFailure()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        TagRow row = sampleTag(u"3.3"_s, 0);
        row.state = TagRow::State::Failed;
        row.failureReason = u"Unauthorized"_s;
        row.failureMessage = u"you may not have access"_s;
        row.failedAt = sampleEvent(1).created;
        panel.showTag(inspected(row));
        QTRY_VERIFY(wordsOf(panel).contains(u"import failed"_s));
        QVERIFY(wordsOf(panel).contains(u"Unauthorized"_s));
        QVERIFY(wordsOf(panel).contains(u"you may not have access"_s));
        QVERIFY(hasToolTip(panel, u"2023-11-14"_s)); // the exact time
        QVERIFY(!copyButton(panel, u"Digest"_s)); // there is none
    }

    void showsTheStreamWithoutATag()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        ImageStream stream;
        stream.metadata.name = u"ruby"_s;
        stream.metadata.annotations = {{u"openshift.io/display-name"_s, u"Ruby"_s}};
        stream.metadata.labels = {{u"team"_s, u"builders"_s}};
        stream.spec.dockerImageRepository = u"quay.io/acme/ruby"_s;
        panel.showTag(inspected(sampleTag(u"3.3"_s, 1)));
        panel.showStream(stream);
        QTRY_VERIFY(wordsOf(panel).contains(u"quay.io/acme/ruby"_s));
        QVERIFY(wordsOf(panel).contains(u"Ruby"_s));
        QVERIFY(wordsOf(panel).contains(u"builders"_s));
        QVERIFY(!wordsOf(panel).contains(u"3.3"_s));
    }

    void showsAHistoryItem()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        panel.showTag(inspected(sampleTag(u"3.3"_s, 3), 1));
        QTRY_VERIFY(wordsOf(panel).contains(u"Earlier image"_s));
        QVERIFY(wordsOf(panel).contains(u"sha256:222222222222"_s));
        QVERIFY(!wordsOf(panel).contains(u"sha256:333333333333"_s));
        panel.showTag(inspected(sampleTag(u"3.3"_s, 3), 0));
        QTRY_VERIFY(wordsOf(panel).contains(u"Current image"_s));
    }

    void showsTheImage()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 1200}));
        InspectedTag tag = inspected(sampleTag(u"3.3"_s));
        tag.details = ImageDetails{.image = fullImage()};
        tag.details->image.config.env.append(u"ALONE"_s);
        for (const ImageManifest &manifest : tag.details->image.manifests)
            tag.details->platforms.append({.manifest = manifest});
        tag.details->platforms.append({.manifest = {.architecture = u"amd64"_s, .os = u"linux"_s}});
        panel.showTag(tag);
        QTRY_VERIFY(wordsOf(panel).contains(u"Labels"_s));
        for (const QString &part : {u"5.0 GB in 2 layer(s)"_s, u"linux/arm64/v8"_s, u"8080/tcp"_s,
                                    u"io.k8s.description"_s, u"PATH"_s, u"/bin"_s, u"ALONE"_s})
            QVERIFY2(wordsOf(panel).contains(part), qPrintable(part));
        QVERIFY(hasToolTip(panel, u"2020-09-13"_s));
        // The name of a variable without a value is not its value as well.
        QCOMPARE(shownTexts(panel).count(u"ALONE"_s), 1);
    }

    void followsWhatIsShown()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        panel.showTag(inspected(sampleTag(u"3.3"_s, 1)));
        QTRY_VERIFY(wordsOf(panel).contains(u"sha256:111111111111"_s));
        panel.showTag(inspected(sampleTag(u"3.3"_s, 2)));
        QTRY_VERIFY(wordsOf(panel).contains(u"sha256:222222222222"_s));
        QVERIFY(!wordsOf(panel).contains(u"sha256:111111111111"_s));
        panel.clear();
        QTRY_VERIFY(wordsOf(panel).contains(u"Nothing selected"_s));
        QVERIFY(!wordsOf(panel).contains(u"3.3"_s));
    }

    /// Refreshing with the same facts leaves the widgets, and so selected text, alone.
    void sameFactsChangeNothing()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        panel.showTag(inspected(sampleTag(u"3.3"_s)));
        QTRY_VERIFY(copyButton(panel, u"Digest"_s));
        const QPointer<QToolButton> button = copyButton(panel, u"Digest"_s);
        panel.showTag(inspected(sampleTag(u"3.3"_s)));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(button && button->isVisible());
    }

    void textFromOutsideStaysText()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel, {320, 900}));
        InspectedTag tag = inspected(sampleTag(u"3.3"_s));
        tag.details = ImageDetails{.image = fullImage()};
        tag.details->image.config.labels = {{u"<b>key</b>"_s, u"<img src=file:///x>"_s}};
        panel.showTag(tag);
        QTRY_VERIFY(wordsOf(panel).contains(u"<img src=file:///x>"_s));
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void saysWhatAPodGets()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel));
        InspectedTag tag = inspected(sampleTag(u"3.3"_s, 2));
        tag.podPullSpec = u"reg.svc:5000/openshift/ruby@"_s + sampleDigest(u'2');
        panel.showTag(tag);
        QTRY_VERIFY(copyButton(panel, u"A pod gets"_s));
        QCOMPARE(copied(panel, u"A pod gets"_s), tag.podPullSpec);
        tag.item = 1; // pods get the current one
        panel.showTag(tag);
        QTRY_VERIFY(!copyButton(panel, u"A pod gets"_s));
    }

    void showsThePlatformThatIsLookedAt()
    {
        InspectorPanel panel;
        QVERIFY(showWindow(panel));
        InspectedTag tag = inspected(sampleTag(u"3.3"_s));
        Image arm;
        arm.config.labels = {{u"of"_s, u"the arm image"_s}};
        tag.details = ImageDetails{
            .image = {.config = {.labels = {{u"of"_s, u"the tag's image"_s}}}},
            .platforms
            = {{.manifest
                = {.digest = sampleDigest(u'1'), .architecture = u"amd64"_s, .os = u"linux"_s},
                .isChosen = true},
               {.manifest
                = {.digest = sampleDigest(u'2'), .architecture = u"arm64"_s, .os = u"linux"_s},
                .image = arm}}};
        panel.showTag(tag);
        QTRY_VERIFY(shownTexts(panel).contains(u"the tag's image"_s));
        QSignalSpy chosen(&panel, &InspectorPanel::platformChosen);
        panel.findChildren<QPushButton *>(u"platform"_s).at(1)->click();
        QCOMPARE(chosen.first().first().toString(), sampleDigest(u'2'));
        tag.platform = sampleDigest(u'2');
        panel.showTag(tag);
        QTRY_VERIFY(shownTexts(panel).contains(u"the arm image"_s));
        QVERIFY(!shownTexts(panel).contains(u"the tag's image"_s));
        QSignalSpy preferred(&panel, &InspectorPanel::platformPreferred);
        for (QPushButton *button : panel.findChildren<QPushButton *>(u"preferPlatform"_s))
            button->click();
        QCOMPARE(preferred.size(), 1);
    }
};

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspectorpanel.moc"
