// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace headwater {

/// A pull spec, split into the five fields the server splits it into. Always valid; made by parse()
/// or derived from a valid one. Source of every rule: openshift/library-go, pkg/image/reference and
/// pkg/image/internal/reference.
class PullSpec
{
public:
    /// Errors: InvalidInput, @p text as subject, detail in the server's words, for example
    /// "invalid reference format" or "repository name must be lowercase".
    static Result<PullSpec> parse(QStringView text);

    const QString &registry() const { return m_registry; }
    const QString &ns() const { return m_namespace; }
    const QString &name() const { return m_name; }
    const QString &tag() const { return m_tag; }
    const QString &id() const { return m_id; } ///< digest

    /// Name with "@id" or ":tag"; the id beats the tag. Empty when there is no name.
    QString nameString() const;
    /// All fields, nothing defaulted. Empty when there is no name.
    QString exact() const;
    /// exact(), with "library" inserted for Docker Hub's registry names.
    QString toString() const;

    /// docker.io, library and latest filled in where the Docker client would.
    PullSpec withDockerClientDefaults() const;
    PullSpec asV2() const; ///< docker.io and index.docker.io become registry-1.docker.io
    PullSpec asRepository() const; ///< tag and id cleared
    PullSpec mostSpecific() const; ///< the tag is dropped where there is a digest
    PullSpec minimal() const; ///< tag "latest" dropped
    PullSpec daemonMinimal() const;
    PullSpec withTag(const QString &tag) const;
    PullSpec withId(const QString &id) const;

    QString repositoryName() const; ///< "library/ruby": what follows /v2/ in a registry's URLs
    QString registryUrl() const; ///< "https://registry-1.docker.io"; call after the defaults
    /// host:port contacted; the port defaults to 443, or 80 when @p insecure.
    QString registryHostPort(bool insecure) const;

    /// Whether both name the same image once the Docker client's defaults are filled in.
    bool isEquivalentTo(const PullSpec &other) const;

    friend bool operator==(const PullSpec &, const PullSpec &) = default;

private:
    PullSpec() = default;
    bool isHub() const;

    QString m_registry;
    QString m_namespace;
    QString m_name;
    QString m_tag;
    QString m_id;
};

} // namespace headwater
