// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importoutcome.h"

#include "core/image/imagereader.h"
#include "core/importing/remedy.h"

#include <QCoreApplication>

namespace headwater {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(headwater::ImportOutcome)
public:
    /// What the user can do about it; the server's message says what happened.
    static QString of(Remedy remedy)
    {
        switch (remedy) {
        case RemedyKind::AddCredential: return tr("Log in to the registry.");
        case RemedyKind::TrustAuthority:
            return tr("Trust its certificate authority, or mark the tag insecure.");
        case RemedyKind::MarkInsecure:
            return tr("The registry has no TLS; mark the tag insecure to use it.");
        case RemedyKind::CorrectSource: return tr("Correct the tag's source, or push the image.");
        case RemedyKind::WaitForLimit: return tr("Wait for the registry's limit, then retry.");
        case RemedyKind::CheckNetwork:
            return tr("Check the registry's address and the network, then retry.");
        case RemedyKind::AskPublisher: return tr("Only the image's publisher can mend this.");
        case RemedyKind::Retry: return tr("Retry.");
        }
        return {};
    }
    static QString noContainerImage()
    {
        return tr("Not a container image: it names no operating system and no platform. "
                  "Pods cannot run it; check the tag's source.");
    }
    static QString additional(qsizetype count)
    {
        return tr("%n tag(s) left out", nullptr, static_cast<int>(count));
    }
};

void showFailure(ImportRow &row, const QString &message, const std::optional<Error> &error)
{
    row.state = ImportRow::State::Failed;
    row.message = message;
    row.error = error;
    if (error)
        row.remedy = Texts::of(remediesFor(*error, row.insecure).first());
}

/// Helm charts, signatures and other artifacts read as an almost empty image, on the server too:
/// openshift-apiserver takes any JSON as configuration.
bool isContainerImage(const Image &image)
{
    return !image.manifests.isEmpty() || !image.os.isEmpty() || !image.architecture.isEmpty()
        || isReadAsSchema1(image.manifestMediaType);
}

} // namespace

QString imageOf(const ImageStream &stream, const QString &tag)
{
    const NamedTagEventList *status = stream.status.tag(tag);
    return status && !status->items.isEmpty() ? status->items.first().image : QString();
}

void showOutcome(ImportRow &row, const ImageStream &before, const ImportItemResult &item)
{
    if (!item.succeeded())
        return showFailure(row, item.message, item.error);
    row.image = item.image->name;
    row.state = row.image == imageOf(before, item.item.tag) ? ImportRow::State::Unchanged
                                                            : ImportRow::State::Moved;
    if (!isContainerImage(*item.image))
        row.message = Texts::noContainerImage();
}

void showRefusal(ImportRow &row, const Error &error)
{
    showFailure(row, error.detail, error);
}

void showOutcome(ImportRow &row, const RepositoryResult &repository)
{
    // The failures of its tags are told in their own rows.
    if (repository.error)
        return showFailure(row, repository.message, repository.error);
    row.state = ImportRow::State::Unchanged;
    if (!repository.additionalTags.isEmpty())
        row.message = Texts::additional(repository.additionalTags.size());
    else
        row.message = repository.incomplete;
}

} // namespace headwater
