// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QList>
#include <QObject>
#include <QString>

namespace headwater {

/// One tag of a stream, spec and status together, as the Tags page shows it.
struct TagRow
{
    Q_GADGET
public:
    /// Where the tag's content comes from. The words are those of DESIGN section 4.
    enum class Source {
        Image, ///< from a registry
        Tracking, ///< follows another tag of this stream
        Permanent, ///< a digest of a stream
        OtherStream, ///< a tag of another stream, resolved once
        Reference, ///< never imported
        Pushed, ///< status only: no spec tag
        None, ///< a spec tag without "from"
    };
    Q_ENUM(Source)

    enum class State {
        Current, ///< points to an image and nothing newer is wanted
        NeverImported,
        Pending, ///< changed since the last import
        Failed, ///< the last import failed
        Reference, ///< points to a pull spec, by design without an image
        Dangling, ///< follows something that does not exist
        Empty, ///< waits for a push
    };
    Q_ENUM(State)

    enum class Policy { Local, Scheduled, Insecure, InsecureByStream, WholeManifestList };
    Q_ENUM(Policy)

    QString name = {};
    QString displayName = {};
    Source source = Source::None;
    QString from = {}; ///< pull spec, tag or stream it comes from, as written
    State state = State::Empty;
    QList<Policy> policies = {};
    QString failureReason = {}; ///< of the ImportSuccess condition
    QString failureMessage = {};
    QDateTime failedAt = {};
    bool canImport = false; ///< comes from a registry, directly or through the tag it follows
    QList<TagEvent> items = {}; ///< newest first

    const TagEvent *currentItem() const { return items.isEmpty() ? nullptr : &items.first(); }
    friend bool operator==(const TagRow &, const TagRow &) = default;
};

/// The rows for all tags of spec or status, newest version first ("latest" leads). Source of the
/// order: PrioritizeTags, openshift/library-go; of pending and failed: spec/tagging.md section 1.
QList<TagRow> tagRows(const ImageStream &stream);

} // namespace headwater

Q_DECLARE_METATYPE(headwater::TagRow)
