// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace headwater {

/// Reads the JSON of a tag list, {"name": ..., "tags": [...] or null}, from pieces as they arrive;
/// members may come in any order, unknown ones are passed over. Keeps nothing but the tags that
/// have not been taken. Tags that are no tags are left out and counted. Source: OCI
/// distribution-spec v1.1, "Listing Tags"; null: registry 2.x once the last tag is deleted.
class TagPageReader
{
public:
    /// Errors: InvalidReply with the offset in bytes. After one nothing more is read.
    std::optional<Error> read(QByteArrayView piece);
    /// To be called at the end of the reply. Errors: InvalidReply if it ended too early.
    std::optional<Error> finish();

    /// What has been read since the last call, in the registry's order. An empty name means
    /// "latest", as to the API server.
    QStringList takeTags() { return std::exchange(m_tags, {}); }
    qsizetype waiting() const { return m_tags.size(); }
    qsizetype invalidTags() const { return m_invalidTags; }

private:
    enum class State {
        Value,
        FirstItem, ///< or the end of the list
        FirstKey, ///< or the end of the object
        Key,
        Colon,
        AfterValue,
        String,
        Escape,
        Unicode,
        Literal,
        End,
        Failed,
    };

    Error fail(const QString &why);
    bool step(char c);
    bool startValue(char c);
    bool startKey(char c);
    bool afterValue(char c);
    bool escape(char c);
    bool open(char bracket);
    bool close(char bracket);
    void startString(bool isKey);
    void endString();
    bool endLiteral();
    void endValue();
    bool isTags() const { return m_open.size() == 2 && m_isInTags && m_open.back() == '['; }
    void append(QByteArrayView bytes);
    qsizetype readString(QByteArrayView piece);

    State m_state = State::Value;
    QByteArray m_open; ///< brackets
    QByteArray m_text; ///< of a key, a tag or a literal
    QByteArray m_unicode;
    bool m_isKey = false;
    bool m_isKept = false; ///< m_text matters
    bool m_isInTags = false; ///< the member "tags" is being read
    qint64 m_offset = 0;
    qsizetype m_invalidTags = 0;
    QStringList m_tags;
};

} // namespace headwater
