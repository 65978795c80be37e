// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/importcausedialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

FailedImport failureOf(Kind kind)
{
    return {.key = {.file = u"ruby.yaml"_s, .ns = {}, .name = u"ruby"_s},
            .tag = u"3.3"_s,
            .source = u"quay.io/x/ruby:3.3"_s,
            .message = u"the server's words"_s,
            .error = Error{.kind = kind, .subject = u"quay.io"_s},
            .isInDefinition = true};
}

struct Fixture
{
    explicit Fixture(const FailedImport &failure)
        : dialog(failure, u"quay.io"_s)
    {
    }
    explicit Fixture(Kind kind)
        : Fixture(failureOf(kind))
    {
    }
    template<typename T>
    T &child(const QString &name)
    {
        T *found = dialog.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return *found;
    }
    QStringList remedies()
    {
        QStringList texts;
        for (const QRadioButton *choice : dialog.findChildren<QRadioButton *>())
            texts.append(choice->text());
        return texts;
    }
    void choose(const QString &part)
    {
        for (QRadioButton *choice : dialog.findChildren<QRadioButton *>()) {
            if (choice->text().contains(part))
                choice->click();
        }
    }
    QPushButton &apply() { return child<QPushButton>(u"applyRemedy"_s); }

    ImportCauseDialog dialog;
};

} // namespace

class TestImportCauseDialog : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatFailedAndWhy()
    {
        Fixture f(Kind::Unauthorized);
        QVERIFY(showWindow(f.dialog));
        QCOMPARE(accessibilityProblems(f.dialog), QString());
        QCOMPARE(f.child<QLabel>(u"causeTitle"_s).text(), u"ruby:3.3 could not be imported"_s);
        QVERIFY(!f.child<QLabel>(u"causeText"_s).text().isEmpty());
        auto &details = f.child<QPlainTextEdit>(u"causeDetails"_s);
        QVERIFY(!details.isVisible());
        f.child<QPushButton>(u"showCauseDetails"_s).click();
        QVERIFY(details.isVisible());
        f.dialog.setExplanation(u"GET https://quay.io"_s);
        QVERIFY(details.toPlainText().contains(u"the server's words"_s));
        QVERIFY(details.toPlainText().contains(u"GET https://quay.io"_s));
    }

    void theBestRemedyIsChosen()
    {
        Fixture f(Kind::Unauthorized);
        QCOMPARE(f.remedies().first(), u"Log in to quay.io"_s);
        QVERIFY(f.dialog.findChildren<QRadioButton *>().first()->isChecked());
        QVERIFY(f.apply().text().contains(u"Log in"_s));
    }

    void aLoginLeavesNoPassword()
    {
        Fixture f(Kind::Unauthorized);
        QVERIFY(showWindow(f.dialog));
        QSignalSpy asked(&f.dialog, &ImportCauseDialog::loginRequested);
        QVERIFY(!f.apply().isEnabled());
        f.child<QLineEdit>(u"loginUser"_s).setText(u"alice"_s);
        f.child<QLineEdit>(u"loginPassword"_s).setText(u"pw"_s);
        QCOMPARE(f.child<QLineEdit>(u"loginPassword"_s).echoMode(), QLineEdit::Password);
        QVERIFY(f.apply().isEnabled());
        f.apply().click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), u"alice"_s);
        QCOMPARE(asked.first().at(1).value<Secret>().reveal(), "pw");
        QVERIFY(asked.first().at(2).toBool());
        QVERIFY(f.child<QLineEdit>(u"loginPassword"_s).text().isEmpty());
        QVERIFY(!f.child<QLineEdit>(u"loginPassword"_s).isUndoAvailable());
        f.child<QLineEdit>(u"loginUser"_s).setText(u"a:b"_s);
        f.child<QLineEdit>(u"loginPassword"_s).setText(u"pw"_s);
        QVERIFY2(!f.apply().isEnabled(), "a user name has no colon");
    }

    void trustsWhatTheRegistryShows()
    {
        Fixture f(Kind::UntrustedTls);
        QVERIFY(showWindow(f.dialog));
        QSignalSpy asked(&f.dialog, &ImportCauseDialog::trustRequested);
        QSignalSpy file(&f.dialog, &ImportCauseDialog::trustFileRequested);
        QVERIFY(!f.apply().isEnabled());
        ConnectionReport report;
        report.steps = {{.kind = ConnectionStep::Kind::Tls,
                         .certificates = {{.subject = u"quay.io"_s, .issuer = u"Our CA"_s}}}};
        f.dialog.setConnection(report, u"table"_s);
        QVERIFY2(!f.apply().isEnabled(), "the authority is not shown");
        report.steps.first().certificates.append({.subject = u"Our CA"_s,
                                                  .issuer = u"Our CA"_s,
                                                  .fingerprint = u"AB:CD"_s,
                                                  .isSelfSigned = true,
                                                  .pem = "PEM"});
        f.dialog.setConnection(report, u"table"_s);
        QVERIFY(f.child<QPlainTextEdit>(u"shownCertificates"_s)
                    .toPlainText()
                    .contains(u"SHA-256 AB:CD"_s));
        QVERIFY(f.apply().isEnabled());
        f.apply().click();
        QCOMPARE(asked.first().first().toByteArray(), "PEM");
        f.child<QPushButton>(u"chooseAuthority"_s).click();
        QCOMPARE(file.size(), 1);
    }

    void correctsASource()
    {
        Fixture f(Kind::NotFound);
        QVERIFY(showWindow(f.dialog));
        QSignalSpy asked(&f.dialog, &ImportCauseDialog::sourceRequested);
        QSignalSpy check(&f.dialog, &ImportCauseDialog::sourceCheckRequested);
        auto &source = f.child<QLineEdit>(u"correctedSource"_s);
        QCOMPARE(source.text(), u"quay.io/x/ruby:3.3"_s);
        QVERIFY2(!f.apply().isEnabled(), "nothing is corrected yet");
        source.setText(u"NO SPEC"_s);
        QVERIFY(!f.apply().isEnabled());
        source.setText(u"quay.io/y/ruby:3.3"_s);
        f.child<QPushButton>(u"checkSource"_s).click();
        QCOMPARE(check.first().first().toString(), u"quay.io/y/ruby:3.3"_s);
        f.dialog.setSourceChecked(true, u"It is there."_s);
        QCOMPARE(f.child<QLabel>(u"sourceResult"_s).text(), u"It is there."_s);
        f.apply().click();
        QCOMPARE(asked.first().first().toString(), u"quay.io/y/ruby:3.3"_s);
    }

    void asksForTheOthers_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("insecure") << Kind::UntrustedTls << u"insecure"_s
                                  << QByteArray(SIGNAL(insecureRequested()));
        QTest::newRow("wait") << Kind::RateLimited << u"Wait"_s
                              << QByteArray(SIGNAL(waitRequested()));
        QTest::newRow("test") << Kind::Offline << u"Test"_s
                              << QByteArray(SIGNAL(connectionTestRequested()));
        QTest::newRow("retry") << Kind::TimedOut << u"Try again"_s
                               << QByteArray(SIGNAL(retryRequested()));
    }
    void asksForTheOthers()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, remedy);
        QFETCH(const QByteArray, signal);
        Fixture f(kind);
        QSignalSpy asked(&f.dialog, signal.constData());
        f.choose(remedy);
        QVERIFY(f.apply().isEnabled());
        f.apply().click();
        QCOMPARE(asked.size(), 1);
    }

    void offersOnlyWhatCanBeDone()
    {
        FailedImport failure = failureOf(Kind::UntrustedTls);
        failure.isInDefinition = false;
        QVERIFY(!Fixture(failure).remedies().join(u' ').contains(u"insecure"_s));
        failure.isInDefinition = true;
        failure.insecure = true;
        QVERIFY(!Fixture(failure).remedies().join(u' ').contains(u"insecure"_s));
        failure.error.reset();
        QCOMPARE(Fixture(failure).remedies(), QStringList{u"Try again as it is"_s});
    }

    void aRefusalIsSaidAndForgotten()
    {
        Fixture f(Kind::UntrustedTls);
        QVERIFY(showWindow(f.dialog));
        f.dialog.setBusy(true);
        QVERIFY(!f.apply().isEnabled());
        f.dialog.setBusy(false);
        f.dialog.setRefused(u"No."_s);
        QCOMPARE(f.child<QLabel>(u"remedyRefused"_s).text(), u"No."_s);
        f.choose(u"insecure"_s);
        QCOMPARE(f.child<QLabel>(u"remedyRefused"_s).text(), QString());
    }
};

QTEST_MAIN(TestImportCauseDialog)
#include "tst_importcausedialog.moc"
