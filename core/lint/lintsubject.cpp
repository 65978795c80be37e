// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintsubject.h"

#include "core/definition/documentplaces.h"
#include "core/imagestream/tagname.h"
#include "core/lint/lintconfig.h"
#include "core/preview/buildertags.h"
#include "core/preview/offeredtags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What the entry of @p mapping called @p key holds, merges included; 0: there is none.
DocumentTree::Index valueOf(const DocumentTree &tree, DocumentTree::Index mapping,
                            std::string_view key)
{
    DocumentTree::Index found = 0;
    if (tree[mapping].kind == DocumentNode::Kind::Mapping) {
        tree.forEachEntry(mapping, [&](auto candidate, auto value) {
            if (tree[candidate].text == key)
                found = value;
        });
    }
    return found;
}

} // namespace

std::unique_ptr<LintSubject> LintSubject::make(const DefinitionDocument &document,
                                               const DocumentObject &object,
                                               const LintConfig &config)
{
    Definition read = readDefinition(document, object);
    const auto node = DocumentPlaces(document.tree()).node(object.path);
    if (read.streams.isEmpty() || !node)
        return nullptr;
    std::unique_ptr<LintSubject> subject(new LintSubject(document, object, config));
    subject->m_stream = read.streams.first().stream;
    subject->m_problems = std::move(read.problems);
    subject->m_node = *node;
    subject->readTags();
    subject->findBuilders();
    return subject;
}

void LintSubject::readTags()
{
    const DocumentTree &tree = m_document.tree();
    const QList<TagReference> &references = m_stream->spec.tags;
    const Index spec = valueOf(tree, m_node, "spec");
    const Index sequence = spec == 0 ? 0 : valueOf(tree, spec, "tags");
    if (sequence == 0 || references.isEmpty())
        return;
    m_tags.reserve(size_t(references.size()));
    tree.forEachItem(sequence, [&](Index item) {
        const auto number = qsizetype(m_tags.size());
        LintTag tag{.reference = &references.at(number),
                    .number = number,
                    .node = item,
                    .isMapping = tree[item].kind == DocumentNode::Kind::Mapping};
        if (tag.isFrom(kind::dockerImage)) {
            if (Result<PullSpec> image = PullSpec::parse(tag.reference->from->name))
                tag.image = *std::move(image);
        }
        tag.isBuilder = isBuilderTag(*tag.reference);
        tag.isHidden = isHiddenTag(*tag.reference);
        tag.follows = followedTag(*tag.reference, name(), m_stream->metadata.ns);
        m_tags.push_back(std::move(tag));
    });
    for (const LintTag &tag : m_tags)
        m_sorted.push_back(&tag);
    // Of equal names the last stays: it comes first here.
    std::ranges::sort(m_sorted, [](const LintTag *a, const LintTag *b) {
        return a->name() == b->name() ? a->number > b->number : a->name() < b->name();
    });
    const auto rest
        = std::ranges::unique(m_sorted, {}, [](const LintTag *tag) { return tag->name(); });
    m_sorted.erase(rest.begin(), rest.end());
}

void LintSubject::findBuilders()
{
    const QList<JudgedTag> judged = judgeTags(*m_stream, ImportState::Ran);
    for (const TagReference *reference : offeredTags(judged, console()))
        m_builders.push_back(tag(reference->name));
}

LintSubject::Chain LintSubject::chain(const LintTag &tag) const
{
    Chain chain{.tags = {&tag}};
    for (;;) {
        const LintTag &last = *chain.tags.back();
        if (!last.follows) {
            const bool isEmpty = !last.reference->from;
            chain.end = isEmpty ? Chain::End::Empty : Chain::End::Source;
            return chain;
        }
        const LintTag *const next = this->tag(*last.follows);
        if (!next) {
            chain.end = Chain::End::Missing;
            return chain;
        }
        if (std::ranges::contains(chain.tags, next)) {
            chain.end = Chain::End::Circle;
            return chain;
        }
        chain.tags.push_back(next);
    }
}

ConsoleRelease LintSubject::console() const
{
    return m_config.console();
}

const LintTag *LintSubject::tag(QStringView name) const
{
    const auto found = std::ranges::lower_bound(
        m_sorted, name, {}, [](const LintTag *tag) { return QStringView(tag->name()); });
    return found != m_sorted.end() && (*found)->name() == name ? *found : nullptr;
}

LintPlace LintSubject::place(QList<PathStep> steps) const
{
    return {.base = m_object.path, .node = m_node, .steps = std::move(steps)};
}

LintPlace LintSubject::place(const LintTag &tag, QList<PathStep> steps) const
{
    return {.base = m_object.path / u"spec"_s / u"tags"_s / tag.number,
            .node = tag.node,
            .tag = tag.name(),
            .steps = std::move(steps)};
}

} // namespace headwater
