// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/registrykey.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class RegistryKeyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void normalises_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normalised"); // null: refused
        const auto row = [](const QString &text, const QString &normalised) {
            QTest::newRow(qPrintable(text)) << text << normalised;
        };
        row(u"https://index.docker.io/v1/"_s, u"index.docker.io"_s);
        row(u"https://index.docker.io/v1"_s, u"index.docker.io/v1"_s);
        row(u"http://quay.io"_s, u"quay.io"_s);
        row(u"quay.io/"_s, u"quay.io"_s);
        row(u"my.repo.com/v2/org"_s, u"my.repo.com/org"_s);
        row(u"my.repo.com/v2"_s, u"my.repo.com/v2"_s);
        row(u"my.repo.com:5000/v1/"_s, u"my.repo.com:5000"_s);
        row(u"MY.repo.com"_s, u"MY.repo.com"_s);
        row(u"user:pw@quay.io/org?x#y"_s, u"quay.io/org"_s);
        row(u"[::1]:5000/a"_s, u"[::1]:5000/a"_s);
        row(u"*.example.com"_s, u"*.example.com"_s);
        row(u"reg[12].example.com"_s, u"reg[12].example.com"_s);
        row(u"quay.io/a%20b"_s, u"quay.io/a b"_s);
        row(u"quay.io:port"_s, {});
        row(u"quay .io"_s, {});
        row(u"[::1"_s, {});
        row(u"quay\n.io"_s, {});
        row(u"{quay}"_s, {});
    }
    void normalises()
    {
        QFETCH(const QString, text);
        const std::optional<RegistryKey> key = RegistryKey::ofEntry(text);
        QTEST(key ? key->text() : QString(), "normalised");
    }

    void parts()
    {
        const auto key = RegistryKey::ofTarget(u"[::1]:5000/org/app"_s);
        QCOMPARE(key->host(), u"::1"_s);
        QCOMPARE(key->port(), u"5000"_s);
        QCOMPARE(key->path(), u"/org/app"_s);
        QCOMPARE(RegistryKey::ofTarget(u"[::1]"_s)->host(), u"[::1]"_s);
        QVERIFY(RegistryKey::ofEntry(u"a*.io"_s)->isPattern());
        QVERIFY(!RegistryKey::ofEntry(u"a.io/*"_s)->isPattern());
    }

    void t67_userInfoIsNotShown()
    {
        QCOMPARE(withoutUserInfo(u"https://u:p@quay.io/v1/"_s), u"https://quay.io/v1/"_s);
        QCOMPARE(withoutUserInfo(u"u:p@x@quay.io"_s), u"quay.io"_s);
        QCOMPARE(withoutUserInfo(u"https://quay.io"_s), u"https://quay.io"_s);
    }

    void saysWhyNot()
    {
        const auto why = [](const QString &key) {
            return RegistryKey::ofEntry(key)->mismatch(
                *RegistryKey::ofTarget(u"quay.io:5000/org/app"_s));
        };
        QCOMPARE(why(u"quay.io:5000/or"_s), u""_s);
        QCOMPARE(why(u"quay.io"_s), u"other port"_s);
        QCOMPARE(why(u"example.com:5000"_s), u"other host"_s);
        QCOMPARE(why(u"quay.io:5000/other"_s), u"path is no prefix"_s);
    }

    void globs_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        const auto row = [](const QString &pattern, const QString &text, bool matches) {
            QTest::addRow("%s on %s", qPrintable(pattern), qPrintable(text))
                << pattern << text << matches;
        };
        row(u"abc"_s, u"abc"_s, true);
        row(u"abc"_s, u"abcd"_s, false);
        row(u"*"_s, u""_s, true);
        row(u"a*c*e"_s, u"abcde"_s, true);
        row(u"a*c*f"_s, u"abcde"_s, false);
        row(u"*bc"_s, u"abcbc"_s, true);
        row(u"?"_s, u""_s, false);
        row(u"a?c"_s, u"abc"_s, true);
        row(u"[a-c]x"_s, u"bx"_s, true);
        row(u"[^a-c]x"_s, u"bx"_s, false);
        row(u"[^a-c]x"_s, u"dx"_s, true);
        row(u"[ab"_s, u"a"_s, false);
        row(u"[]a]"_s, u"]"_s, false);
        row(u"[\\]]"_s, u"]"_s, true);
        row(u"\\*"_s, u"*"_s, true);
        row(u"\\*"_s, u"a"_s, false);
        row(u"\\"_s, u"\\"_s, false);
    }
    void globs()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        QTEST(matchesGlob(pattern, text), "matches");
    }

    void globsTakeNoExponentialTime()
    {
        QVERIFY(!matchesGlob(u"*a"_s.repeated(200) + u'b', QString(2000, u'a')));
    }
};

QTEST_GUILESS_MAIN(RegistryKeyTest)
#include "tst_registrykey.moc"
