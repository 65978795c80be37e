// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"
#include "core/image/pullspec.h"
#include "core/imagestream/imagestream.h"
#include "core/preview/consolerelease.h"

#include <memory>
#include <optional>
#include <vector>

namespace headwater {

class LintConfig;

/// Something in a file that a finding can be about: a value, by its steps from an object or a tag.
/// It need not be there: the nearest around it that is there is then what is underlined.
struct LintPlace
{
    DocumentPath base = {}; ///< of the object, the tag or the file
    DocumentTree::Index node = 0; ///< of the base, a mapping
    QString tag = {}; ///< empty: no tag
    QList<PathStep> steps = {}; ///< from the base
    bool isAboutKey = false; ///< the key is underlined, not the value

    DocumentPath path() const { return {base.document, base.steps + steps}; }
};

/// An entry of spec.tags.
struct LintTag
{
    const TagReference *reference = nullptr; ///< in the subject's stream; never null
    qsizetype number = 0; ///< in the file
    DocumentTree::Index node = 0; ///< a mapping, unless isMapping is false
    bool isMapping = true;
    /// The pull spec, if it is from a DockerImage whose name can be read.
    std::optional<PullSpec> image = {};
    bool isBuilder = false; ///< by its keywords
    bool isHidden = false;
    /// Of a tracking tag, what of the same stream it tracks; nullopt: it tracks nothing in it.
    std::optional<QString> follows = {};

    const QString &name() const { return reference->name; }
    bool isFrom(QLatin1StringView kind) const
    {
        return reference->from && reference->from->kind == kind;
    }
    /// Empty: there is none.
    QString annotation(QLatin1StringView key) const { return reference->annotations.value(key); }
    bool hasAnnotation(QLatin1StringView key) const { return reference->annotations.contains(key); }
};

/// What rules look at: one image stream of a file, as it is written and as the server would hold
/// it, with the place of each part. Made for one check and thrown away.
class LintSubject
{
public:
    using Index = DocumentTree::Index;

    /// nullptr: @p object is no image stream that a server would take for one.
    /// @p document, @p object and @p config must outlive the subject.
    static std::unique_ptr<LintSubject> make(const DefinitionDocument &document,
                                             const DocumentObject &object,
                                             const LintConfig &config);

    const DefinitionDocument &document() const { return m_document; }
    const DocumentObject &object() const { return m_object; }
    const ImageStream &stream() const { return *m_stream; }
    const QString &name() const { return m_stream->metadata.name; }
    /// What reading the object complained of: values of the wrong type.
    const QList<Problem> &problems() const { return m_problems; }
    const LintConfig &config() const { return m_config; }
    ConsoleRelease console() const;

    /// As the file has them.
    const std::vector<LintTag> &writtenTags() const { return m_tags; }
    /// As the server has them: sorted by name, bytewise; of equal names the last.
    const std::vector<const LintTag *> &tags() const { return m_sorted; }
    const LintTag *tag(QStringView name) const;

    /// Where following a tag's aliases through the stream ends.
    struct Chain
    {
        enum class End : quint8 {
            Source, ///< the last one gets its image elsewhere
            Empty, ///< the last one has no source
            Missing, ///< the last one follows a tag that is not there
            Circle, ///< the last one follows one of those before
        };
        End end = End::Source;
        std::vector<const LintTag *> tags = {}; ///< @c tag itself first
    };
    Chain chain(const LintTag &tag) const;
    /// The tags that the console offers as builder images, in its order: the first is preselected,
    /// and is what the tile is made of.
    const std::vector<const LintTag *> &builderTags() const { return m_builders; }
    const LintTag *defaultTag() const { return m_builders.empty() ? nullptr : m_builders.front(); }

    /// Empty steps: the stream as a whole.
    LintPlace place(QList<PathStep> steps = {}) const;
    LintPlace place(const LintTag &tag, QList<PathStep> steps = {}) const;
    /// The mapping that is the stream.
    Index node() const { return m_node; }

private:
    LintSubject(const DefinitionDocument &document, const DocumentObject &object,
                const LintConfig &config)
        : m_document(document)
        , m_object(object)
        , m_config(config)
    {
    }
    void readTags();
    void findBuilders();

    const DefinitionDocument &m_document;
    const DocumentObject &m_object;
    const LintConfig &m_config;
    std::shared_ptr<const ImageStream> m_stream;
    QList<Problem> m_problems;
    Index m_node = 0;
    std::vector<LintTag> m_tags;
    std::vector<const LintTag *> m_sorted;
    std::vector<const LintTag *> m_builders;
};

} // namespace headwater
