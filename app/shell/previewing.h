// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"

#include <QObject>

namespace headwater {

class CatalogPresenter;
class MainWindow;
class Preferences;
class PreviewPresenter;

/// Joins the catalog preview, its page and the tab of a stream, to their presenter.
class Previewing : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the object.
    Previewing(MainWindow &window, CatalogPresenter &catalog, PreviewPresenter &preview,
               Preferences &preferences);

    /// Shows the page; @p view and @p stream as in PreviewPage::showView(), once they are computed.
    void show(const QString &view = {}, const QString &stream = {});

Q_SIGNALS:
    /// A view that was asked for is on show.
    void shown();

private:
    void wirePage();
    void wireStream();
    void chooseCategories();
    void goToDefinition(const StreamKey &key, const QString &tag);
    void openLink(const QString &url);

    MainWindow &m_window;
    CatalogPresenter &m_catalog;
    PreviewPresenter &m_preview;
    Preferences &m_preferences;
    QString m_wantedView;
    QString m_wantedStream;
};

} // namespace headwater
