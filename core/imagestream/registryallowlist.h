// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/pullspec.h"

#include <QList>
#include <QString>

#include <optional>

namespace headwater {

/// The registries that a cluster lets its users import from, by its image configuration
/// (allowedRegistriesForImport); its own is always among them. Source: openshift-apiserver,
/// pkg/image/apis/image/validation/whitelist/whitelister.go; spec/objects.md section 1.7.
class RegistryAllowList
{
public:
    /// Allows what the internal registry has, and nothing else.
    RegistryAllowList();

    /// "HOST" or "HOST:PORT", both with the wildcards * and ?, separated by commas. Without a port
    /// 443 is meant, or 80 if "http://" stands before. Errors: InvalidInput, the entry as subject,
    /// detail in the server's words.
    static Result<RegistryAllowList> parse(const QString &text);

    /// Why @p image may not be imported, in the server's words; nullopt: it may. @p isInsecure: the
    /// tag or its stream says that certificates are not looked at, and then a port is not either.
    std::optional<QString> refusal(const PullSpec &image, bool isInsecure) const;

private:
    struct Entry
    {
        QString host = {};
        QString port = {};

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    bool matches(const QString &host, const QString &port) const;

    QList<Entry> m_entries;
};

} // namespace headwater
