// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/qualifiedname.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString noName
    = u"name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
      "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "
      "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"_s;

} // namespace

class TestQualifiedName : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void checksKeys_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("errors");
        QTest::newRow("plain") << u"app"_s << QStringList();
        QTest::newRow("upper case") << u"App.Name_1"_s << QStringList();
        QTest::newRow("prefix") << u"app.kubernetes.io/name"_s << QStringList();
        QTest::newRow("blank") << u"bad label"_s << QStringList(noName);
        QTest::newRow("empty") << QString()
                               << QStringList({u"name part must be non-empty"_s, noName});
        QTest::newRow("63") << QString(63, u'a') << QStringList();
        QTest::newRow("64") << QString(64, u'a')
                            << QStringList(u"name part must be no more than 63 characters"_s);
        QTest::newRow("no prefix") << u"/a"_s << QStringList(u"prefix part must be non-empty"_s);
        QTest::newRow("long prefix") << QString(254, u'a')
                + u"/a"_s << QStringList(u"prefix part must be no more than 253 characters"_s);
        QTest::newRow("prefix in upper case")
            << u"Example.com/a"_s
            << QStringList(
                   u"prefix part a lowercase RFC 1123 subdomain must consist of lower case "
                   "alphanumeric characters, '-' or '.', and must start and end with an "
                   "alphanumeric character (e.g. 'example.com', regex used for validation is "
                   "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"_s);
        QTest::newRow("two slashes")
            << u"a/b/c"_s
            << QStringList(u"a qualified name must consist of alphanumeric characters, '-', '_' or "
                           "'.', and must start and end with an alphanumeric character (e.g. "
                           "'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
                           "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS "
                           "subdomain prefix and '/' (e.g. 'example.com/MyName')"_s);
    }
    void checksKeys()
    {
        QFETCH(const QString, name);
        QTEST(qualifiedNameErrors(name), "errors");
    }

    void checksLabelValues()
    {
        QCOMPARE(labelValueErrors(QString()), QStringList());
        QCOMPARE(labelValueErrors(u"1.0_b-C"_s), QStringList());
        QCOMPARE(labelValueErrors(u"x y"_s),
                 QStringList(u"a valid label must be an empty string or consist of alphanumeric "
                             "characters, '-', '_' or '.', and must start and end with an "
                             "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or "
                             "'12345', regex used for validation is "
                             "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"_s));
        // Bytes count, not letters.
        QCOMPARE(labelValueErrors(QString(40, u'é')).first(),
                 u"must be no more than 63 characters"_s);
    }

    void checksProjects()
    {
        QCOMPARE(dnsLabelErrors(u"my-project"_s), QStringList());
        QCOMPARE(dnsLabelErrors(QString(64, u'a')),
                 QStringList(u"must be no more than 63 characters"_s));
        QCOMPARE(dnsLabelErrors(u"a.b"_s),
                 QStringList(u"a lowercase RFC 1123 label must consist of lower case alphanumeric "
                             "characters or '-', and must start and end with an alphanumeric "
                             "character (e.g. 'my-name',  or '123-abc', regex used for validation "
                             "is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"_s));
    }

    void checksPathSegments()
    {
        QCOMPARE(pathSegmentErrors(u"a:b"_s), QStringList());
        QCOMPARE(pathSegmentErrors(u".."_s), QStringList(u"may not be '..'"_s));
        QCOMPARE(pathSegmentErrors(u"."_s, true), QStringList());
        QCOMPARE(pathSegmentErrors(u"%/"_s),
                 QStringList({u"may not contain '/'"_s, u"may not contain '%'"_s}));
    }
};

QTEST_GUILESS_MAIN(TestQualifiedName)
#include "tst_qualifiedname.moc"
