// SPDX-License-Identifier: Apache-2.0
#include "views/imports/remedytext.h"

#include <QCoreApplication>

namespace headwater {

namespace {

class RemedyText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::RemedyText)
public:
    static QString name(Remedy remedy, const QString &host)
    {
        switch (remedy) {
        case RemedyKind::AddCredential: return tr("Log in to %1").arg(host);
        case RemedyKind::TrustAuthority:
            return tr("Trust the certificate authority of %1").arg(host);
        case RemedyKind::MarkInsecure: return tr("Mark this tag insecure");
        case RemedyKind::CorrectSource: return tr("Correct the source of the tag");
        case RemedyKind::WaitForLimit: return tr("Wait until the registry answers again");
        case RemedyKind::CheckNetwork: return tr("Test the way to %1").arg(host);
        case RemedyKind::AskPublisher: return tr("Ask whoever publishes the image");
        case RemedyKind::Retry: return tr("Try again as it is");
        }
        return {};
    }

    static QString hint(Remedy remedy, const QString &host)
    {
        switch (remedy) {
        case RemedyKind::MarkInsecure:
            return tr("The certificate is not checked any more, and plain HTTP is used where there "
                      "is no TLS: whoever stands between you and %1 can give you other images. "
                      "importPolicy.insecure is written into the definition, so clusters do the "
                      "same.")
                .arg(host);
        case RemedyKind::WaitForLimit:
            return tr("%1 answers no more requests for a while. A login often raises the limit.")
                .arg(host);
        case RemedyKind::CheckNetwork:
            return tr("Name, connection, TLS, login and repository are tried one after another. "
                      "The result is shown under Details.");
        case RemedyKind::AskPublisher:
            return tr(
                "What the registry holds is broken, or is no image. Headwater cannot mend it; "
                "the report says what is wrong.");
        default: return {};
        }
    }

    static QString action(Remedy remedy)
    {
        switch (remedy) {
        case RemedyKind::AddCredential: return tr("Log in and retry");
        case RemedyKind::TrustAuthority: return tr("Trust and retry");
        case RemedyKind::MarkInsecure: return tr("Mark insecure and retry");
        case RemedyKind::CorrectSource: return tr("Correct and retry");
        case RemedyKind::WaitForLimit: return tr("Wait, then retry");
        case RemedyKind::CheckNetwork: return tr("Test");
        case RemedyKind::AskPublisher: return tr("Copy the report");
        case RemedyKind::Retry: return tr("Retry");
        }
        return {};
    }
};

} // namespace

QString remedyName(Remedy remedy, const QString &host)
{
    return RemedyText::name(remedy, host);
}

QString remedyHint(Remedy remedy, const QString &host)
{
    return RemedyText::hint(remedy, host);
}

QString remedyAction(Remedy remedy)
{
    return RemedyText::action(remedy);
}

} // namespace headwater
