// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QClipboard>
#include <QLabel>

namespace headwater {

/// A label for plain text that may have no blanks to break at, such as digests and pull specs: its
/// lines also break behind separators. What is copied from it or read aloud is the text as given.
class ValueLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ValueLabel(const QString &text, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copySelection(QClipboard::Mode mode) const;
};

} // namespace headwater
