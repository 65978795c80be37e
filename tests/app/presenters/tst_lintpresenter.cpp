// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/lintpresenter.h"

#include "app/presenters/openfiles.h"
#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>
#include <QTextCursor>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"ruby.yaml"_s;

struct Fixture
{
    Fixture()
    {
        // Of the 3.x documentation; lint knows a better one.
        folder.put(file, QByteArray(text).replace("image.openshift.io/v1", "v1"));
        catalog.open({folder.path()});
    }
    OpenFile &opened()
    {
        if (!QTest::qWaitFor([this] { return catalog.snapshot()->isComplete; }))
            qFatal("not read");
        OpenFile &result = files.open(file);
        if (!QTest::qWaitFor([&] { return result.isLoaded(); }))
            qFatal("not loaded");
        return result;
    }
    QList<TextProblem> problems() const
    {
        return found.isEmpty() ? QList<TextProblem>()
                               : found.last().at(2).value<QList<TextProblem>>();
    }
    /// The problems of the text as it is.
    bool isUpToDate()
    {
        return !found.isEmpty() && found.last().at(1).toInt() == opened().revision();
    }
    /// The first that has a fix.
    TextProblem fixable() const
    {
        for (const TextProblem &problem : problems()) {
            if (!problem.fixes.isEmpty())
                return problem;
        }
        return {};
    }

    QByteArray text = CatalogFolder::definition(u"ruby"_s, {u"3.3"_s}, u"openshift"_s);
    CatalogFolder folder;
    Catalog catalog;
    OpenFiles files{catalog};
    LintPresenter lint{files};
    QSignalSpy found{&lint, &LintPresenter::problemsFound};
    QSignalSpy failed{&lint, &LintPresenter::failed};
};

} // namespace

class TestLintPresenter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsAndFixes()
    {
        Fixture f;
        OpenFile &opened = f.opened();
        QTRY_VERIFY(!f.fixable().fixes.isEmpty());
        const TextProblem problem = f.fixable();
        QVERIFY(!problem.rule.isEmpty());
        QVERIFY(problem.to >= problem.from);
        f.lint.fix(file, problem.fixes.first());
        QTRY_COMPARE(opened.text(), f.text);
        QTRY_VERIFY(f.isUpToDate() && f.fixable().rule != problem.rule);
        opened.document().undo(); // one step
        QVERIFY(opened.text() != f.text);
        QTRY_VERIFY(f.isUpToDate() && f.fixable().rule == problem.rule);
        QCOMPARE(f.failed.size(), 0);
    }

    /// A fix is for the text that the problem was found in.
    void doesNotFixAnotherText()
    {
        Fixture f;
        OpenFile &opened = f.opened();
        QTRY_VERIFY(!f.fixable().fixes.isEmpty());
        QTextCursor(&opened.document()).insertText(u"# more\n"_s);
        f.lint.fix(file, f.fixable().fixes.first());
        QTRY_COMPARE(f.failed.size(), 1);
        QCOMPARE(f.failed.first().first().value<Error>().kind, Error::Kind::Conflict);
    }

    void heedsTheFoldersWishes()
    {
        Fixture f;
        f.opened();
        QTRY_VERIFY(!f.fixable().fixes.isEmpty());
        const QString rule = f.fixable().rule;
        f.folder.put(QString(LintConfig::fileName),
                     u"severities:\n  %1: off\n"_s.arg(rule).toUtf8());
        QTextCursor(&f.opened().document()).insertText(u"# more\n"_s);
        QTRY_VERIFY(f.isUpToDate());
        for (const TextProblem &problem : f.problems())
            QVERIFY(problem.rule != rule);
    }

    void saysWhatCannotBeRead()
    {
        Fixture f;
        QTextCursor cursor(&f.opened().document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(u"a: [\n"_s);
        QTRY_VERIFY(f.isUpToDate());
        QVERIFY(std::ranges::any_of(f.problems(), [](const TextProblem &problem) {
            return problem.severity == Problem::Severity::Error;
        }));
    }
};

QTEST_MAIN(TestLintPresenter)
#include "tst_lintpresenter.moc"
