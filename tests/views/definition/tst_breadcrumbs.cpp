// SPDX-License-Identifier: Apache-2.0
#include "views/definition/breadcrumbs.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"

#include <QToolButton>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString text = u"spec:\n  tags:\n  - name: a&b\n    from:\n      kind: DockerImage\n"_s;

} // namespace

class TestBreadcrumbs : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheCursor()
    {
        CodeFixture f(text);
        Breadcrumbs crumbs(f.view);
        crumbs.setFile(u"ruby.yaml"_s);
        QVERIFY(showWindow(f.view));
        QVERIFY(showWindow(crumbs, {900, 30}));
        f.moveTo(static_cast<int>(text.size()) - 5);
        QTRY_COMPARE(crumbs.text(), u"ruby.yaml › spec › tags › a&b › from › kind"_s);
        QCOMPARE(accessibilityProblems(crumbs), QString());
        QTest::mouseClick(crumbs.findChild<QToolButton *>(u"breadcrumb3"_s), Qt::LeftButton);
        QCOMPARE(f.view.textCursor().blockNumber(), 2);
        QTest::mouseClick(crumbs.findChild<QToolButton *>(u"breadcrumb0"_s), Qt::LeftButton);
        QCOMPARE(f.view.textCursor().blockNumber(), 0);
        QTRY_COMPARE(crumbs.text(), u"ruby.yaml › spec"_s);
        f.view.showNothing();
        crumbs.setFile({});
        QCOMPARE(crumbs.text(), QString());
    }

    /// Where there is no room, the end is what is wanted.
    void fitsIn()
    {
        CodeFixture f(text);
        Breadcrumbs crumbs(f.view);
        crumbs.setFile(u"ruby.yaml"_s);
        QVERIFY(showWindow(f.view));
        QVERIFY(showWindow(crumbs, {190, 30}));
        f.moveTo(static_cast<int>(text.size()) - 5);
        QTRY_COMPARE(crumbs.text().count(u'›'), 5);
        QVERIFY(crumbs.findChild<QToolButton *>(u"breadcrumb0"_s)->isVisible());
        QVERIFY(!crumbs.findChild<QToolButton *>(u"breadcrumb1"_s)->isVisible());
        QVERIFY(crumbs.findChild<QToolButton *>(u"breadcrumb5"_s)->isVisible());
        crumbs.resize(900, 30);
        QTRY_VERIFY(crumbs.findChild<QToolButton *>(u"breadcrumb1"_s)->isVisible());
    }
};

QTEST_MAIN(TestBreadcrumbs)
#include "tst_breadcrumbs.moc"
