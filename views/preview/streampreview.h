// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace headwater {

class BuilderForm;
class DetailsPanel;
class EmptyState;
class IconBox;
class NotShownList;
class NotShownModel;
class TileBox;

/// One stream as a console release would show it: tile, card, details and form, and which of its
/// tags are not offered, and why.
class StreamPreview : public QWidget
{
    Q_OBJECT
public:
    /// @p notShown: the tags of this stream that are not offered. Outlives the page.
    explicit StreamPreview(NotShownModel &notShown, QWidget *parent = nullptr);

    void showEntry(const PreviewEntry &entry, const ConsoleTraits &traits);
    /// The catalog does not show the stream at all.
    void showAbsence(const QString &stream, const QStringList &reasons,
                     const ConsoleTraits &traits);

Q_SIGNALS:
    void definitionRequested(const headwater::StreamKey &key, const QString &tag);
    void catalogRequested();
    void linkChosen(const QString &url);

private:
    QWidget *buildSide();
    QWidget *buildTop();
    QWidget *buildBottom();
    void updateTags();

    NotShownModel &m_notShown;
    QLabel *m_release = nullptr;
    QStackedWidget *m_state = nullptr; ///< shown, or not
    QStackedWidget *m_main = nullptr; ///< details or form
    TileBox *m_tile = nullptr;
    TileBox *m_card = nullptr;
    IconBox *m_topology = nullptr;
    QLabel *m_topologyText = nullptr;
    DetailsPanel *m_details = nullptr;
    BuilderForm *m_form = nullptr;
    EmptyState *m_absence = nullptr;
    QWidget *m_bottom = nullptr;
    QLabel *m_tagsTitle = nullptr;
};

} // namespace headwater
