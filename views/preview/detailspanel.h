// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QFrame>

class QFormLayout;
class QLabel;
class QLayout;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace headwater {

class IconBox;
class NoteList;

/// The console's panel for a chosen tile, and below it what an author should know.
class DetailsPanel : public QFrame
{
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget *parent = nullptr);

    void showEntry(const PreviewEntry &entry, const ConsoleTraits &traits);
    const PreviewEntry &entry() const { return m_entry; }
    /// Where the panel stands on a page of its own there is nothing to close.
    void setClosable(bool isClosable);

Q_SIGNALS:
    /// "Create": the form for this entry is wanted.
    void createRequested(const headwater::PreviewEntry &entry);
    void definitionRequested(const headwater::StreamKey &key);
    void linkChosen(const QString &url);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildContent(QVBoxLayout &layout);
    QLayout *resourceList();
    QWidget *buildHeader();
    void addFact(const QString &name, const QString &value);
    void addLink(const QString &name, const QString &url);
    void fillFacts(const ConsoleTraits &traits);

    IconBox *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_provider = nullptr;
    QToolButton *m_close = nullptr;
    QPushButton *m_create = nullptr;
    QPushButton *m_definition = nullptr;
    QFormLayout *m_facts = nullptr;
    QLabel *m_description = nullptr;
    QLabel *m_notesTitle = nullptr;
    NoteList *m_notes = nullptr;
    PreviewEntry m_entry;
};

} // namespace headwater
