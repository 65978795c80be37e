// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype maxLabel = 63;
constexpr qsizetype maxSubdomain = 253;

bool isLowerOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isLetterOrDigit(QChar c)
{
    return isLowerOrDigit(c) || (c >= u'A' && c <= u'Z');
}

/// ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]
bool isName(QStringView name)
{
    const auto isInner
        = [](QChar c) { return isLetterOrDigit(c) || c == u'-' || c == u'_' || c == u'.'; };
    return !name.isEmpty() && isLetterOrDigit(name.front()) && isLetterOrDigit(name.back())
        && std::ranges::all_of(name, isInner);
}

/// [a-z0-9]([-a-z0-9]*[a-z0-9])?
bool isDnsLabel(QStringView label)
{
    return !label.isEmpty() && isLowerOrDigit(label.front()) && isLowerOrDigit(label.back())
        && std::ranges::all_of(label, [](QChar c) { return isLowerOrDigit(c) || c == u'-'; });
}

bool isSubdomain(QStringView name)
{
    const QList<QStringView> labels = name.split(u'.');
    return std::ranges::all_of(labels, isDnsLabel);
}

QString tooLong(qsizetype limit)
{
    return u"must be no more than %1 characters"_s.arg(limit);
}

bool isLonger(const QString &text, qsizetype limit)
{
    return text.size() > limit || text.toUtf8().size() > limit;
}

/// Two blanks and a comma between examples are the server's own.
QString mustLookLike(const QString &rule, const QStringList &examples, const QString &pattern)
{
    QString text = rule + " (e.g. "_L1;
    for (qsizetype i = 0; i < examples.size(); ++i)
        text += (i > 0 ? u" or '"_s : u"'"_s) + examples.at(i) + "', "_L1;
    return text + "regex used for validation is '"_L1 + pattern + "')"_L1;
}

QString mustBeName(const QString &part)
{
    return mustLookLike(part
                            + "must consist of alphanumeric characters, '-', '_' or '.', and must "
                              "start and end with an alphanumeric character"_L1,
                        {u"MyName"_s, u"my.name"_s, u"123-abc"_s},
                        u"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"_s);
}

QStringList prefixErrors(const QString &prefix)
{
    const QString part = u"prefix part "_s;
    if (prefix.isEmpty())
        return {part + "must be non-empty"_L1};
    QStringList errors;
    if (isLonger(prefix, maxSubdomain))
        errors.append(part + tooLong(maxSubdomain));
    if (!isSubdomain(prefix))
        errors.append(
            mustLookLike(part
                             + "a lowercase RFC 1123 subdomain must consist of lower case "
                               "alphanumeric characters, '-' or '.', and must start and end with "
                               "an alphanumeric character"_L1,
                         {u"example.com"_s},
                         u"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"_s));
    return errors;
}

} // namespace

QStringList qualifiedNameErrors(const QString &name)
{
    const QStringList parts = name.split(u'/');
    if (parts.size() > 2)
        return {mustBeName(u"a qualified name "_s)
                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"_L1};
    QStringList errors;
    if (parts.size() == 2)
        errors = prefixErrors(parts.first());
    const QString &last = parts.last();
    if (last.isEmpty())
        errors.append(u"name part must be non-empty"_s);
    else if (isLonger(last, maxLabel))
        errors.append("name part "_L1 + tooLong(maxLabel));
    if (!isName(last))
        errors.append(mustBeName(u"name part "_s));
    return errors;
}

QStringList labelValueErrors(const QString &value)
{
    QStringList errors;
    if (isLonger(value, maxLabel))
        errors.append(tooLong(maxLabel));
    if (!value.isEmpty() && !isName(value))
        errors.append(
            mustLookLike(u"a valid label must be an empty string or consist of alphanumeric "
                         "characters, '-', '_' or '.', and must start and end with an alphanumeric "
                         "character"_s,
                         {u"MyValue"_s, u"my_value"_s, u"12345"_s},
                         u"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?"_s));
    return errors;
}

QStringList dnsLabelErrors(const QString &name)
{
    QStringList errors;
    if (isLonger(name, maxLabel))
        errors.append(tooLong(maxLabel));
    if (!isDnsLabel(name))
        errors.append(mustLookLike(u"a lowercase RFC 1123 label must consist of lower case "
                                   "alphanumeric characters or '-', and must start and end with an "
                                   "alphanumeric character"_s,
                                   {u"my-name"_s, u"123-abc"_s},
                                   u"[a-z0-9]([-a-z0-9]*[a-z0-9])?"_s));
    return errors;
}

QStringList pathSegmentErrors(const QString &name, bool isPrefix)
{
    if (!isPrefix && (name == "."_L1 || name == ".."_L1))
        return {u"may not be '%1'"_s.arg(name)};
    QStringList errors;
    for (const QChar c : {u'/', u'%'}) {
        if (name.contains(c))
            errors.append(u"may not contain '%1'"_s.arg(c));
    }
    return errors;
}

} // namespace headwater
