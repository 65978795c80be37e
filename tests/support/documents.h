// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"
#include "core/definition/problemsink.h"

#include <QJsonValue>
#include <QString>

namespace headwater {

/// A text and what a reader made of it.
struct ReadText
{
    DocumentTree tree;
    QList<Problem> problems = {};

    /// The documents as JSON, an array.
    QJsonValue toJson() const;
    /// The first problem as "LINE:COLUMN MESSAGE"; empty: there is none.
    QString firstProblem() const;
};

ReadText readYamlText(const QByteArray &text);
ReadText readJsonText(const QByteArray &text);

/// "LINE:COLUMN MESSAGE"
QString described(const Problem &problem);

} // namespace headwater
