// SPDX-License-Identifier: Apache-2.0
#include "app/cli/streamselection.h"
#include "app/cli/verb.h"
#include "core/catalog/bulkedit.h"

#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What the operands ask for.
struct EditRequest
{
    BulkQuery query = {};
    QList<BulkAction> actions = {};
};

bool isPattern(const QString &name)
{
    return name.contains(u'*') || name.contains(u'?') || name.contains(u'[');
}

QString saying(const Error &error)
{
    return u"\"%1\": %2"_s.arg(error.subject, error.detail);
}

/// "FIELD=VALUE", "FIELD-" or "registry=HOST".
Result<BulkAction> parseAction(DefinitionField::Owner owner, const QString &operand)
{
    const qsizetype equals = operand.indexOf(u'=');
    const bool removes = equals < 0 && operand.endsWith(u'-');
    if (equals < 0 && !removes)
        return usageError(u"\"%1\" is neither FIELD=VALUE nor FIELD-"_s.arg(operand));
    const QString name = removes ? operand.chopped(1) : operand.left(equals);
    const QString text = removes ? QString() : operand.sliced(equals + 1);
    if (name == "registry"_L1 && !removes) {
        if (text.isEmpty() || text.contains(u'/'))
            return usageError(u"\"%1\" is no registry"_s.arg(text));
        return BulkAction{.kind = BulkAction::Kind::SetRegistry, .registry = text};
    }
    const Result<DefinitionField> field = DefinitionField::parse(owner, name);
    if (!field)
        return usageError(saying(field.error()));
    if (removes)
        return BulkAction{.kind = BulkAction::Kind::Remove, .field = *field};
    const Result<QJsonValue> value = field->valueOf(text);
    if (!value)
        return usageError(saying(value.error()));
    return BulkAction{.kind = BulkAction::Kind::Set, .field = *field, .value = *value};
}

/// --where FIELD=VALUE, of the tag if one is meant, else of the stream.
Result<FieldCondition> parseCondition(DefinitionField::Owner owner, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0)
        return usageError(u"\"%1\" is not FIELD=VALUE"_s.arg(text));
    const Result<DefinitionField> field = DefinitionField::parse(owner, text.left(equals));
    if (!field)
        return usageError(saying(field.error()));
    return FieldCondition{.field = *field, .text = text.sliced(equals + 1)};
}

Result<EditRequest> parseRequest(const CommandLine &line)
{
    const QStringList &operands = line.operands();
    if (operands.size() < 2)
        return usageError(u"a stream or tag and at least one FIELD=VALUE are needed"_s);
    EditRequest request;
    const qsizetype colon = operands.first().indexOf(u':');
    request.query.stream = operands.first().left(colon);
    if (colon >= 0)
        request.query.tag = operands.first().sliced(colon + 1);
    const auto owner = colon < 0 ? DefinitionField::Owner::Stream : DefinitionField::Owner::Tag;
    request.query.registry = line.text(u"from-registry"_s);
    if (line.has(u"where"_s)) {
        const Result<FieldCondition> condition = parseCondition(owner, line.text(u"where"_s));
        if (!condition)
            return condition.error();
        request.query.conditions.append(*condition);
    }
    for (const QString &operand : operands.sliced(1)) {
        const Result<BulkAction> action = parseAction(owner, operand);
        if (!action)
            return action.error();
        request.actions.append(*action);
    }
    return request;
}

/// The streams in sight, as a catalog of their own.
CatalogSnapshot snapshotOf(const StreamSelection &selection)
{
    CatalogSnapshot snapshot{.folder = selection.folder()};
    for (const SelectedStream &stream : selection.streams())
        snapshot.streams.append(stream.source);
    return snapshot;
}

/// Why nothing was found; a pattern may mean nothing.
QString nothingFound(const StreamSelection &selection, const BulkQuery &query)
{
    if (isPattern(query.stream) || selection.named(query.stream).isEmpty())
        return isPattern(query.stream) ? u"nothing matches\n"_s : notFoundText(query.stream);
    return query.tag
        ? u"error: image stream \"%1\" has no such tag \"%2\"\n"_s.arg(query.stream, *query.tag)
        : u"nothing matches\n"_s;
}

void printDone(const QList<BulkMatch> &matches, const BulkPlan &plan, CliContext &context)
{
    QStringList changed;
    for (const BulkFile &file : plan.files)
        changed.append(file.path);
    const auto tell = [&](const QString &what, const BulkMatch &match) {
        const bool isChanged = changed.contains(match.stream.key.file);
        print(context.out, what + (isChanged ? u" edited\n"_s : u" unchanged\n"_s));
    };
    for (const BulkMatch &match : matches) {
        const QString &name = match.stream.key.name;
        if (match.tags.isEmpty())
            tell(u"imagestream.image.openshift.io/%1"_s.arg(name), match);
        for (const QString &tag : match.tags)
            tell(u"imagestreamtag.image.openshift.io/%1:%2"_s.arg(name, tag), match);
    }
}

int reportRefusals(const BulkPlan &plan, CliContext &context)
{
    for (const Problem &problem : plan.refusals)
        print(context.err,
              u"error: %1:%2:%3: %4\n"_s.arg(problem.file)
                  .arg(problem.position.line)
                  .arg(problem.position.column)
                  .arg(problem.message));
    print(context.err, u"nothing was written\n"_s);
    return exitcode::findings;
}

int runEdit(const CommandLine &line, CliContext &context)
{
    const Result<EditRequest> request = parseRequest(line);
    if (!request)
        return failUsage(context, request.error().detail);
    const Result<StreamSelection> selection = StreamSelection::load(line, context);
    if (!selection)
        return fail(context, selection.error());
    const QList<BulkMatch> found = matches(snapshotOf(*selection), request->query);
    if (found.isEmpty()) {
        print(context.err, nothingFound(*selection, request->query));
        return exitcode::findings;
    }
    const Result<BulkPlan> plan = planBulkEdit(selection->folder(), found, request->actions);
    if (!plan)
        return fail(context, plan.error());
    if (!plan->refusals.isEmpty())
        return reportRefusals(*plan, context);
    if (line.isOn(u"dry-run"_s)) {
        print(context.out, QString::fromUtf8(plan->diff()));
        return 0;
    }
    if (const Result<void> applied = applyBulkEdit(*plan); !applied)
        return fail(context, applied.error());
    printDone(found, *plan, context);
    return 0;
}

} // namespace

Verb editVerb()
{
    QList<Flag> flags = catalogFlags();
    flags += {{.name = u"dry-run"_s,
               .help = u"Write nothing; print what would change, as a unified diff"_s},
              {.name = u"from-registry"_s,
               .valueName = u"HOST"_s,
               .help = u"Only what comes from this registry"_s,
               .kind = Flag::Kind::Text},
              {.name = u"where"_s,
               .valueName = u"FIELD=VALUE"_s,
               .help = u"Only where this field says so, written or by default"_s,
               .kind = Flag::Kind::Text}};
    return {.name = u"edit"_s,
            .usage = u"STREAM[:TAG] FIELD=VALUE... [FIELD-...] [flags]"_s,
            .summary
            = u"Change fields of streams or tags in their files; all else stays as it is"_s,
            .example = u"edit ruby:3.3 importPolicy.scheduled=true annotations.version=3.3\n"
                       "edit ruby lookupPolicy.local=true labels.app-\n"
                       "edit '*:*' --from-registry docker.io registry=mirror.example --dry-run"_s,
            .flags = flags,
            .run = runEdit};
}

} // namespace headwater
