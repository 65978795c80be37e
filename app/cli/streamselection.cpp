// SPDX-License-Identifier: Apache-2.0
#include "app/cli/streamselection.h"

#include "core/catalog/catalog.h"
#include "core/imagestream/updatestrategy.h"

#include <QDir>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int shownProblems = 10;

/// What keeps files from being read; the rest of the catalog is used all the same.
void reportProblems(const CatalogSnapshot &snapshot, CliContext &context)
{
    int count = 0;
    for (const Problem &problem : snapshot.problems()) {
        if (problem.severity != Problem::Severity::Error)
            continue;
        if (++count > shownProblems)
            continue;
        const TextPosition &at = problem.position;
        const QString where = at.isValid()
            ? u"%1:%2:%3"_s.arg(problem.file).arg(at.line).arg(at.column)
            : problem.file;
        print(context.err, u"warning: %1: %2\n"_s.arg(where, problem.message));
    }
    if (count > shownProblems)
        print(context.err, u"warning: %1 more problems\n"_s.arg(count - shownProblems));
}

} // namespace

Result<CatalogSnapshotPtr> loadReported(const CommandLine &line, CliContext &context)
{
    const QString path
        = QDir(context.workingDirectory).absoluteFilePath(line.text(u"catalog"_s, u"."_s));
    Result<CatalogSnapshotPtr> snapshot = loadCatalog({QDir::cleanPath(path)});
    if (snapshot)
        reportProblems(**snapshot, context);
    return snapshot;
}

Result<StreamSelection> StreamSelection::load(const CommandLine &line, CliContext &context)
{
    const Result<CatalogSnapshotPtr> snapshot = loadReported(line, context);
    if (!snapshot)
        return snapshot.error();
    StreamSelection selection;
    selection.m_snapshot = *snapshot;
    selection.m_namespace = line.text(u"namespace"_s, defaultNamespace);
    selection.m_isEvery = line.isOn(u"all-namespaces"_s);
    selection.select();
    return selection;
}

void StreamSelection::select()
{
    for (const CatalogStream &stream : m_snapshot->streams) {
        const QString &ns = stream.key.ns;
        if (!m_isEvery && !ns.isEmpty() && ns != m_namespace)
            continue;
        SelectedStream selected{.source = stream, .shown = *stream.current};
        placeInNamespace(selected.shown,
                         !ns.isEmpty()   ? ns
                             : m_isEvery ? QString(defaultNamespace)
                                         : m_namespace);
        m_streams.append(selected);
    }
    const auto key = [](const SelectedStream &stream) {
        return std::tie(stream.shown.metadata.ns, stream.shown.metadata.name,
                        stream.source.key.file);
    };
    std::ranges::stable_sort(m_streams, {}, key);
}

QList<SelectedStream> StreamSelection::named(const QString &name) const
{
    QList<SelectedStream> found;
    for (const SelectedStream &stream : m_streams) {
        if (stream.shown.metadata.name == name)
            found.append(stream);
    }
    return found;
}

void StreamSelection::reportNone(CliContext &context) const
{
    if (m_isEvery) {
        print(context.err, u"No resources found\n"_s);
        return;
    }
    print(context.err, u"No resources found in %1 namespace.\n"_s.arg(m_namespace));
    QSet<QString> others;
    for (const CatalogStream &stream : m_snapshot->streams)
        others.insert(stream.key.ns);
    if (others.size() == 1)
        print(context.err,
              u"hint: there are image streams in namespace %1; show them with -n %1 "
              "or with -A\n"_s.arg(*others.begin()));
    else if (!others.isEmpty())
        print(context.err,
              u"hint: there are image streams in %1 other namespaces; show them with "
              "-A\n"_s.arg(others.size()));
}

void StreamSelection::reportDuplicates(const QList<SelectedStream> &streams, CliContext &context)
{
    QMap<QString, QStringList> files;
    for (const SelectedStream &stream : streams)
        files[stream.shown.metadata.ns + u'/' + stream.shown.metadata.name].append(
            stream.source.key.file);
    for (const auto &[name, list] : std::as_const(files).asKeyValueRange()) {
        if (list.size() > 1)
            print(context.err,
                  u"warning: image stream %1 is defined %2 times: %3\n"_s.arg(
                      name, QString::number(list.size()), list.join(u", "_s)));
    }
}

QString notFoundText(const QString &name)
{
    return u"Error from server (NotFound): imagestreams.image.openshift.io \"%1\" not found\n"_s
        .arg(name);
}

} // namespace headwater
