// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/outline.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace headwater {

class CodeView;

/// Where in a definition the cursor is: the file and the keys that lead there. Each is a button
/// that goes to its line.
class Breadcrumbs : public QWidget
{
    Q_OBJECT
public:
    /// @p view outlives this.
    explicit Breadcrumbs(CodeView &view, QWidget *parent = nullptr);

    void setFile(const QString &file);
    /// For reading aloud and for tests: "ruby.yaml › spec › tags › 3.3".
    QString text() const;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void fit();
    void show(const QList<Outline::Step> &steps);
    QToolButton *button(qsizetype index);

    CodeView &m_view;
    QHBoxLayout *m_layout = nullptr;
    QList<QToolButton *> m_buttons; // the file first; more than are shown
    QTimer m_soon;
    QString m_file;
    QList<Outline::Step> m_steps;
};

} // namespace headwater
