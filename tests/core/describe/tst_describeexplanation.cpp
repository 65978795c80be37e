// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describeexplanation.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDescribeExplanation : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheWholeWay()
    {
        RequestExplanation how{.reference = u"quay.io/org/app:1"_s,
                               .endpoint = u"https://quay.io"_s,
                               .challenges = {u"Bearer realm=\"https://quay.io/auth\""_s}};
        how.credentials = {
            {.wanted = u"quay.io/org/app"_s,
             .found = true,
             .kind = CredentialSourceKind::File,
             .source = u"/run/auth.json"_s,
             .key = u"quay.io/org"_s,
             .username = u"alice"_s,
             .why = u"longest of 2 keys"_s,
             .considered = {{.kind = CredentialSourceKind::Keychain,
                             .key = u"quay.io:5000"_s,
                             .why = u"other port"_s},
                            {.source = u"/run/auth.json"_s,
                             .key = u"quay.io/org"_s,
                             .matches = true,
                             .why = u"longest"_s}},
             .problems = {{.kind = Error::Kind::NoPermission, .subject = u"/home/a/.dockercfg"_s}}},
            {.wanted = u"quay.io/auth"_s}};
        how.tokens = {{.realm = u"https://quay.io/auth"_s,
                       .service = u"quay.io"_s,
                       .scope = u"repository:org/app:pull"_s,
                       .account = u"alice"_s,
                       .status = 200}};
        how.attempts = {{.method = u"HEAD"_s,
                         .url = u"https://quay.io/v2/org/app/manifests/1"_s,
                         .authorization = u"Bearer"_s,
                         .status = 200,
                         .taken = 40ms}};
        const QStringList lines = describeExplanation(how).split(u'\n');
        const QStringList expected{
            u"Reference:\tquay.io/org/app:1"_s,
            u"Endpoint:\thttps://quay.io"_s,
            u"Challenges:\tBearer realm=\"https://quay.io/auth\""_s,
            u"Outcome:\tsucceeded"_s,
            QString(),
            u"Credential for quay.io/org/app: alice, from file /run/auth.json, key quay.io/org "
            "(longest of 2 keys)"_s,
            u"  SOURCE                KEY            MATCHES   WHY"_s,
            u"  keychain              quay.io:5000   no        other port"_s,
            u"  file /run/auth.json   quay.io/org    yes       longest"_s,
            u"  skipped: Access to /home/a/.dockercfg is not permitted. Check its permissions."_s,
            QString(),
            u"Credential for quay.io/auth: none"_s,
            QString(),
            u"Tokens"_s,
            u"  REALM                  SERVICE   SCOPE                     ACCOUNT   OUTCOME"_s,
            u"  https://quay.io/auth   quay.io   repository:org/app:pull   alice     200 token"_s,
            QString(),
            u"Attempts"_s};
        QCOMPARE(lines.first(expected.size()), expected);
        QVERIFY(lines.at(expected.size() + 1)
                    .startsWith(u"  HEAD https://quay.io/v2/org/app/manifests/1   Bearer "_s));
    }

    void failureIsTheOutcome()
    {
        const QString text = describeExplanation({.reference = u"a/b"_s,
                                                  .error = Error{.kind = Error::Kind::Unauthorized,
                                                                 .subject = u"a"_s,
                                                                 .detail = u"unauthorized: no"_s}});
        QVERIFY(
            text.contains(u"a asks for a login, or may not exist. Check the name, and add a pull "
                          "secret for it. (unauthorized: no)"_s));
        QVERIFY(!text.contains(u"Tokens"_s));
    }
};

QTEST_GUILESS_MAIN(TestDescribeExplanation)
#include "tst_describeexplanation.moc"
