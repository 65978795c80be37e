// SPDX-License-Identifier: Apache-2.0
#include "core/importing/tagchoice.h"

#include "core/imagestream/tagorder.h"
#include "core/importing/versionrange.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Reason = ChosenTag::Reason;

/// A pattern cannot run away: a tag has at most 128 characters, and PCRE's own limits end what
/// would take too long even so.
Result<QRegularExpression> compiled(const QString &pattern, const QString &field)
{
    QRegularExpression expression(pattern);
    if (!expression.isValid())
        return Error{
            .kind = Error::Kind::InvalidInput,
            .subject = field,
            .detail = u"%1 at character %2"_s.arg(
                expression.errorString(), QString::number(expression.patternErrorOffset() + 1))};
    expression.optimize();
    return expression;
}

/// A TagFilter made ready to be asked.
struct Filter
{
    QString text = {};
    std::optional<QRegularExpression> pattern = {};
    std::optional<VersionRange> versions = {};
    std::optional<QRegularExpression> exclude = {};

    Reason judge(const QString &tag) const
    {
        if (!text.isEmpty() && !tag.contains(text, Qt::CaseInsensitive))
            return Reason::Text;
        if (pattern && !pattern->match(tag).hasMatch())
            return Reason::Pattern;
        if (versions) {
            const std::optional<TagVersion> version = TagVersion::of(tag);
            if (!version || !versions->contains(*version))
                return Reason::Versions;
        }
        return exclude && exclude->match(tag).hasMatch() ? Reason::Excluded : Reason::Chosen;
    }
};

Result<Filter> prepared(const TagFilter &filter)
{
    Filter ready{.text = filter.text};
    if (!filter.pattern.isEmpty()) {
        const Result<QRegularExpression> pattern = compiled(filter.pattern, u"pattern"_s);
        if (!pattern)
            return pattern.error();
        ready.pattern = *pattern;
    }
    if (!filter.exclude.isEmpty()) {
        const Result<QRegularExpression> exclude = compiled(filter.exclude, u"exclude"_s);
        if (!exclude)
            return exclude.error();
        ready.exclude = *exclude;
    }
    if (!filter.versions.trimmed().isEmpty()) {
        const Result<VersionRange> versions = VersionRange::parse(filter.versions);
        if (!versions)
            return Error{.kind = Error::Kind::InvalidInput,
                         .subject = u"versions"_s,
                         .detail = versions.error().detail};
        ready.versions = *versions;
    }
    return ready;
}

} // namespace

Result<QList<ChosenTag>> chooseTags(const QStringList &tags, const TagFilter &filter)
{
    const Result<Filter> ready = prepared(filter);
    if (!ready)
        return ready.error();
    QList<ChosenTag> all;
    all.reserve(tags.size());
    int chosen = 0;
    for (const QString &tag : prioritizedTags(tags)) {
        Reason reason = ready->judge(tag);
        if (reason == Reason::Chosen && filter.newest > 0 && chosen >= filter.newest)
            reason = Reason::NotNewest;
        chosen += reason == Reason::Chosen;
        all.append({.tag = tag, .reason = reason, .rank = int(all.size())});
    }
    return all;
}

} // namespace headwater
