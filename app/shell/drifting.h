// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace headwater {

class CatalogPresenter;
class DriftPresenter;
class ImportPresenter;
class MainWindow;

/// Joins the Drift dock to its presenter, and to the imports that follow from it.
class Drifting : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the object.
    Drifting(MainWindow &window, CatalogPresenter &catalog, DriftPresenter &drift,
             ImportPresenter &imports);

    void checkCatalog();

private:
    void checkStream();
    void chooseExport();
    void updateActions();

    MainWindow &m_window;
    CatalogPresenter &m_catalog;
    DriftPresenter &m_drift;
};

} // namespace headwater
