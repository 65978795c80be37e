// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QVBoxLayout;

namespace headwater {

/// What an author should know of an entry, each on a ground of its weight's colour with a symbol.
class NoteList : public QWidget
{
    Q_OBJECT
public:
    explicit NoteList(QWidget *parent = nullptr);

    void setNotes(const QList<PreviewNote> &notes);

private:
    QVBoxLayout *const m_layout;
    QList<PreviewNote> m_notes;
};

} // namespace headwater
