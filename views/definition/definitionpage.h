// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;

namespace headwater {

class CodeView;

/// The Definition tab: the file a stream comes from, as it is on disk.
class DefinitionPage : public QWidget
{
    Q_OBJECT
public:
    explicit DefinitionPage(QWidget *parent = nullptr);

    void showText(const QString &text, const QString &fileName, int line);
    /// The file cannot be shown; @p reason says why.
    void showFailure(const QString &fileName, const QString &reason);
    void goToLine(int line);

private:
    QLabel *const m_path;
    QLabel *const m_note;
    CodeView *const m_view;
};

} // namespace headwater
