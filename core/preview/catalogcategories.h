// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"
#include "core/preview/consolerelease.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace headwater {

/// A category of the developer catalog. An item is in it if one of its keywords is one of the tags.
struct CatalogCategory
{
    QString id = {};
    QString label = {};
    QStringList tags = {};
    QList<CatalogCategory> subcategories = {}; ///< one level

    friend bool operator==(const CatalogCategory &, const CatalogCategory &) = default;
};

/// The categories that a release has unless its cluster says otherwise, sorted by label.
/// Source: openshift/console, default-categories.ts; origin-web-console, CATALOG_CATEGORIES.
QList<CatalogCategory> defaultCategories(ConsoleRelease release);

/// What a file of a cluster's console configuration says.
struct ReadCategories
{
    QList<CatalogCategory> categories = {};
    QList<Problem> problems = {}; ///< of what was left out
};

/// Reads the list spec.customization.developerCatalog.categories of a Console object, or a fragment
/// that begins anywhere on the way to it. Sorted by label, as the console does.
ReadCategories readCategories(const QByteArray &text, const QString &fileName);

/// The same of the file @p path. What is wrong with any of it makes all of it useless.
/// Errors: those of readFile(); InvalidInput with detail and position.
Result<QList<CatalogCategory>> loadCategories(const QString &path);

/// The ids that an item with @p keywords is in: "languages/java", or "databases" for a category
/// without subcategories; {"other"} if there is none.
QStringList categoriesOf(const QStringList &keywords, const QList<CatalogCategory> &categories);

} // namespace headwater
