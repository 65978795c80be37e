// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/completion/catalogwords.h"
#include "core/definition/definitiondocument.h"
#include "core/definition/definitionfield.h"
#include "core/preview/catalogcategories.h"
#include "models/definitionform.h"

namespace headwater {

/// What a form is about: the path of an image stream, or of one of its tags by number.
struct FormPlace
{
    DocumentPath stream = {};
    qsizetype tag = -1;

    DocumentPath path() const;
    DefinitionField::Owner owner() const
    {
        return tag < 0 ? DefinitionField::Owner::Stream : DefinitionField::Owner::Tag;
    }
    friend bool operator==(const FormPlace &, const FormPlace &) = default;
};

/// Everything that a form can be about in @p document, each stream before its tags, with the name.
QList<std::pair<FormPlace, QString>> formPlaces(const DefinitionDocument &document);
/// What the byte @p offset is in; nullopt: no image stream.
std::optional<FormPlace> formPlaceAt(const DefinitionDocument &document, qsizetype offset);

/// The keyword of a tag that hides it, which the form asks for as a field of its own.
inline constexpr QLatin1StringView hiddenField("hidden");

/// What the form knows besides the text.
struct FormContext
{
    CatalogWords words = {};
    ConsoleRelease release = ConsoleRelease::newest();
    QList<CatalogCategory> categories = {};
};

/// The fields of @p place, filled with what stands there.
QList<FormSection> formSections(const DefinitionDocument &document, const FormPlace &place,
                                const FormContext &context);

/// The field of the form that what @p path leads to belongs to; empty: none, it is elsewhere.
QString formFieldAt(const FormPlace &place, const DocumentPath &path);
/// Where @p field of @p place stands, or would.
DocumentPath formPath(const FormPlace &place, const QString &field);

/// The changes that make @p field of @p place say @p text. Errors as those of fieldChange() and
/// renameTag().
Result<QList<DocumentChange>> formChange(const DefinitionDocument &document, const FormPlace &place,
                                         const QString &field, const QString &text);

} // namespace headwater
