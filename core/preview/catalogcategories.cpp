// SPDX-License-Identifier: Apache-2.0
#include "core/preview/catalogcategories.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/definition/definitiondocument.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct CategoryText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::CategoryText)
};

constexpr qsizetype mostIdChars = 32;
constexpr qsizetype mostLabelChars = 64;

CatalogCategory sub(const QString &id, const QString &label, const QStringList &tags)
{
    return {.id = id, .label = label, .tags = tags};
}

QList<CatalogCategory> categoriesOf4()
{
    return {
        {.id = u"cicd"_s,
         .label = u"CI/CD"_s,
         .subcategories = {sub(u"jenkins"_s, u"Jenkins"_s, {u"jenkins"_s}),
                           sub(u"pipelines"_s, u"Pipelines"_s, {u"pipelines"_s})}},
        {.id = u"databases"_s,
         .label = u"Databases"_s,
         .subcategories = {sub(u"mariadb"_s, u"MariaDB"_s, {u"mariadb"_s}),
                           sub(u"mongodb"_s, u"Mongo"_s, {u"mongodb"_s}),
                           sub(u"mysql"_s, u"MySQL"_s, {u"mysql"_s}),
                           sub(u"postgresql"_s, u"Postgres"_s, {u"postgresql"_s})}},
        {.id = u"languages"_s,
         .label = u"Languages"_s,
         .subcategories
         = {sub(u"dotnet"_s, u".NET"_s, {u"dotnet"_s}),
            sub(u"golang"_s, u"Go"_s, {u"golang"_s, u"go"_s}),
            sub(u"java"_s, u"Java"_s, {u"java"_s}),
            sub(u"javascript"_s, u"JavaScript"_s, {u"javascript"_s, u"nodejs"_s, u"js"_s}),
            sub(u"perl"_s, u"Perl"_s, {u"perl"_s}), sub(u"php"_s, u"PHP"_s, {u"php"_s}),
            sub(u"python"_s, u"Python"_s, {u"python"_s}), sub(u"ruby"_s, u"Ruby"_s, {u"ruby"_s})}},
        {.id = u"middleware"_s,
         .label = u"Middleware"_s,
         .subcategories
         = {sub(u"analyticsData"_s, u"Analytics & Data"_s, {u"datagrid"_s, u"datavirt"_s}),
            sub(u"integration"_s, u"Integration"_s,
                {u"amq"_s, u"fuse"_s, u"jboss-fuse"_s, u"sso"_s, u"3scale"_s}),
            sub(u"processAutomation"_s, u"Process Automation"_s,
                {u"decisionserver"_s, u"processserver"_s}),
            sub(u"runtimes"_s, u"Runtimes & Frameworks"_s, {u"eap"_s, u"httpd"_s, u"tomcat"_s})}},
        {.id = u"virtualization"_s,
         .label = u"Virtualization"_s,
         .subcategories = {sub(u"vms"_s, u"Virtual Machines"_s, {u"virtualmachine"_s})}},
    };
}

/// An id matches as well as its aliases.
QList<CatalogCategory> categoriesOf3()
{
    return {
        {.id = u"languages"_s,
         .label = u"Languages"_s,
         .subcategories
         = {sub(u"dotnet"_s, u".NET"_s, {u"dotnet"_s}),
            sub(u"Golang"_s, u"Go"_s, {u"Golang"_s, u"go"_s}),
            sub(u"java"_s, u"Java"_s,
                {u"java"_s, u"amq"_s, u"processserver"_s, u"decisionserver"_s, u"datagrid"_s,
                 u"eap"_s, u"jboss-fuse"_s, u"tomcat"_s, u"sso"_s, u"wildfly"_s}),
            sub(u"javascript"_s, u"JavaScript"_s, {u"javascript"_s, u"nodejs"_s, u"js"_s}),
            sub(u"perl"_s, u"Perl"_s, {u"perl"_s}), sub(u"php"_s, u"PHP"_s, {u"php"_s}),
            sub(u"python"_s, u"Python"_s, {u"python"_s}), sub(u"ruby"_s, u"Ruby"_s, {u"ruby"_s})}},
        {.id = u"technologies"_s,
         .label = u"Technologies"_s,
         .subcategories
         = {sub(u"business-process-services"_s, u"Business Process Services"_s,
                {u"business-process-services"_s, u"decisionserver"_s, u"processserver"_s}),
            sub(u"ci-cd"_s, u"Continuous Integration & Deployment"_s, {u"ci-cd"_s, u"jenkins"_s}),
            sub(u"datastore"_s, u"Data Stores"_s, {u"datastore"_s, u"database"_s, u"datagrid"_s}),
            sub(u"integration"_s, u"Integration"_s, {u"integration"_s}),
            sub(u"messaging"_s, u"Messaging"_s, {u"messaging"_s}),
            sub(u"single-sign-on"_s, u"Single Sign-On"_s, {u"single-sign-on"_s, u"sso"_s})}},
    };
}

void sortByLabel(QList<CatalogCategory> &categories)
{
    std::ranges::stable_sort(categories, [](const CatalogCategory &a, const CatalogCategory &b) {
        return a.label.compare(b.label, Qt::CaseInsensitive) < 0;
    });
}

bool intersects(const QStringList &keywords, const QStringList &tags)
{
    return std::ranges::any_of(keywords,
                               [&](const QString &keyword) { return tags.contains(keyword); });
}

/// Reads one list of categories, and of subcategories.
class CategoryReader
{
public:
    CategoryReader(const QByteArray &text, const QString &fileName)
        : m_document(DefinitionDocument::read(text, fileName))
        , m_file(fileName)
    {
    }

    ReadCategories read()
    {
        for (const Problem &problem : m_document.problems())
            m_result.problems.append(problem);
        DocumentPath path;
        QJsonValue value = m_document.value(path);
        for (const auto &step :
             {u"spec"_s, u"customization"_s, u"developerCatalog"_s, u"categories"_s}) {
            if (value.isObject() && value.toObject().contains(step)) {
                path = path / step;
                value = value.toObject().value(step);
            }
        }
        if (value.isArray())
            m_result.categories = readList(path, value.toArray(), true);
        else
            report(path, CategoryText::tr("There is no list of categories in it."));
        return std::move(m_result);
    }

private:
    void report(const DocumentPath &path, const QString &message)
    {
        m_result.problems.append(
            {.file = m_file, .position = m_document.position(path), .message = message});
    }

    QList<CatalogCategory> readList(const DocumentPath &path, const QJsonArray &list,
                                    bool hasSubcategories)
    {
        QList<CatalogCategory> categories;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const DocumentPath place = path / int(i);
            const QJsonObject object = list.at(i).toObject();
            CatalogCategory category{.id = object.value("id"_L1).toString(),
                                     .label = object.value("label"_L1).toString()};
            if (!isGood(place, category))
                continue;
            for (const QJsonValue &tag : object.value("tags"_L1).toArray())
                category.tags.append(tag.toString());
            if (hasSubcategories)
                category.subcategories = readList(
                    place / u"subcategories"_s, object.value("subcategories"_L1).toArray(), false);
            categories.append(category);
        }
        sortByLabel(categories);
        return categories;
    }

    bool isGood(const DocumentPath &path, const CatalogCategory &category)
    {
        static const QRegularExpression id(u"^[A-Za-z0-9-_]{1,%1}$"_s.arg(mostIdChars));
        if (!id.match(category.id).hasMatch()) {
            report(path,
                   CategoryText::tr("The id of a category has 1 to %1 letters, digits, "
                                    "hyphens and underscores.")
                       .arg(mostIdChars));
            return false;
        }
        if (category.label.isEmpty() || category.label.size() > mostLabelChars) {
            report(path,
                   CategoryText::tr("The label of a category has 1 to %1 characters.")
                       .arg(mostLabelChars));
            return false;
        }
        return true;
    }

    DefinitionDocument m_document;
    QString m_file;
    ReadCategories m_result;
};

} // namespace

QList<CatalogCategory> defaultCategories(ConsoleRelease release)
{
    return release.major < 4 ? categoriesOf3() : categoriesOf4();
}

ReadCategories readCategories(const QByteArray &text, const QString &fileName)
{
    return CategoryReader(text, fileName).read();
}

Result<QList<CatalogCategory>> loadCategories(const QString &path)
{
    const Result<FileContent> content = readFile(path, limits::consoleConfigBytes);
    if (!content)
        return content.error();
    const ReadCategories read = readCategories(content->bytes, QFileInfo(path).fileName());
    if (read.problems.isEmpty())
        return read.categories;
    return Error{.kind = Error::Kind::InvalidInput,
                 .subject = path,
                 .detail = read.problems.first().message,
                 .position = read.problems.first().position};
}

QStringList categoriesOf(const QStringList &keywords, const QList<CatalogCategory> &categories)
{
    QStringList ids;
    for (const CatalogCategory &category : categories) {
        for (const CatalogCategory &within : category.subcategories) {
            if (intersects(keywords, within.tags))
                ids.append(category.id + u'/' + within.id);
        }
        if (category.subcategories.isEmpty() && intersects(keywords, category.tags))
            ids.append(category.id);
    }
    return ids.isEmpty() ? QStringList{u"other"_s} : ids;
}

} // namespace headwater
