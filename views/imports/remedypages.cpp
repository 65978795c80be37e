// SPDX-License-Identifier: Apache-2.0
#include "views/imports/remedypages.h"

#include "core/base/errortext.h"
#include "core/image/pullspec.h"
#include "views/common/formfield.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QLabel *hintLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    return label;
}

QVBoxLayout *pageLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    return layout;
}

} // namespace

HintPage::HintPage(const QString &text, QWidget *parent)
    : RemedyPage(parent)
    , m_text(hintLabel(text, this))
{
    QVBoxLayout *layout = pageLayout(this);
    layout->addWidget(m_text);
    layout->addStretch(1);
}

void HintPage::setText(const QString &text)
{
    m_text->setText(text);
}

LoginPage::LoginPage(const QString &host, QWidget *parent)
    : RemedyPage(parent)
    , m_username(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_untested(new QCheckBox(tr("Keep it even if it cannot be &tested now"), this))
{
    m_username->setObjectName("loginUser"_L1);
    m_password->setObjectName("loginPassword"_L1);
    m_password->setEchoMode(QLineEdit::Password);
    m_untested->setObjectName("loginUntested"_L1);
    connect(m_username, &QLineEdit::textChanged, this, &RemedyPage::changed);
    connect(m_password, &QLineEdit::textChanged, this, &RemedyPage::changed);
    QVBoxLayout *layout = pageLayout(this);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(12);
    fields->addWidget(new FormField(tr("User name"), m_username, this));
    fields->addWidget(new FormField(tr("Password or token"), m_password, this));
    layout->addLayout(fields);
    layout->addWidget(m_untested);
    layout->addWidget(hintLabel(tr("The login is tested at %1 and kept in the keychain of your "
                                   "desktop, never in a file.")
                                    .arg(host),
                                this));
    layout->addStretch(1);
}

bool LoginPage::isReady() const
{
    const QString name = username();
    return !name.isEmpty() && !name.contains(u':') && !m_password->text().isEmpty();
}

QString LoginPage::username() const
{
    return m_username->text().trimmed();
}

Secret LoginPage::takePassword()
{
    Secret password(m_password->text().toUtf8());
    m_password->clear();
    return password;
}

bool LoginPage::isTested() const
{
    return !m_untested->isChecked();
}

TrustPage::TrustPage(const QString &host, QWidget *parent)
    : RemedyPage(parent)
    , m_host(host)
    , m_hint(hintLabel(tr("Asking %1 for its certificate…").arg(host), this))
    , m_certificates(new QPlainTextEdit(this))
{
    m_certificates->setObjectName("shownCertificates"_L1);
    m_certificates->setAccessibleName(tr("Certificates of the registry"));
    m_certificates->setReadOnly(true);
    m_certificates->setProperty("card", true);
    m_certificates->setFont(fixedFont(font()));
    m_certificates->setTabChangesFocus(true);
    m_certificates->hide();
    auto *file = new QPushButton(tr("&Choose a certificate file…"), this);
    file->setObjectName("chooseAuthority"_L1);
    file->setAutoDefault(false);
    connect(file, &QPushButton::clicked, this, &TrustPage::fileRequested);
    QVBoxLayout *layout = pageLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_certificates, 1);
    layout->addWidget(file, 0, Qt::AlignLeft);
}

void TrustPage::setCertificates(const QList<ShownCertificate> &certificates)
{
    QStringList lines;
    for (const ShownCertificate &certificate : certificates) {
        lines.append(certificate.subject);
        lines.append(tr("  issued by %1").arg(certificate.issuer));
        lines.append(tr("  valid until %1")
                         .arg(QLocale().toString(certificate.expires.date(), QLocale::LongFormat)));
        lines.append(tr("  SHA-256 %1").arg(certificate.fingerprint));
    }
    m_certificates->setPlainText(lines.join(u'\n'));
    m_certificates->setVisible(!lines.isEmpty());
    m_pem = !certificates.isEmpty() && certificates.last().isSelfSigned ? certificates.last().pem
                                                                        : QByteArray();
    if (certificates.isEmpty())
        m_hint->setText(
            tr("%1 showed no certificate. Choose the file of its authority.").arg(m_host));
    else if (m_pem.isEmpty())
        m_hint->setText(
            tr("%1 does not send the certificate of its authority, %2. Ask whoever runs "
               "the registry for it and choose the file.")
                .arg(m_host, certificates.last().issuer));
    else
        m_hint->setText(tr("Compare the fingerprint with what whoever runs the registry tells you. "
                           "Then trust %1 for %2, and for no other host.")
                            .arg(certificates.last().subject, m_host));
    Q_EMIT changed();
}

SourcePage::SourcePage(const QString &source, QWidget *parent)
    : RemedyPage(parent)
    , m_before(source)
    , m_source(new QLineEdit(source, this))
    , m_field(new FormField(tr("Source of the tag"), m_source, this))
    , m_check(new QPushButton(tr("Chec&k"), this))
    , m_result(hintLabel({}, this))
{
    m_source->setObjectName("correctedSource"_L1);
    m_source->setFont(fixedFont(font()));
    m_check->setObjectName("checkSource"_L1);
    m_check->setToolTip(tr("Ask the registry whether it has this image"));
    m_check->setAutoDefault(false);
    m_result->setObjectName("sourceResult"_L1);
    m_field->addBeside(m_check);
    connect(m_source, &QLineEdit::textChanged, this, &SourcePage::validate);
    connect(m_check, &QPushButton::clicked, this,
            [this] { Q_EMIT checkRequested(this->source()); });
    QVBoxLayout *layout = pageLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_result);
    layout->addStretch(1);
}

QString SourcePage::source() const
{
    return m_source->text().trimmed();
}

bool SourcePage::isReady() const
{
    return source() != m_before && PullSpec::parse(source());
}

void SourcePage::validate()
{
    const Result<PullSpec> spec = PullSpec::parse(source());
    m_field->setProblem(spec ? QString() : errorText(spec.error()));
    m_check->setEnabled(bool(spec));
    m_result->clear();
    Q_EMIT changed();
}

void SourcePage::setChecked(bool isThere, const QString &text)
{
    m_result->setText(text);
    m_result->setProperty("muted", false);
    m_result->setProperty("tone", isThere ? u"success"_s : u"error"_s);
    style()->unpolish(m_result);
    style()->polish(m_result);
}

} // namespace headwater
