// SPDX-License-Identifier: Apache-2.0
#include "core/base/errortext.h"
#include "tests/support/testcase.h"

#include <QMetaEnum>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestErrorText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasASentence_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        const auto kinds = QMetaEnum::fromType<Error::Kind>();
        for (int i = 0; i < kinds.keyCount(); ++i)
            QTest::newRow(kinds.key(i)) << Error::Kind(kinds.value(i));
    }
    void everyKindHasASentence()
    {
        QFETCH(const Error::Kind, kind);
        const QString text = errorText({.kind = kind, .subject = u"<b>ruby</b>.yaml"_s});
        if (kind == Error::Kind::Cancelled) {
            QCOMPARE(text, QString());
            return;
        }
        QVERIFY2(text.contains(u"<b>ruby</b>.yaml"_s), qPrintable(text));
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY(!text.contains(u'%'));
        QVERIFY(!text.contains(u'\n'));
    }

    void namesThePlace()
    {
        const Error error = {.kind = Error::Kind::InvalidInput,
                             .subject = u"ruby.yaml"_s,
                             .position = {.line = 12, .column = 3, .offset = 200}};
        QCOMPARE(errorText(error), u"ruby.yaml, line 12, column 3 cannot be read."_s);
    }

    void givesTheTechnicalCauseLast()
    {
        const Error error = {.kind = Error::Kind::NotFound,
                             .subject = u"/tmp/x"_s,
                             .detail = u"open: No such file or directory"_s};
        QCOMPARE(errorText(error), u"/tmp/x does not exist. (open: No such file or directory)"_s);
    }

    void t57_hiddenRepositoriesSayWhatCanBeMeant()
    {
        const auto text = [](Error::Kind kind) {
            return errorText({.kind = kind, .subject = u"quay.io/org/app:1"_s});
        };
        // A registry that hides what exists says 401 where another says 404.
        QVERIFY(text(Error::Kind::Unauthorized).contains(u"may not exist"_s));
        QVERIFY(text(Error::Kind::Forbidden).contains(u"pull secret"_s));
        QVERIFY(text(Error::Kind::NotFound).contains(u"does not exist"_s));
    }

    void plainHttpAndBlockedRegistriesHaveTheirOwnWayOut()
    {
        const QString plain = errorText(
            {.kind = Error::Kind::InvalidReply,
             .subject = u"h"_s,
             .detail
             = u"Get \"https://h/v2/\": http: server gave HTTP response to HTTPS client"_s});
        QVERIFY(plain.startsWith(u"h speaks plain HTTP only."));
        const QString blocked = errorText({.kind = Error::Kind::Forbidden,
                                           .subject = u"h/a:1"_s,
                                           .detail = u"registry h blocked"_s});
        QVERIFY(blocked.contains(u"registries.conf"));
    }

    void t59_eachTlsFailureHasItsOwnWayOut_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("unknown authority")
            << u"x509: certificate signed by unknown authority"_s << u"Add its authority"_s;
        QTest::newRow("expired") << u"x509: certificate has expired or is not yet valid: ..."_s
                                 << u"Check the clock"_s;
        QTest::newRow("client certificate")
            << u"remote error: tls: certificate required"_s << u"certs.d"_s;
        QTest::newRow("old version")
            << u"tls: protocol version not supported"_s << u"update of the server"_s;
    }

    void t59_eachTlsFailureHasItsOwnWayOut()
    {
        QFETCH(const QString, detail);
        QFETCH(const QString, remedy);
        const QString text = errorText(
            {.kind = Error::Kind::UntrustedTls, .subject = u"quay.io"_s, .detail = detail});
        QVERIFY2(text.contains(remedy) && text.contains(detail), qPrintable(text));
    }

    void saysWhenToTryAgain()
    {
        const Error error = {.kind = Error::Kind::RateLimited,
                             .subject = u"quay.io"_s,
                             .retryAfter = std::chrono::seconds(30)};
        QVERIFY(errorText(error).contains(u"30 s"_s));
    }

    void percentSignsInFactsAreKept()
    {
        const Error error
            = {.kind = Error::Kind::NotFound, .subject = u"a%2b%1"_s, .detail = u"%1"_s};
        QCOMPARE(errorText(error), u"a%2b%1 does not exist. (%1)"_s);
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
