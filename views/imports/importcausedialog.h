// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/importing/failedimport.h"
#include "core/importing/remedy.h"
#include "core/ports/connectiontest.h"

#include <QDateTime>
#include <QDialog>
#include <QHash>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace headwater {

class HintPage;
class LoginPage;
class RemedyPage;
class SourcePage;
class TrustPage;

/// Why an import has failed, and the remedies that fit, the best one chosen. Every remedy ends in
/// another try.
class ImportCauseDialog : public QDialog
{
    Q_OBJECT
public:
    /// @p host: whom a login or a certificate would be for.
    ImportCauseDialog(const FailedImport &failure, const QString &host, QWidget *parent = nullptr);

    void setExplanation(const QString &text);
    void setConnection(const ConnectionReport &report, const QString &text);
    void setWait(const QDateTime &until);
    void setBusy(bool isBusy);
    void setRefused(const QString &text);
    void setSourceChecked(bool isThere, const QString &text);

Q_SIGNALS:
    void loginRequested(const QString &username, const headwater::Secret &password, bool isTested);
    void trustRequested(const QByteArray &pem);
    void trustFileRequested();
    void insecureRequested();
    void sourceRequested(const QString &source);
    void sourceCheckRequested(const QString &source);
    void connectionTestRequested();
    void waitRequested();
    void retryRequested();

private:
    QWidget *buildHead();
    QWidget *buildRemedies();
    QWidget *buildDetails();
    QWidget *buildFoot();
    void addRemedy(Remedy remedy, QVBoxLayout *choices);
    RemedyPage *makePage(Remedy remedy);
    QString report() const;
    void choose(int index);
    void perform();
    void updateButtons();

    const FailedImport m_failure;
    const QString m_host;
    QList<Remedy> m_remedies;
    QButtonGroup *const m_choices;
    QStackedWidget *const m_pages;
    LoginPage *m_login = nullptr;
    TrustPage *m_trust = nullptr;
    SourcePage *m_source = nullptr;
    HintPage *m_wait = nullptr;
    QPlainTextEdit *const m_details;
    QPushButton *const m_showDetails;
    QLabel *const m_refused;
    QPushButton *const m_apply;
    bool m_isBusy = false;
};

} // namespace headwater
