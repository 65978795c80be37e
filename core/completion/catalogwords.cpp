// SPDX-License-Identifier: Apache-2.0
#include "core/completion/catalogwords.h"

#include "core/image/pullspec.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What lists a stream under a category of its own in 4.x.
constexpr std::array categoryKeywords
    = {"3scale",     "amq",        "builder", "datagrid",  "datavirt",   "decisionserver", "dotnet",
       "eap",        "fuse",       "go",      "golang",    "hidden",     "httpd",          "java",
       "javascript", "jboss-fuse", "jenkins", "js",        "mariadb",    "mongodb",        "mysql",
       "nodejs",     "perl",       "php",     "pipelines", "postgresql", "processserver",  "python",
       "ruby",       "sso",        "tomcat"};

/// Collects each word once.
struct Words
{
    QSet<QString> iconClasses;
    QSet<QString> keywords;
    QSet<QString> namespaces;
    QSet<QString> hosts;
    QSet<QString> repositories;

    void takeAnnotations(const QMap<QString, QString> &annotations)
    {
        iconClasses.insert(annotations.value(u"iconClass"_s));
        for (const QString &keyword : annotations.value(u"tags"_s).split(u','))
            keywords.insert(keyword.trimmed());
    }
    void takeSource(const QString &text)
    {
        const Result<PullSpec> spec = PullSpec::parse(text);
        if (!spec || spec->registry().isEmpty())
            return;
        hosts.insert(spec->registry());
        repositories.insert(spec->asRepository().exact());
    }
};

QStringList sorted(QSet<QString> words)
{
    words.remove(QString());
    QStringList list(words.cbegin(), words.cend());
    list.sort();
    return list;
}

} // namespace

CatalogWords catalogWords(const CatalogSnapshot &snapshot)
{
    Words words;
    for (const char *keyword : categoryKeywords)
        words.keywords.insert(QString::fromLatin1(keyword));
    words.namespaces.insert(u"openshift"_s);
    for (const CatalogStream &stream : snapshot.streams) {
        words.namespaces.insert(stream.key.ns);
        words.takeAnnotations(stream.definition->metadata.annotations);
        words.takeSource(stream.definition->spec.dockerImageRepository);
        for (const TagReference &tag : stream.definition->spec.tags) {
            words.takeAnnotations(tag.annotations);
            if (tag.from && tag.from->kind == "DockerImage"_L1)
                words.takeSource(tag.from->name);
        }
    }
    return {.iconClasses = sorted(words.iconClasses),
            .keywords = sorted(words.keywords),
            .namespaces = sorted(words.namespaces),
            .hosts = sorted(words.hosts),
            .repositories = sorted(words.repositories)};
}

} // namespace headwater
