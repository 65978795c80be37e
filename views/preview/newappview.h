// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/newappmatch.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTreeView;

namespace headwater {

class EmptyState;
class NewAppModel;

/// Which tag `oc new-app` takes for a name or a language, and why.
class NewAppView : public QWidget
{
    Q_OBJECT
public:
    /// @p model outlives the view.
    explicit NewAppView(NewAppModel &model, QWidget *parent = nullptr);

    /// Asks for @p term, as if it had been typed.
    void setTerm(const QString &term);
    /// What becomes of the term that was asked for.
    void showMatch(const NewAppMatch &match);

Q_SIGNALS:
    void termEntered(const QString &term);
    void definitionRequested(const headwater::StreamKey &key, const QString &tag);

private:
    QWidget *buildTop();
    void buildView();

    NewAppModel &m_model;
    QLineEdit *m_term = nullptr;
    QLabel *m_sentence = nullptr;
    QTreeView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace headwater
