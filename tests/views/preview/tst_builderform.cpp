// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/builderform.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using Kind = BuilderForm::Kind;

namespace {

struct Fixture
{
    BuilderForm form;
    QComboBox *version = form.findChild<QComboBox *>(u"builderVersion"_s);
    QPushButton *sample = form.findChild<QPushButton *>(u"trySample"_s);

    QLineEdit *edit(const QString &name) const { return form.findChild<QLineEdit *>(name); }
    QString text(const QString &name) const { return edit(name)->text(); }
};

} // namespace

class TestBuilderForm : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void versions()
    {
        Fixture f;
        QVERIFY(showWindow(f.form));
        PreviewEntry entry = sampleEntry(u"nodejs"_s, u"Node.js"_s);
        entry.defaultTag = u"20"_s;
        f.form.showEntry(entry);
        QCOMPARE(accessibilityProblems(f.form), QString());
        QCOMPARE(f.version->count(), 2);
        QCOMPARE(f.version->currentText(), u"IST  20"_s);
        QVERIFY(shownTexts(f.form).contains(u"Node.js 20"_s));
        QTest::keyClick(f.version, Qt::Key_Up);
        QVERIFY(shownTexts(f.form).contains(u"Node.js 22"_s));

        // What the user chose stays when the definition is edited.
        entry.versions[0].heading = u"Node 22 again"_s;
        f.form.showEntry(entry);
        QVERIFY(shownTexts(f.form).contains(u"Node 22 again"_s));
        entry.versions.removeFirst();
        f.form.showEntry(entry);
        QVERIFY(shownTexts(f.form).contains(u"Node.js 20"_s));
    }

    void trySample()
    {
        Fixture f;
        QVERIFY(showWindow(f.form));
        PreviewEntry entry = sampleEntry(u"nodejs"_s, u"Node.js"_s);
        entry.versions[1].sampleRepo.clear();
        f.form.showEntry(entry);
        f.sample->click();
        QCOMPARE(f.text(u"gitUrl"_s), u"https://github.com/example/nodejs-ex.git"_s);
        QCOMPARE(f.text(u"gitReference"_s), u"main"_s);
        QCOMPARE(f.text(u"contextDir"_s), u"app"_s);
        QCOMPARE(f.text(u"componentName"_s), u"nodejs-ex"_s);
        f.version->setCurrentIndex(1);
        QVERIFY(!f.sample->isVisible()); // that tag has none
        f.form.showEntry(sampleEntry(u"ruby"_s, u"Ruby"_s));
        QCOMPARE(f.text(u"gitUrl"_s), QString());
    }

    void badAddress()
    {
        Fixture f;
        QVERIFY(showWindow(f.form));
        f.form.showEntry(sampleEntry(u"nodejs"_s, u"Node.js"_s));
        QTest::keyClicks(f.edit(u"gitUrl"_s), u"file:///x"_s);
        QVERIFY(shownTexts(f.form).contains(u"Invalid Git URL."_s));
        f.edit(u"gitUrl"_s)->clear();
        QTest::keyClicks(f.edit(u"gitUrl"_s), u"https://example.com/a/b"_s);
        QVERIFY(!shownTexts(f.form).contains(u"Invalid Git URL."_s));
        QCOMPARE(f.text(u"componentName"_s), u"b"_s);
    }

    /// In the samples catalog the repository is given, and another version does not change it.
    void samples()
    {
        Fixture f;
        QVERIFY(showWindow(f.form));
        PreviewEntry entry = sampleEntry(u"nodejs"_s, u"Node.js"_s);
        entry.versions[1].sampleRepo = u"https://example.com/other"_s;
        f.form.showEntry(entry, Kind::Sample);
        QVERIFY(f.edit(u"gitUrl"_s)->isReadOnly());
        QCOMPARE(f.text(u"gitUrl"_s), u"https://github.com/example/nodejs-ex.git"_s);
        QCOMPARE(f.text(u"componentName"_s), u"nodejs-sample"_s);
        f.version->setCurrentIndex(1);
        QCOMPARE(f.text(u"gitUrl"_s), u"https://github.com/example/nodejs-ex.git"_s);
        QVERIFY(!f.sample->isVisible());
        f.form.showEntry(entry);
        QVERIFY(!f.edit(u"gitUrl"_s)->isReadOnly());
    }

    void back()
    {
        Fixture f;
        QSignalSpy back(&f.form, &BuilderForm::backRequested);
        f.form.findChild<QPushButton *>(u"builderFormBack"_s)->click();
        f.form.findChild<QPushButton *>(u"builderFormCancel"_s)->click();
        QCOMPARE(back.size(), 2);
        QVERIFY(!f.form.findChild<QPushButton *>(u"builderFormCreate"_s)->isEnabled());
    }
};

QTEST_MAIN(TestBuilderForm)
#include "tst_builderform.moc"
