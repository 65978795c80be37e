// SPDX-License-Identifier: Apache-2.0
#include "views/common/tagtext.h"

#include <QCoreApplication>

namespace headwater {

namespace {

struct TagText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::TagText)
};

Chip policyChip(TagRow::Policy policy)
{
    switch (policy) {
    case TagRow::Policy::Local: return {TagText::tr("local"), Tone::Information};
    case TagRow::Policy::Scheduled: return {TagText::tr("scheduled"), Tone::Information};
    case TagRow::Policy::Insecure: return {TagText::tr("insecure"), Tone::Warning};
    case TagRow::Policy::InsecureByStream:
        return {TagText::tr("insecure · from the stream's annotation"), Tone::Warning};
    case TagRow::Policy::WholeManifestList:
        return {TagText::tr("all platforms"), Tone::Information};
    }
    return {};
}

} // namespace

Chip sourceChip(TagRow::Source source)
{
    switch (source) {
    case TagRow::Source::Image: return {TagText::tr("image"), Tone::Neutral};
    case TagRow::Source::Tracking: return {TagText::tr("tracks"), Tone::Neutral};
    case TagRow::Source::Permanent: return {TagText::tr("permanent"), Tone::Neutral};
    case TagRow::Source::OtherStream: return {TagText::tr("copied once"), Tone::Neutral};
    case TagRow::Source::Reference: return {TagText::tr("reference"), Tone::Neutral};
    case TagRow::Source::Pushed: return {TagText::tr("pushed image"), Tone::Neutral};
    case TagRow::Source::None: return {TagText::tr("no source"), Tone::Neutral};
    }
    return {};
}

Chip stateChip(TagRow::State state)
{
    switch (state) {
    case TagRow::State::Current:
    case TagRow::State::Reference: return {};
    case TagRow::State::NeverImported: return {TagText::tr("never imported"), Tone::Warning};
    case TagRow::State::Pending: return {TagText::tr("changed since import"), Tone::Warning};
    case TagRow::State::Failed: return {TagText::tr("import failed"), Tone::Error};
    case TagRow::State::Dangling: return {TagText::tr("target missing"), Tone::Error};
    case TagRow::State::Empty: return {TagText::tr("waits for a push"), Tone::Neutral};
    }
    return {};
}

QList<Chip> policyChips(const TagRow &row)
{
    QList<Chip> chips;
    for (const TagRow::Policy policy : row.policies)
        chips.append(policyChip(policy));
    return chips;
}

QString stateExplanation(const TagRow &row)
{
    switch (row.state) {
    case TagRow::State::Current: return {};
    case TagRow::State::Reference:
        return TagText::tr("Points to the pull spec as it is; it is never imported.");
    case TagRow::State::NeverImported:
        return TagText::tr("No image is known yet. Import it to see what the tag points to.");
    case TagRow::State::Pending:
        return TagText::tr("The definition has changed since the last import. Import again to "
                           "follow it.");
    case TagRow::State::Failed: return row.failureMessage;
    case TagRow::State::Dangling:
        return TagText::tr("Follows something that this catalog does not define.");
    case TagRow::State::Empty:
        return TagText::tr("Has no source; an image appears when somebody pushes one.");
    }
    return {};
}

} // namespace headwater
