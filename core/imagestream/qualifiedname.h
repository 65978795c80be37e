// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// Names as Kubernetes knows them. Each function returns what is wrong, in the server's words; an
/// empty list: nothing. Lengths count bytes. Source: apimachinery, util/validation/validation.go
/// and api/validation/path/name.go, Kubernetes 1.26.
namespace headwater {

/// The key of a label or annotation: "app", "example.com/app".
QStringList qualifiedNameErrors(const QString &name);
/// The value of a label.
QStringList labelValueErrors(const QString &value);
/// The name of a project.
QStringList dnsLabelErrors(const QString &name);
/// What must be one part of a URL's path. @p isPrefix: more will follow.
QStringList pathSegmentErrors(const QString &name, bool isPrefix = false);

} // namespace headwater
