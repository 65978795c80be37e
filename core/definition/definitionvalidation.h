// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"
#include "core/imagestream/validation.h"

namespace headwater {

/// A cause of the server's refusal, and where in the definition it is to be mended.
struct PlacedCause
{
    QString field = {}; ///< as the server writes it; empty: it names none
    QString reason = {}; ///< of the server's cause; empty: its status has no causes
    QString message = {}; ///< without the field
    DocumentPath path = {}; ///< of the field, whether or not it is written
    TextRange range = {}; ///< of it, or of the nearest around it that is written
    TextPosition position = {}; ///< the start of the range
    /// Of an internal error: what went wrong inside, each at its place.
    QList<PlacedCause> inner = {};
};

/// What the server says to one image stream of a definition.
struct DefinitionVerdict
{
    DocumentObject object = {};
    int code = 201; ///< of HTTP; 0: a client would not have sent it
    QString status = {}; ///< the message of the status; empty: the stream is taken
    QList<PlacedCause> causes = {};

    bool isAccepted() const { return status.isEmpty(); }
};

/// Whether the server would make a stream of @p object, as a client sends it: values of the wrong
/// type, which it does not get to read, come alone and in the words of its decoder. nullopt: the
/// object is no image stream.
std::optional<DefinitionVerdict> validateObject(const DefinitionDocument &document,
                                                const DocumentObject &object,
                                                const ValidationContext &context = {});

/// Of all image streams of the document, in its order.
QList<DefinitionVerdict> validateDocument(const DefinitionDocument &document,
                                          const ValidationContext &context = {});

/// Where @p path is written, or the nearest around it: of a tag or stream, its name.
TextRange nearestRange(const DefinitionDocument &document, const DocumentPath &path);

} // namespace headwater
