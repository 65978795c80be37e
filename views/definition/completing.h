// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/completion/completion.h"

#include <QObject>
#include <QTimer>

class QKeyEvent;

namespace headwater {

class CodeView;
class CompletionPopup;

/// Completes what is being typed in a definition: asked for, or by itself after a moment without a
/// key.
class Completing : public QObject
{
    Q_OBJECT
public:
    /// @p view outlives this.
    explicit Completing(CodeView &view, QObject *parent = nullptr);

    void setWords(const CatalogWords &words);
    /// Tags of a repository that were looked up.
    void addRemoteTags(const QString &repository, const QStringList &tags);
    /// Offers whatever fits here.
    void open();
    /// Takes a key that is meant for the list; false: it is not.
    bool handleKey(const QKeyEvent &event);
    /// To be called when the text has had its key.
    void noteKey(const QKeyEvent &event);

Q_SIGNALS:
    void lookUpRequested(const QString &repository);

private:
    void offer(bool isAskedFor);
    void accept();
    bool isOpen() const;

    CodeView &m_view;
    CompletionPopup *const m_popup;
    QTimer m_soon;
    CatalogWords m_words;
    Completions m_offered;
};

} // namespace headwater
