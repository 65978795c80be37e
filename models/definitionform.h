// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <algorithm>

/// The form beside the text of a definition, as values: what it asks, and what stands there.
namespace headwater {

/// Something a field may say.
struct FormChoice
{
    QString value = {};
    QString label = {}; ///< how people call it
    QString text = {}; ///< what it does, one sentence

    friend bool operator==(const FormChoice &, const FormChoice &) = default;
};

/// One field of a stream or tag.
struct FormEntry
{
    enum class Kind {
        Line,
        Text, ///< of several lines
        Flag, ///< "true" or "false"
        Choice, ///< the value of one of the choices
        Words, ///< separated by commas
        Icon, ///< an icon class of the console
        Source, ///< a pull spec, or the name of a tag or image of a stream
    };

    QString field = {}; ///< as DefinitionField names it; "hidden" for the keyword
    QString caption = {};
    Kind kind = Kind::Line;
    QString text = {}; ///< empty: not written
    QString help = {}; ///< what the field is for, one sentence
    QString hint = {}; ///< what counts while nothing is written
    QString note = {}; ///< what comes of the text as it is
    bool isNoteWarning = false;
    QString problem = {}; ///< what is wrong with it
    Problem::Severity severity = Problem::Severity::Error; ///< of the problem
    QList<FormChoice> choices = {}; ///< Choice: all there are; else what may be proposed
    /// A name, which others refer to: it is told when it has been typed, not with each key.
    bool isName = false;

    friend bool operator==(const FormEntry &, const FormEntry &) = default;
};

struct FormSection
{
    QString title = {};
    QList<FormEntry> entries = {};

    friend bool operator==(const FormSection &, const FormSection &) = default;
};

/// A stream, or one of its tags, that the form can be about.
struct FormSubject
{
    QString name = {};
    bool isTag = false; ///< of the stream before it

    friend bool operator==(const FormSubject &, const FormSubject &) = default;
};

struct DefinitionForm
{
    QList<FormSubject> subjects = {}; ///< of the file, in its order
    qsizetype current = -1; ///< of the subjects; -1: there is none to show
    QList<FormSection> sections = {};
    bool isEditable = false;
    QString message = {}; ///< why there is nothing to fill in, or why not now

    const FormEntry *entry(const QString &field) const
    {
        for (const FormSection &section : sections) {
            const auto found = std::ranges::find(section.entries, field, &FormEntry::field);
            if (found != section.entries.end())
                return &*found;
        }
        return nullptr;
    }
    friend bool operator==(const DefinitionForm &, const DefinitionForm &) = default;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::DefinitionForm)
