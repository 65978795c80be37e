// SPDX-License-Identifier: Apache-2.0
#include "registry/client/taglisting.h"
#include "tests/support/testcase.h"

#include <QUrlQuery>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString path = u"/v2/lib/app/tags/list"_s;

QStringList numbered(int from, int count)
{
    QStringList tags;
    for (int i = from; i < from + count; ++i)
        tags.append(u"v%1"_s.arg(i, 7, 10, QChar(u'0')));
    return tags;
}

QByteArray listOf(const QStringList &tags)
{
    return "{\"name\":\"lib/app\",\"tags\":[\"" + tags.join(u"\",\""_s).toLatin1() + "\"]}";
}

/// A registry made of one function: the query in, the reply out.
class Pages : public QObject
{
public:
    using Serve = std::function<HttpReply(const QUrlQuery &query)>;

    explicit Pages(Serve serve)
        : m_serve(std::move(serve))
    {
    }

    QFuture<Result<TagPage>> list(std::stop_token stop = {})
    {
        auto *listing = new TagListing(
            [this](const QString &asked, const QString &query, const TagListing::OnBody &onBody,
                   std::stop_token) {
                requests.append(asked + u'?' + query);
                HttpReply reply = m_serve(QUrlQuery(query));
                reply.url = QUrl(u"https://r.example"_s + asked + u'?' + query);
                if (reply.status == 200) {
                    // In pieces, as a network brings them.
                    for (qsizetype i = 0; i < reply.body.size(); i += 1400)
                        onBody(QByteArrayView(reply.body).mid(i, 1400));
                    reply.body.clear();
                }
                return QtFuture::makeReadyValueFuture(Result<HttpReply>(reply));
            },
            this);
        return listing->start(path, std::move(stop));
    }

    QStringList requests;

private:
    Serve m_serve;
};

struct Listed
{
    QStringList tags = {};
    QString incomplete = {};
    std::optional<Error> error = {};
    qsizetype largestPage = 0;
};

Listed listed(const QFuture<Result<TagPage>> &future)
{
    Listed all;
    for (const Result<TagPage> &page : future.results()) {
        if (!page) {
            all.error = page.error();
            continue;
        }
        all.tags += page->tags;
        all.incomplete = page->incomplete;
        all.largestPage = std::max(all.largestPage, page->tags.size());
    }
    return all;
}

} // namespace

class TagListingTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void onePage();
    void oneLargePageComesInParts();
    void t41_anotherOriginIsNotAsked_data();
    void t41_anotherOriginIsNotAsked();
    void t42_pagesWithoutEnd_data();
    void t42_pagesWithoutEnd();
    void t43_allPagesAreFound_data();
    void t43_allPagesAreFound();
    void t44_aMillionTags();
    void eachTagComesOnce();
    void errors_data();
    void errors();
    void stopEndsItAtOnce();
};

void TagListingTest::onePage()
{
    Pages pages([](const QUrlQuery &) {
        return HttpReply{.status = 200, .body = listOf({u"b"_s, u"a"_s})};
    });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(listed(future).tags, QStringList({u"b"_s, u"a"_s}));
    QVERIFY(future.results().constLast()->isLast);
    QCOMPARE(pages.requests, QStringList{path + u"?n=1000"_s});
}

void TagListingTest::oneLargePageComesInParts()
{
    Pages pages([](const QUrlQuery &) {
        return HttpReply{.status = 200, .body = listOf(numbered(0, 10'000))};
    });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    const Listed all = listed(future);
    QCOMPARE(all.tags, numbered(0, 10'000));
    QVERIFY(all.largestPage <= TagListing::pageSize);
    QCOMPARE(pages.requests.size(), 1);
}

void TagListingTest::t41_anotherOriginIsNotAsked_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("other host") << QByteArray("<https://evil.example/v2/lib/app/tags/list?n=2>");
    QTest::newRow("other scheme") << QByteArray("<http://r.example/v2/lib/app/tags/list?n=2>");
    QTest::newRow("other port") << QByteArray("<https://r.example:444/v2/lib/app/tags/list>");
    QTest::newRow("user info") << QByteArray("<https://r.example@evil.example/x>");
    QTest::newRow("no scheme") << QByteArray("<//evil.example/x>");
}

void TagListingTest::t41_anotherOriginIsNotAsked()
{
    QFETCH(const QByteArray, link);
    Pages pages([&](const QUrlQuery &) {
        return HttpReply{.status = 200, .body = listOf({u"a"_s}), .headers = {{"Link", link}}};
    });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(listed(future).tags, QStringList{u"a"_s});
    QVERIFY(listed(future).incomplete.startsWith(u"the next page is said to be at another"));
    QCOMPARE(pages.requests.size(), 1);
}

void TagListingTest::t42_pagesWithoutEnd_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("incomplete");
    QTest::addColumn<int>("requests");
    QTest::newRow("the same page again") << u"same"_s << u"leads back"_s << 1;
    QTest::newRow("the same tags under new addresses") << u"counting"_s << u"no new tag"_s << 2;
    QTest::newRow("new tags for ever") << u"endless"_s << u"more than 1000 pages"_s << 1000;
    QTest::newRow("empty pages") << u"empty"_s << u"no new tag"_s << 1;
}

void TagListingTest::t42_pagesWithoutEnd()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, incomplete);
    int page = 0;
    Pages pages([&](const QUrlQuery &) {
        const int number = page++;
        const QByteArray next = kind == u"same"
            ? QByteArray("</v2/lib/app/tags/list?n=1000>; rel=\"next\"")
            : "</v2/lib/app/tags/list?last=" + QByteArray::number(number) + ">; rel=\"next\"";
        const QStringList tags = kind == u"endless" ? numbered(number, 1) : QStringList{u"a"_s};
        return HttpReply{.status = 200,
                         .body = kind == u"empty" ? QByteArray(R"({"tags":[]})") : listOf(tags),
                         .headers = {{"Link", next}}};
    });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    QVERIFY2(listed(future).incomplete.contains(incomplete), qPrintable(listed(future).incomplete));
    QTEST(int(pages.requests.size()), "requests");
}

void TagListingTest::t43_allPagesAreFound_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("requests");
    QTest::newRow("link, fewer than asked for") << u"link"_s << 250 << 3;
    QTest::newRow("relative link") << u"relative"_s << 250 << 3;
    QTest::newRow("full pages without a link") << u"silent"_s << 2500 << 3;
    QTest::newRow("full last page without a link") << u"silent"_s << 2000 << 3;
    QTest::newRow("exactly one full page of a registry that does not page")
        << u"whole"_s << 1000 << 2;
    QTest::newRow("fewer than asked for without a link") << u"whole"_s << 999 << 1;
}

void TagListingTest::t43_allPagesAreFound()
{
    QFETCH(const QString, style);
    QFETCH(const int, count);
    const QStringList all = numbered(0, count);
    Pages pages([&](const QUrlQuery &query) {
        if (style == u"whole")
            return HttpReply{.status = 200, .body = listOf(all)};
        const int size = style == u"silent" ? 1000 : 100;
        const qsizetype from = all.indexOf(query.queryItemValue(u"last"_s)) + 1;
        const QStringList tags = all.mid(from, size);
        HttpReply reply{.status = 200,
                        .body = tags.isEmpty() ? QByteArray(R"({"tags":null})") : listOf(tags)};
        if (style != u"silent" && from + size < count) {
            const QByteArray start = style == u"relative"
                ? QByteArray("<list")
                : QByteArray("<https://r.example/v2/lib/app/tags/list");
            reply.headers = {{"Link", start + "?last=" + tags.constLast().toLatin1() + ">"}};
        }
        return reply;
    });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(listed(future).tags, all);
    QCOMPARE(listed(future).incomplete, QString());
    QTEST(int(pages.requests.size()), "requests");
}

void TagListingTest::t44_aMillionTags()
{
    int pageNumber = 0;
    Pages pages([&](const QUrlQuery &) {
        const int from = 1000 * pageNumber++;
        HttpReply reply{.status = 200, .body = listOf(numbered(from, 1000))};
        if (from + 1000 < 1'000'000)
            reply.headers = {{"Link", "<list?page=" + QByteArray::number(pageNumber) + ">"}};
        return reply;
    });
    const auto future = pages.list();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 60'000);
    const Listed all = listed(future);
    QCOMPARE(all.tags.size(), 1'000'000);
    QVERIFY(all.largestPage <= TagListing::pageSize);
    QCOMPARE(all.tags.constLast(), u"v0999999"_s);
}

void TagListingTest::eachTagComesOnce()
{
    Pages pages([](const QUrlQuery &query) {
        HttpReply reply{.status = 200, .body = listOf({u"a"_s, u"b"_s, u"a"_s})};
        if (query.queryItemValue(u"last"_s) != u"b") {
            reply.headers = {{"Link", "<list?last=b>"}};
        } else {
            reply.body = listOf({u"b"_s, u"c"_s});
        }
        return reply;
    });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(listed(future).tags, QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TagListingTest::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("unknown repository")
        << 404 << QByteArray(R"({"errors":[{"code":"NAME_UNKNOWN","message":"no such"}]})")
        << u"name unknown: no such"_s;
    QTest::newRow("not allowed") << 401 << QByteArray()
                                 << u"unauthorized: authentication required"_s;
    QTest::newRow("broken") << 500 << QByteArray()
                            << u"received unexpected HTTP status: 500 Internal Server Error"_s;
    QTest::newRow("no JSON") << 200 << QByteArray("<html>")
                             << u"the tag list cannot be read: unexpected byte 0x3c at byte 0"_s;
    QTest::newRow("half") << 200 << QByteArray(R"({"tags":["a")")
                          << u"the tag list cannot be read: unexpected end at byte 12"_s;
}

void TagListingTest::errors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Pages pages([&](const QUrlQuery &) { return HttpReply{.status = status, .body = body}; });
    const auto future = pages.list();
    QTRY_VERIFY(future.isFinished());
    QVERIFY(listed(future).error);
    QTEST(listed(future).error->detail, "detail");
    QCOMPARE(listed(future).error->kind == Error::Kind::NotFound, status == 404);
}

void TagListingTest::stopEndsItAtOnce()
{
    std::stop_source user;
    int served = 0;
    Pages pages([&](const QUrlQuery &) {
        if (++served == 5)
            user.request_stop();
        return HttpReply{.status = 200,
                         .body = listOf(numbered(served, 1)),
                         .headers = {{"Link", "<list?page=" + QByteArray::number(served) + ">"}}};
    });
    const auto future = pages.list(user.get_token());
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(listed(future).error->kind, Error::Kind::Cancelled);
    QVERIFY(served <= 7);
}

QTEST_GUILESS_MAIN(TagListingTest)
#include "tst_taglisting.moc"
