// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/completion/catalogwords.h"
#include "core/completion/fielddocs.h"
#include "core/definition/outline.h"

#include <QList>
#include <QString>

namespace headwater {

/// Something that could be written at a place.
struct Completion
{
    enum class Kind {
        Field,
        Value,
        IconClass,
        Keyword,
        Tag,
        Host,
        Repository,
        RemoteTag,
        Namespace,
        LookUp, ///< no text: asks the registry what else there is
    };

    Kind kind = Kind::Value;
    QString label = {}; ///< what is shown and looked for
    QString insert = {}; ///< what is written, with quotes where they are needed
    QString text = {}; ///< what it means; may be empty

    friend bool operator==(const Completion &, const Completion &) = default;
};

/// What can be written at a place, and what of the text it takes the place of.
struct Completions
{
    QList<Completion> items = {}; ///< those that begin with what is typed first
    int from = 0; ///< column; from there to the place
    QString typed = {}; ///< what stands there
    /// A repository whose tags would be worth a look-up, which only the user may ask for.
    QString repository = {};
};

/// What is known to fit at @p line and @p column of a text, whatever state it is in.
Completions completionsAt(const Outline &outline, int line, int column, bool isJson,
                          const CatalogWords &words);

/// What is known of the field that @p line is about, or of the value in it.
struct FieldHelp
{
    QString title = {}; ///< the field's name
    QString text = {}; ///< what it is for
    QList<ValueDoc> values = {}; ///< what it can be
    QString iconClass = {}; ///< whose mark may be shown

    bool isEmpty() const { return title.isEmpty(); }
};
FieldHelp helpAt(const Outline &outline, int line);

} // namespace headwater
