// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace headwater {

/// What the lines of a definition tell about its structure by how they are indented, without
/// reading the text as YAML or JSON: it works in the middle of typing, when nothing else does, and
/// costs no more than the lines it looks at. JSON is understood as far as it is written on lines of
/// its own. Lines count from 0, columns in UTF-16 units.
class Outline
{
public:
    /// A text of @p lineCount lines; @p lineAt gives one of them.
    Outline(std::function<QString(int)> lineAt, int lineCount);

    /// A key, or an item of a list, on the way from the top of a document to a place in it.
    struct Step
    {
        enum class Kind { Key, Item };
        Kind kind = Kind::Key;
        QString text = {}; ///< of a key; of an item its "name", if it has one
        int line = 0;
        int column = 0;

        friend bool operator==(const Step &, const Step &) = default;
    };

    /// Where somebody is typing.
    struct Place
    {
        enum class Part {
            Key, ///< a key, or where one could begin
            Value,
            Text, ///< a comment, or lines of a long text
        };
        QList<Step> steps = {}; ///< from the top; with the key itself where Part is Value
        Part part = Part::Key;
        int from = 0; ///< column where what is being typed begins
        QString typed = {}; ///< from there to the place

        QStringList keys() const; ///< the steps' keys, "-" for an item
    };

    Place placeAt(int line, int column) const;
    /// The last line of what @p line begins; @p line itself if it begins nothing.
    int foldEnd(int line) const;
    /// Whether foldEnd() is another line; much cheaper.
    bool canFold(int line) const;
    /// The values of the key @p key of each item of the list that @p item is of: names of the other
    /// tags, say. @p item is one of a place's steps.
    QStringList siblings(const Step &item, const QString &key) const;
    /// The value of @p key in the mapping that the step begins, or that an item is; empty if it is
    /// not there.
    QString valueIn(const Step &step, const QString &key) const;
    /// The value of the key in @p line.
    QString valueOn(int line) const;
    /// The keys of the mapping that @p place in @p line is in, without the one that is being typed.
    QStringList keysBeside(const Place &place, int line) const;

private:
    struct Token;
    class Climb;

    QList<Token> tokens(const QString &line) const;
    Place placeInLine(Climb &climb, int line, int caret) const;
    int nextFilled(int line) const;
    bool isInside(int line, int next) const;
    int documentStart(int line) const;

    std::function<QString(int)> m_lineAt;
    int m_lineCount;
};

} // namespace headwater
