// SPDX-License-Identifier: Apache-2.0
#include "core/preview/giturl.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestGitUrl : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void urls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<QString>("name");
        const auto row = [](const QString &url, bool isGood, const QString &name = {}) {
            QTest::newRow(qPrintable(url.isEmpty() ? u"blank"_s : url)) << url << isGood << name;
        };
        row(u"https://github.com/sclorg/nodejs-ex.git"_s, true, u"nodejs-ex"_s);
        row(u"https://github.com/sclorg/nodejs-ex"_s, true, u"nodejs-ex"_s);
        row(u"https://github.com/sclorg/nodejs-ex/"_s, true, u"nodejs-ex"_s);
        row(u"http://example.com:8080/team/app"_s, true, u"app"_s);
        row(u"git://example.com/app.git"_s, true, u"app"_s);
        row(u"ssh://git@example.com/app.git"_s, true, u"app"_s);
        row(u"git@github.com:sclorg/ruby-ex.git"_s, true, u"ruby-ex"_s);
        row({}, false);
        row(u"file:///home/me/app"_s, false, u"app"_s);
        row(u"github.com/sclorg/ruby-ex"_s, false, u"ruby-ex"_s);
        row(u"ftp://example.com/app"_s, false, u"app"_s);
        row(u"https://exa mple.com/app"_s, false, u"app"_s);
        row(u"https://example.com"_s, false, u"example.com"_s);
        row(u"https://example.com/a b"_s, false, u"a b"_s);
    }
    void urls()
    {
        QFETCH(const QString, url);
        QTEST(isGitUrl(url), "isGood");
        QTEST(nameFromGitUrl(url), "name");
    }
};

QTEST_GUILESS_MAIN(TestGitUrl)
#include "tst_giturl.moc"
