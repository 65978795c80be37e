// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/definition/serverdefaults.h"

#include <QObject>
#include <QString>

namespace headwater {

class OpenFiles;

/// Gives an open definition the form in which the server keeps it, as one step to undo.
class ServerFormPresenter : public QObject
{
    Q_OBJECT
public:
    /// @p files outlives the presenter.
    explicit ServerFormPresenter(OpenFiles &files, QObject *parent = nullptr);

    /// Plans away from the window's thread; then the text has changed, or a signal says why not.
    void apply(const QString &file, const ServerForm &form);

Q_SIGNALS:
    /// @p file is that way already.
    void unchanged(const QString &file);
    void failed(const headwater::Error &error);

private:
    OpenFiles &m_files;
};

} // namespace headwater
