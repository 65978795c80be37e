// SPDX-License-Identifier: Apache-2.0
#include "views/imports/importcausedialog.h"

#include "core/base/errortext.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/imports/remedypages.h"
#include "views/imports/remedytext.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// What cannot be changed in the file is not offered.
QList<Remedy> remediesOf(const FailedImport &failure)
{
    QList<Remedy> remedies = failure.error ? remediesFor(*failure.error, failure.insecure)
                                           : QList<Remedy>{RemedyKind::Retry};
    if (!failure.isInDefinition) {
        remedies.removeAll(RemedyKind::MarkInsecure);
        remedies.removeAll(RemedyKind::CorrectSource);
    }
    if (!remedies.contains(RemedyKind::Retry))
        remedies.append(RemedyKind::Retry);
    return remedies;
}

} // namespace

ImportCauseDialog::ImportCauseDialog(const FailedImport &failure, const QString &host,
                                     QWidget *parent)
    : QDialog(parent)
    , m_failure(failure)
    , m_host(host)
    , m_remedies(remediesOf(failure))
    , m_choices(new QButtonGroup(this))
    , m_pages(new QStackedWidget(this))
    , m_details(new QPlainTextEdit(this))
    , m_showDetails(new QPushButton(icon(u"chevron-right"_s), tr("&Details"), this))
    , m_refused(plainLabel({}, this))
    , m_apply(new QPushButton(this))
{
    setObjectName("importCause"_L1);
    setAccessibleName(tr("Why the import failed"));
    setWindowTitle(tr("Why the import failed"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(buildRemedies());
    layout->addWidget(buildDetails(), 1);
    layout->addWidget(buildFoot());
    connect(m_choices, &QButtonGroup::idClicked, this, &ImportCauseDialog::choose);
    choose(0);
    m_choices->button(0)->setFocus();
    resize(640, 520);
}

QWidget *ImportCauseDialog::buildHead()
{
    auto *head = new QWidget(this);
    head->setProperty("surface", true);
    auto *title
        = plainLabel(m_failure.tag.isEmpty()
                         ? tr("The tags of %1 could not be listed").arg(m_failure.source)
                         : tr("%1:%2 could not be imported").arg(m_failure.key.name, m_failure.tag),
                     head);
    title->setObjectName("causeTitle"_L1);
    QFont large = scaledFont(title->font(), 1.25);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *cause
        = plainLabel(m_failure.error ? errorText(*m_failure.error) : m_failure.message, head);
    cause->setObjectName("causeText"_L1);
    auto *source = plainLabel(m_failure.source, head);
    source->setFont(fixedFont(font()));
    source->setProperty("muted", true);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(24, 18, 24, 16);
    layout->setSpacing(6);
    layout->addWidget(title);
    layout->addWidget(source);
    layout->addWidget(cause);
    return head;
}

QWidget *ImportCauseDialog::buildRemedies()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(24, 16, 24, 8);
    layout->setSpacing(8);
    auto *caption = plainLabel(tr("What you can do"), box);
    caption->setProperty("heading", true);
    layout->addWidget(caption);
    for (const Remedy remedy : std::as_const(m_remedies))
        addRemedy(remedy, layout);
    layout->addSpacing(6);
    layout->addWidget(m_pages);
    return box;
}

void ImportCauseDialog::addRemedy(Remedy remedy, QVBoxLayout *choices)
{
    auto *choice = new QRadioButton(remedyName(remedy, m_host), this);
    choice->setObjectName(u"remedy%1"_s.arg(m_pages->count()));
    m_choices->addButton(choice, m_pages->count());
    choices->addWidget(choice);
    RemedyPage *page = makePage(remedy);
    connect(page, &RemedyPage::changed, this, &ImportCauseDialog::updateButtons);
    m_pages->addWidget(page);
}

RemedyPage *ImportCauseDialog::makePage(Remedy remedy)
{
    switch (remedy) {
    case RemedyKind::AddCredential: m_login = new LoginPage(m_host, this); return m_login;
    case RemedyKind::TrustAuthority:
        m_trust = new TrustPage(m_host, this);
        connect(m_trust, &TrustPage::fileRequested, this, &ImportCauseDialog::trustFileRequested);
        return m_trust;
    case RemedyKind::CorrectSource:
        m_source = new SourcePage(m_failure.source, this);
        connect(m_source, &SourcePage::checkRequested, this,
                &ImportCauseDialog::sourceCheckRequested);
        return m_source;
    case RemedyKind::WaitForLimit:
        m_wait = new HintPage(remedyHint(remedy, m_host), this);
        return m_wait;
    default: return new HintPage(remedyHint(remedy, m_host), this);
    }
}

QWidget *ImportCauseDialog::buildDetails()
{
    m_showDetails->setObjectName("showCauseDetails"_L1);
    m_showDetails->setProperty("link", true);
    m_showDetails->setCheckable(true);
    m_showDetails->setAutoDefault(false);
    m_details->setObjectName("causeDetails"_L1);
    m_details->setAccessibleName(tr("What the registry said"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_details->setProperty("card", true);
    m_details->setFont(fixedFont(font()));
    m_details->setPlainText(m_failure.message);
    m_details->hide();
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(18, 0, 24, 8);
    layout->setSpacing(4);
    layout->addWidget(m_showDetails, 0, Qt::AlignLeft);
    layout->addWidget(m_details, 1);
    layout->addStretch(0);
    connect(m_showDetails, &QPushButton::toggled, this, [this](bool isShown) {
        m_details->setVisible(isShown);
        m_showDetails->setIcon(icon(isShown ? u"chevron-down"_s : u"chevron-right"_s));
    });
    return box;
}

QWidget *ImportCauseDialog::buildFoot()
{
    m_refused->setObjectName("remedyRefused"_L1);
    m_refused->setProperty("tone", u"error"_s);
    m_apply->setObjectName("applyRemedy"_L1);
    m_apply->setProperty("primary", true);
    m_apply->setDefault(true);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName("closeCause"_L1);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ImportCauseDialog::perform);
    auto *foot = new QWidget(this);
    foot->setProperty("surface", true);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(24, 12, 20, 14);
    layout->setSpacing(10);
    layout->addWidget(m_refused, 1);
    layout->addWidget(close);
    layout->addWidget(m_apply);
    return foot;
}

void ImportCauseDialog::choose(int index)
{
    m_choices->button(index)->setChecked(true);
    m_pages->setCurrentIndex(index);
    m_refused->clear();
    m_apply->setText(remedyAction(m_remedies.at(index)));
    updateButtons();
}

void ImportCauseDialog::updateButtons()
{
    const auto *page = qobject_cast<RemedyPage *>(m_pages->currentWidget());
    m_apply->setEnabled(!m_isBusy && page && page->isReady());
}

void ImportCauseDialog::perform()
{
    m_refused->clear();
    switch (m_remedies.at(m_pages->currentIndex())) {
    case RemedyKind::AddCredential:
        Q_EMIT loginRequested(m_login->username(), m_login->takePassword(), m_login->isTested());
        break;
    case RemedyKind::TrustAuthority: Q_EMIT trustRequested(m_trust->pem()); break;
    case RemedyKind::MarkInsecure: Q_EMIT insecureRequested(); break;
    case RemedyKind::CorrectSource: Q_EMIT sourceRequested(m_source->source()); break;
    case RemedyKind::WaitForLimit: Q_EMIT waitRequested(); break;
    case RemedyKind::CheckNetwork: Q_EMIT connectionTestRequested(); break;
    case RemedyKind::AskPublisher: QGuiApplication::clipboard()->setText(report()); break;
    case RemedyKind::Retry: Q_EMIT retryRequested(); break;
    }
}

/// What to send to whoever publishes the image.
QString ImportCauseDialog::report() const
{
    return m_failure.source + u"\n\n"_s + m_details->toPlainText() + u'\n';
}

void ImportCauseDialog::setExplanation(const QString &text)
{
    m_details->setPlainText(m_failure.message + u"\n\n"_s + text);
}

void ImportCauseDialog::setConnection(const ConnectionReport &report, const QString &text)
{
    m_details->setPlainText(m_failure.message + u"\n\n"_s + text);
    const auto tls
        = std::ranges::find(report.steps, ConnectionStep::Kind::Tls, &ConnectionStep::kind);
    if (m_trust)
        m_trust->setCertificates(tls == report.steps.cend() ? QList<ShownCertificate>()
                                                            : tls->certificates);
    else
        m_showDetails->setChecked(true);
}

void ImportCauseDialog::setWait(const QDateTime &until)
{
    if (m_wait && until.isValid())
        m_wait->setText(tr("The registry asks to wait until %1. Leave this window open, or go on "
                           "working: the import starts by itself.")
                            .arg(QLocale().toString(until.toLocalTime().time())));
}

void ImportCauseDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    updateButtons();
}

void ImportCauseDialog::setRefused(const QString &text)
{
    m_refused->setText(text);
}

void ImportCauseDialog::setSourceChecked(bool isThere, const QString &text)
{
    if (m_source)
        m_source->setChecked(isThere, text);
}

} // namespace headwater
