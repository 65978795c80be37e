// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

/// ImageStream and all it holds, as values. Field names are the API's. Values the server would
/// refuse (an unknown kind, an odd import mode) can be held, so that a file can be shown as it is;
/// validation says what is wrong with them. Source: openshift/api, image/v1/types.go.
namespace headwater {

using StringMap = QMap<QString, QString>;

namespace kind {
inline constexpr QLatin1StringView dockerImage("DockerImage");
inline constexpr QLatin1StringView imageStreamTag("ImageStreamTag");
inline constexpr QLatin1StringView imageStreamImage("ImageStreamImage");
} // namespace kind

namespace annotation {
inline constexpr QLatin1StringView
    dockerRepositoryCheck("openshift.io/image.dockerRepositoryCheck");
inline constexpr QLatin1StringView insecureRepository("openshift.io/image.insecureRepository");
inline constexpr QLatin1StringView preferArchitecture("importer.image.openshift.io/prefer-arch");
inline constexpr QLatin1StringView preferOs("importer.image.openshift.io/prefer-os");
inline constexpr QLatin1StringView displayName("openshift.io/display-name");
inline constexpr QLatin1StringView providerDisplayName("openshift.io/provider-display-name");
inline constexpr QLatin1StringView description("description");
inline constexpr QLatin1StringView iconClass("iconClass");
inline constexpr QLatin1StringView tags("tags");
inline constexpr QLatin1StringView supports("supports");
inline constexpr QLatin1StringView sampleRepo("sampleRepo");
inline constexpr QLatin1StringView version("version");
} // namespace annotation

struct ObjectMeta
{
    QString name = {};
    QString ns = {}; ///< namespace; empty: the file does not say
    StringMap labels = {};
    StringMap annotations = {};
    qint64 generation = 0; ///< 0: never written by a server
    QDateTime creationTimestamp = {};
    QString uid = {};
    QString resourceVersion = {};
    QJsonObject unknown = {}; ///< fields Headwater does not know, kept

    friend bool operator==(const ObjectMeta &, const ObjectMeta &) = default;
};

/// Core v1 ObjectReference: where a tag's content comes from.
struct ObjectReference
{
    QString kind = {};
    QString ns = {};
    QString name = {};
    QJsonObject unknown = {}; ///< apiVersion, uid, resourceVersion, fieldPath and strangers

    friend bool operator==(const ObjectReference &, const ObjectReference &) = default;
};

struct TagImportPolicy
{
    bool insecure = false;
    bool scheduled = false;
    QString importMode = {}; ///< "", Legacy or PreserveOriginal

    friend bool operator==(const TagImportPolicy &, const TagImportPolicy &) = default;
};

/// One entry of spec.tags: what a tag should point to.
struct TagReference
{
    QString name = {};
    StringMap annotations = {};
    std::optional<ObjectReference> from = {}; ///< nullopt: annotations only, a push target
    bool reference = false;
    std::optional<qint64> generation = {};
    TagImportPolicy importPolicy = {};
    QString referencePolicy = {}; ///< "", Source or Local
    QJsonObject unknown = {};

    friend bool operator==(const TagReference &, const TagReference &) = default;
};

struct ImageStreamSpec
{
    bool lookupLocal = false;
    QString dockerImageRepository = {};
    QList<TagReference> tags = {}; ///< in the file's order; of equal names the last one counts
    QJsonObject unknown = {};

    const TagReference *tag(QStringView name) const;
    friend bool operator==(const ImageStreamSpec &, const ImageStreamSpec &) = default;
};

/// One history item of a tag: what it pointed to, and since when.
struct TagEvent
{
    QDateTime created = {}; ///< when the item was recorded, UTC, whole seconds
    QString dockerImageReference = {};
    QString image = {}; ///< digest; empty for reference tags
    qint64 generation = 0;

    friend bool operator==(const TagEvent &, const TagEvent &) = default;
};

struct TagEventCondition
{
    QString type = {}; ///< ImportSuccess is the only one in use
    QString status = {}; ///< True, False or Unknown
    QDateTime lastTransitionTime = {};
    QString reason = {};
    QString message = {};
    qint64 generation = 0;

    friend bool operator==(const TagEventCondition &, const TagEventCondition &) = default;
};

/// One entry of status.tags: a tag's history, newest item first.
struct NamedTagEventList
{
    QString tag = {};
    QList<TagEvent> items = {};
    QList<TagEventCondition> conditions = {};

    friend bool operator==(const NamedTagEventList &, const NamedTagEventList &) = default;
};

struct ImageStreamStatus
{
    QString dockerImageRepository = {};
    QString publicDockerImageRepository = {};
    QList<NamedTagEventList> tags = {}; ///< sorted by tag

    const NamedTagEventList *tag(QStringView name) const;
    friend bool operator==(const ImageStreamStatus &, const ImageStreamStatus &) = default;
};

struct ImageStream
{
    QString apiVersion = {};
    ObjectMeta metadata = {};
    ImageStreamSpec spec = {};
    ImageStreamStatus status = {};
    QJsonObject unknown = {};

    friend bool operator==(const ImageStream &, const ImageStream &) = default;
};

/// Whether the stream's annotation makes its imports insecure; only the word true does.
bool isInsecureByAnnotation(const ImageStream &stream);

} // namespace headwater
