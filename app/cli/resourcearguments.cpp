// SPDX-License-Identifier: Apache-2.0
#include "app/cli/resourcearguments.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error refused(const QString &words)
{
    return Error{.kind = Error::Kind::InvalidInput, .detail = words};
}

bool isImageStream(QStringView kind)
{
    static const QStringList names{u"is"_s,
                                   u"imagestream"_s,
                                   u"imagestreams"_s,
                                   u"imagestream.image.openshift.io"_s,
                                   u"imagestreams.image.openshift.io"_s,
                                   u"imagestreams.v1.image.openshift.io"_s};
    return names.contains(kind.toString().toLower());
}

Error unknownKind(QStringView kind)
{
    return refused(u"the server doesn't have a resource type \"%1\""_s.arg(kind));
}

} // namespace

Result<QStringList> imageStreamNames(const QStringList &operands)
{
    if (operands.isEmpty())
        return refused(u"Required resource not specified."_s);
    QStringList names;
    const bool hasSlashes = operands.first().contains(u'/');
    if (!hasSlashes && !isImageStream(operands.first()))
        return unknownKind(operands.first());
    for (const QString &operand : operands.sliced(hasSlashes ? 0 : 1)) {
        const qsizetype slash = operand.indexOf(u'/');
        if (!hasSlashes && slash >= 0)
            return refused(u"there is no need to specify a resource type as a separate argument "
                           "when passing arguments in resource/name form (e.g. 'oc get "
                           "resource/<resource_name>' instead of 'oc get resource "
                           "resource/<resource_name>'"_s);
        if (hasSlashes && slash < 0)
            return refused(
                u"there is no need to specify a resource type as a separate argument when passing "
                "arguments in resource/name form (e.g. 'oc get resource/<resource_name>' instead "
                "of 'oc get resource resource/<resource_name>'"_s);
        if (hasSlashes && !isImageStream(QStringView(operand).left(slash)))
            return unknownKind(QStringView(operand).left(slash));
        names.append(operand.sliced(slash + 1));
    }
    return names;
}

} // namespace headwater
