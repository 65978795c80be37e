// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "views/imports/remedypages.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestRemedyPages : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void untestedIsAChoice()
    {
        LoginPage page(u"quay.io"_s);
        QVERIFY(page.isTested());
        page.findChild<QCheckBox *>(u"loginUntested"_s)->setChecked(true);
        QVERIFY(!page.isTested());
    }

    void aRegistryWithoutCertificateSaysSo()
    {
        TrustPage page(u"quay.io"_s);
        QSignalSpy changed(&page, &RemedyPage::changed);
        page.setCertificates({});
        QCOMPARE(changed.size(), 1);
        QVERIFY(!page.isReady());
        QVERIFY(page.findChild<QLabel *>()->text().contains(u"no certificate"_s));
    }

    void aSourceIsValidatedAsItIsTyped()
    {
        SourcePage page(u"quay.io/x/ruby:3.3"_s);
        auto *source = page.findChild<QLineEdit *>(u"correctedSource"_s);
        auto *check = page.findChild<QPushButton *>(u"checkSource"_s);
        source->setText(u"quay.io/X"_s);
        QVERIFY(!check->isEnabled());
        QVERIFY(!page.isReady());
        source->setText(u" quay.io/y/ruby "_s);
        QVERIFY(check->isEnabled());
        QVERIFY(page.isReady());
        QCOMPARE(page.source(), u"quay.io/y/ruby"_s);
        page.setChecked(false, u"not there"_s);
        QCOMPARE(page.findChild<QLabel *>(u"sourceResult"_s)->text(), u"not there"_s);
        source->setText(u"quay.io/z/ruby"_s);
        QVERIFY(page.findChild<QLabel *>(u"sourceResult"_s)->text().isEmpty());
    }
};

QTEST_MAIN(TestRemedyPages)
#include "tst_remedypages.moc"
