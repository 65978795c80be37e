// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace headwater {

/// One step from a mapping or sequence into what it holds.
class PathStep
{
public:
    enum class Kind : quint8 {
        Key, ///< of a mapping
        Item, ///< of a sequence, by its number
        Named, ///< of a sequence, by its field "name"; of equal names the last, which counts
    };

    PathStep(QString key)
        : m_text(std::move(key))
    {
    }
    PathStep(qsizetype number)
        : m_kind(Kind::Item)
        , m_number(number)
    {
    }
    static PathStep named(QString name)
    {
        PathStep step(std::move(name));
        step.m_kind = Kind::Named;
        return step;
    }

    Kind kind() const { return m_kind; }
    const QString &text() const { return m_text; } ///< the key or name
    qsizetype number() const { return m_number; } ///< from 0

    friend bool operator==(const PathStep &, const PathStep &) = default;

private:
    Kind m_kind = Kind::Key;
    QString m_text = {};
    qsizetype m_number = -1;
};

/// Where a value is in a definition file: a document and the steps from its root.
///
/// As a text it is like a JSON pointer behind the document's number: "0/spec/tags/3/from/name". An
/// item may be told by its name, "0/spec/tags/=latest". In keys and names "~" is written "~0" and
/// "/" "~1"; a key that is a number or starts with "=" has "~2" before it.
struct DocumentPath
{
    int document = 0;
    QList<PathStep> steps = {};

    /// Errors: InvalidInput, with @p text as its subject.
    static Result<DocumentPath> parse(const QString &text);
    QString toString() const;

    DocumentPath operator/(const PathStep &step) const { return {document, steps + QList{step}}; }
    DocumentPath operator/(const QString &key) const { return *this / PathStep(key); }
    DocumentPath operator/(qsizetype number) const { return *this / PathStep(number); }
    /// Without the last step; that of a document is itself.
    DocumentPath parent() const { return {document, steps.first(qMax(steps.size() - 1, 0))}; }
    /// Whether it is @p other or leads on from there.
    bool isWithin(const DocumentPath &other) const
    {
        return document == other.document && steps.size() >= other.steps.size()
            && steps.first(other.steps.size()) == other.steps;
    }

    friend bool operator==(const DocumentPath &, const DocumentPath &) = default;
};

/// The steps of a field as the command line and forms name it, "from.name" or
/// "annotations.description". Behind "annotations", "labels" and such the rest is one key, dots
/// included: "metadata.annotations.openshift.io/display-name".
QList<PathStep> fieldSteps(const QString &field);

} // namespace headwater
