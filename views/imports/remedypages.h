// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/ports/connectiontest.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace headwater {

class FormField;

/// What a remedy needs to know, and whether it knows it.
class RemedyPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual bool isReady() const { return true; }

Q_SIGNALS:
    void changed();
};

/// Words only.
class HintPage : public RemedyPage
{
    Q_OBJECT
public:
    explicit HintPage(const QString &text, QWidget *parent = nullptr);
    void setText(const QString &text);

private:
    QLabel *const m_text;
};

/// User name and password for a registry.
class LoginPage : public RemedyPage
{
    Q_OBJECT
public:
    explicit LoginPage(const QString &host, QWidget *parent = nullptr);

    bool isReady() const override;
    QString username() const;
    /// Takes the password out of its field.
    Secret takePassword();
    bool isTested() const;

private:
    QLineEdit *const m_username;
    QLineEdit *const m_password;
    QCheckBox *const m_untested;
};

/// The certificates a registry shows, and whose authority may be trusted.
class TrustPage : public RemedyPage
{
    Q_OBJECT
public:
    explicit TrustPage(const QString &host, QWidget *parent = nullptr);

    void setCertificates(const QList<ShownCertificate> &certificates);
    bool isReady() const override { return !m_pem.isEmpty(); }
    /// Of the authority, if the registry shows it.
    QByteArray pem() const { return m_pem; }

Q_SIGNALS:
    void fileRequested();

private:
    const QString m_host;
    QLabel *const m_hint;
    QPlainTextEdit *const m_certificates;
    QByteArray m_pem;
};

/// Another pull spec for the tag.
class SourcePage : public RemedyPage
{
    Q_OBJECT
public:
    explicit SourcePage(const QString &source, QWidget *parent = nullptr);

    bool isReady() const override;
    QString source() const;
    void setChecked(bool isThere, const QString &text);

Q_SIGNALS:
    void checkRequested(const QString &source);

private:
    void validate();

    const QString m_before;
    QLineEdit *const m_source;
    FormField *const m_field;
    QPushButton *const m_check;
    QLabel *const m_result;
};

} // namespace headwater
