// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/chip.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace headwater {

/// Facts under headings: a caption at the left, a value at the right. Values are plain
/// text whatever they contain, wrap anywhere, and can be copied whole where they are shortened.
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);

    void clear();
    void addHeading(const QString &text);
    void addText(const QString &text, bool muted = false);
    /// @p more goes into the tool tip.
    void addFact(const QString &caption, const QString &value, const QString &more = {});
    /// Monospace; @p whole goes to the clipboard by the button beside it.
    void addCode(const QString &caption, const QString &shown, const QString &whole);
    void addChips(const QString &caption, const QList<Chip> &chips);
    /// A command in a box of its own, with a copy button.
    void addCommand(const QString &command);
    /// Takes @p widget over.
    void addWidget(QWidget *widget);
    void addStretch();

private:
    QGridLayout *grid();
    void addRow(const QString &caption, QWidget *value, QWidget *button = nullptr);
    QWidget *copyButton(const QString &what, const QString &text);

    QVBoxLayout *m_layout = nullptr;
    QWidget *m_content = nullptr;
    QGridLayout *m_grid = nullptr; // of the rows since the last heading
};

} // namespace headwater
