// SPDX-License-Identifier: Apache-2.0
#include "core/preview/buildertags.h"

#include "core/base/textdistance.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Calls @p visit with each item until it returns false.
template<typename Visitor>
void forEachKeyword(QStringView annotation, Visitor &&visit)
{
    qsizetype from = 0;
    for (;;) {
        const qsizetype comma = annotation.indexOf(u',', from);
        qsizetype end = comma < 0 ? annotation.size() : comma;
        while (comma >= 0 && end > from && annotation[end - 1].isSpace())
            --end;
        if (!visit(annotation.sliced(from, end - from)) || comma < 0)
            return;
        from = comma + 1;
        while (from < annotation.size() && annotation[from].isSpace())
            ++from;
    }
}

} // namespace

QStringList consoleKeywords(QStringView annotation)
{
    QStringList words;
    forEachKeyword(annotation, [&](QStringView word) {
        words.append(word.toString());
        return true;
    });
    return words;
}

bool hasConsoleKeyword(QStringView annotation, QStringView word)
{
    bool isThere = false;
    forEachKeyword(annotation, [&](QStringView item) {
        isThere = item == word;
        return !isThere;
    });
    return isThere;
}

QString meantKeyword(const QString &keyword)
{
    for (const QString &word : {u"builder"_s, u"hidden"_s}) {
        if (keyword != word && editDistance(keyword.trimmed().toLower(), word) <= 1)
            return word;
    }
    return {};
}

bool isBuilderTag(const TagReference &tag)
{
    const auto found = tag.annotations.constFind(annotation::tags);
    return found != tag.annotations.constEnd() && hasConsoleKeyword(*found, u"builder")
        && !hasConsoleKeyword(*found, u"hidden");
}

bool isHiddenTag(const TagReference &tag)
{
    const auto found = tag.annotations.constFind(annotation::tags);
    return found != tag.annotations.constEnd() && hasConsoleKeyword(*found, u"hidden");
}

} // namespace headwater
