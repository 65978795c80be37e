// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"

#include <QList>
#include <QString>

namespace headwater {

/// One line of the catalog panel: an image stream, or a file that gave none (yet).
struct CatalogRow
{
    Q_GADGET
public:
    enum class Kind { Stream, WaitingFile, BrokenFile };
    Q_ENUM(Kind)
    /// The worst thing to know about it.
    enum class Mark { None, Warning, Error };
    Q_ENUM(Mark)

    Kind kind = Kind::Stream;
    StreamKey key = {}; ///< for files only the file is set
    QString iconClass = {};
    int tagCount = 0;
    Mark mark = Mark::None;
    QString markText = {}; ///< why there is a mark, one sentence
    bool showFile = false; ///< several files define this stream

    friend bool operator==(const CatalogRow &, const CatalogRow &) = default;
};

/// Rows of one namespace, or the files that are waiting or broken.
struct CatalogGroup
{
    Q_GADGET
public:
    enum class Kind { Namespace, Waiting, Broken };
    Q_ENUM(Kind)

    Kind kind = Kind::Namespace;
    QString ns = {}; ///< empty: definitions that name no namespace
    QList<CatalogRow> rows = {};

    friend bool operator==(const CatalogGroup &, const CatalogGroup &) = default;
};

/// What the catalog panel shows of @p snapshot: namespaces in order, then files still to be read,
/// then files that cannot be read.
QList<CatalogGroup> catalogGroups(const CatalogSnapshot &snapshot);

} // namespace headwater

Q_DECLARE_METATYPE(headwater::CatalogRow)
Q_DECLARE_METATYPE(headwater::StreamKey)
