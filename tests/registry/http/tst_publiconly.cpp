// SPDX-License-Identifier: Apache-2.0
#include "registry/http/httpexchange.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <QHostInfo>

using namespace headwater;
using namespace Qt::StringLiterals;

/// T40: nobody whom we do not know sends us into our own network. Names are resolved by a table;
/// the public registry is a proxy's other side, so that no test leaves this machine.
class PublicOnlyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_names = {
            {u"public.invalid"_s, {QHostAddress(u"8.8.8.8"_s)}},
            {u"inside.invalid"_s, {QHostAddress(u"10.0.0.1"_s)}},
            {u"both.invalid"_s, {QHostAddress(u"8.8.8.8"_s), QHostAddress(u"169.254.169.254"_s)}}};
        m_asked.clear();
    }

    void t40_publicOnlyRefusesBeforeItConnects_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("address");
        QTest::newRow("literal") << u"127.0.0.1"_s << u"127.0.0.1"_s;
        QTest::newRow("metadata service") << u"169.254.169.254"_s << u"169.254.169.254"_s;
        QTest::newRow("IPv6") << u"[::1]"_s << u"::1"_s;
        QTest::newRow("IPv4 in IPv6") << u"[::ffff:10.0.0.1]"_s << u"::ffff:10.0.0.1"_s;
        QTest::newRow("decimal") << u"2130706433"_s << QString();
        QTest::newRow("localhost") << u"localhost"_s << u"localhost"_s;
        QTest::newRow("name of one") << u"inside.invalid"_s << u"10.0.0.1"_s;
        QTest::newRow("one of several addresses") << u"both.invalid"_s << u"169.254.169.254"_s;
    }

    void t40_publicOnlyRefusesBeforeItConnects()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, address);
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        QUrl url = server.url(u"/token"_s);
        url.setAuthority(u"%1:%2"_s.arg(host).arg(url.port()));
        NetworkContext context = directContext();
        const Result<HttpReply> reply = sendAndWait(context, {.url = url, .publicOnly = true});
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::InvalidReply);
        QVERIFY2(
            reply.error().detail.contains(u"refused to go to the private address "_s + address),
            qPrintable(reply.error().detail));
        QCOMPARE(server.requests().size(), 0);
    }

    void t40_unknownNameIsNotTried()
    {
        NetworkContext context = directContext();
        const Result<HttpReply> reply
            = sendAndWait(context, {.url = QUrl(u"http://nobody.invalid/"_s), .publicOnly = true});
        QVERIFY(reply.error().detail.endsWith(u"dial tcp: lookup nobody.invalid: no such host"));
    }

    void t40_redirects_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("public to private literal")
            << u"public.invalid"_s << u"http://10.0.0.1/x"_s << true;
        QTest::newRow("public to metadata")
            << u"public.invalid"_s << u"http://169.254.169.254/latest"_s << true;
        QTest::newRow("public to this machine")
            << u"public.invalid"_s << u"http://localhost/x"_s << true;
        QTest::newRow("public to public")
            << u"public.invalid"_s << u"http://cdn.invalid/x"_s << false;
        QTest::newRow("private to private") << u"10.0.0.9"_s << u"http://10.0.0.1/x"_s << false;
    }

    /// Through a proxy, where only literals are judged.
    void t40_redirects()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const bool, isRefused);
        MisbehavingRegistry proxy;
        QVERIFY(proxy.listen());
        const QString start = u"http://%1/a"_s.arg(from);
        proxy.answer(start.toLatin1(), {.status = 302, .headers = {{"Location", to.toLatin1()}}});
        proxy.answer(to.toLatin1(), {.body = "there"});
        NetworkContext context = proxiedContext(proxy);
        const Result<HttpReply> reply = sendAndWait(context, {.url = QUrl(start)});
        QCOMPARE(!reply, isRefused);
        QCOMPARE(proxy.requests().size(), isRefused ? 1 : 2);
        QCOMPARE(m_asked, QStringList());
    }

    /// Direct: the first host's name decides whether it may point to its neighbours.
    void t40_redirectsOfNames_data()
    {
        QTest::addColumn<QString>("first"); ///< address that the resolver gives for the first host
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("public registry") << u"8.8.8.8"_s << true;
        QTest::newRow("private registry") << u"10.0.0.9"_s << false;
    }

    void t40_redirectsOfNames()
    {
        QFETCH(const QString, first);
        QFETCH(const bool, isRefused);
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        // Only our resolver believes that this machine's own name is elsewhere.
        const QString name = QHostInfo::localHostName();
        if (QHostInfo::fromName(name).addresses().isEmpty())
            QFAIL("this machine cannot resolve its own name");
        MisbehavingRegistry named;
        QVERIFY(named.listen(QHostAddress::AnyIPv4));
        named.answer("/a",
                     {.status = 302, .headers = {{"Location", server.url(u"/v2/"_s).toEncoded()}}});
        m_names[name.toLower()] = {QHostAddress(first)};
        NetworkContext context = directContext();
        const Result<HttpReply> reply = sendAndWait(
            context, {.url = QUrl(u"http://%1:%2/a"_s.arg(name).arg(named.url({}).port()))});
        QCOMPARE(server.requests().size(), isRefused ? 0 : 1);
        QCOMPARE(!reply, isRefused);
        QCOMPARE(m_asked, QStringList{name.toLower()});
    }

private:
    Resolver table()
    {
        return [this](const QString &host, QObject *context, const auto &found) {
            m_asked.append(host);
            QMetaObject::invokeMethod(
                context, [found, list = m_names.value(host)] { found(list); },
                Qt::QueuedConnection);
        };
    }

    NetworkContext directContext()
    {
        return {.proxies = {.followSystem = false}, .resolve = table()};
    }

    NetworkContext proxiedContext(const MisbehavingRegistry &proxy)
    {
        return {.proxies = {.http = proxy.url({}).toString(), .followSystem = false},
                .resolve = table()};
    }

    Result<HttpReply> sendAndWait(NetworkContext &context, HttpRequest request)
    {
        auto *exchange = new HttpExchange(context, std::move(request), {}, this);
        QMetaObject::invokeMethod(exchange, &HttpExchange::start, Qt::QueuedConnection);
        const QFuture<Result<HttpReply>> future = exchange->future();
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }

    QHash<QString, QList<QHostAddress>> m_names;
    QStringList m_asked;
};

QTEST_GUILESS_MAIN(PublicOnlyTest)
#include "tst_publiconly.moc"
