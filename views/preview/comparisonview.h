// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QStackedLayout;

namespace headwater {

class ComparisonDelegate;
class ComparisonModel;
class EmptyState;

/// The catalog of two console releases, tile beside tile, and what differs.
class ComparisonView : public QWidget
{
    Q_OBJECT
public:
    /// @p model outlives the view.
    explicit ComparisonView(ComparisonModel &model, QWidget *parent = nullptr);

    /// The releases to choose from for the right side; the left one is the page's.
    void setReleases(const QStringList &releases);
    void setTraits(const ConsoleTraits &left, const ConsoleTraits &right);

Q_SIGNALS:
    void otherReleaseChosen(const QString &release);
    void definitionRequested(const headwater::StreamKey &key);

private:
    QWidget *buildTop();
    void buildView();
    void updateState();

    ComparisonModel &m_model;
    ComparisonDelegate *m_delegate = nullptr;
    QLabel *m_left = nullptr;
    QComboBox *m_right = nullptr;
    QCheckBox *m_all = nullptr;
    QLabel *m_summary = nullptr;
    QListView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
