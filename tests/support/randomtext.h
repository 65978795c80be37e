// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"

#include <QByteArray>

#include <random>

namespace headwater {

/// Makes YAML and JSON texts in every style there is: block and flow, all scalars, comments with
/// numbers, anchors, several documents, CRLF, byte order mark, no final newline. The same seed
/// gives the same texts.
class RandomText
{
public:
    explicit RandomText(unsigned seed)
        : m_random(seed)
    {
    }

    QByteArray yaml();
    QByteArray json();
    /// A value to set somewhere.
    QJsonValue value(int depth = 0);
    /// One change of what @p document says; most are possible.
    DocumentChange change(const DefinitionDocument &document);
    /// An edit of the text that need not leave it readable.
    TextEdit keystroke(const QByteArray &text);

    int below(int limit) { return int(m_random() % unsigned(limit)); }
    bool oneIn(int count) { return below(count) == 0; }

private:
    QByteArray key();
    QByteArray comment();
    QByteArray commentLine(int column);
    QByteArray scalar(int column, bool isInFlow);
    QByteArray blockScalar(int column);
    QByteArray flow(int column, int depth);
    QByteArray mapping(int column, int depth);
    QByteArray sequence(int column, int depth);
    QByteArray blockValue(int column, int depth, bool isBehindDash);
    QByteArray jsonValueText(const QByteArray &indentation, int depth);

    std::mt19937 m_random;
    int m_comments = 0;
    int m_anchors = 0;
    int m_keys = 0;
    int m_step = 2;
    int m_sequenceStep = 0;
    bool m_hasAnchors = false;
    QByteArray m_jsonStep = {};
};

} // namespace headwater
