// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/credentialport.h"
#include "core/secrets/dockerconfig.h"
#include "core/secrets/keyring.h"

#include <optional>

namespace headwater {

/// A secret of a namespace, of type kubernetes.io/dockerconfigjson (Config) or
/// kubernetes.io/dockercfg (Legacy).
struct PullSecret
{
    QString name = {};
    DockerConfigForm form = DockerConfigForm::Config;
    QByteArray content = {}; ///< of ".dockerconfigjson" or ".dockercfg"; empty is passed over
};

/// The credentials that a cluster would use: of all pull secrets of the namespace the first match,
/// even an empty one, for the registry and its token server alike. Source: registry-auth.md
/// sections 3.4 and 5.1; FACTS 24-26.
class PullSecretCredentials : public CredentialPort
{
public:
    /// The content is overwritten as far as nobody else has it.
    explicit PullSecretCredentials(QList<PullSecret> secrets);

    /// Of token servers nothing is found: they get what the registry gets.
    QFuture<CredentialLookup> find(const CredentialQuery &query, std::stop_token stop) override;

    /// Why each lookup fails: one secret cannot be read. The detail is what the server says after
    /// "Internal error occurred: " and the image, "illegal base64 data at input byte 0".
    const std::optional<Error> &failure() const { return m_failure; }

private:
    Keyring m_keyring;
    std::optional<Error> m_failure;
};

} // namespace headwater
