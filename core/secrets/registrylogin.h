// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/ports/connectiontest.h"
#include "core/secrets/loginlist.h"

#include <QFuture>
#include <QString>

#include <stop_token>

namespace headwater {

class SecretStore;

/// Where a login is kept and how it is tested; all of it outlives what is asked of it.
struct LoginPlace
{
    SecretStore &secrets;
    const LoginList &logins;
    ConnectionTester &tester;
};

/// Stores a login without a test. @p secret is the password, or the identity token if the user name
/// is "<token>". Errors: those of SecretStore and LoginList.
QFuture<Result<void>> storeLogin(const LoginPlace &place, const StoredLogin &login,
                                 const Secret &secret);

/// Stores a login and tests it: so the test goes the way that every later request goes, through the
/// keychain and the rules for its keys. If the registry does not let it in, or @p stop is
/// requested, what was stored before is put back. The report tells which of the two it was. Errors:
/// those of SecretStore and LoginList. Call it in a thread with an event loop.
QFuture<Result<ConnectionReport>> storeTestedLogin(const LoginPlace &place,
                                                   const StoredLogin &login, const Secret &secret,
                                                   RegistryAccess access, std::stop_token stop);

} // namespace headwater
