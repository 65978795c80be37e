// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace headwater {

class CatalogPresenter;
class ImportPresenter;
class MainWindow;
class PlatformPresenter;

/// Joins the inspector's platforms to the presenters.
class Inspection : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the object.
    Inspection(MainWindow &window, CatalogPresenter &catalog, PlatformPresenter &platforms,
               ImportPresenter &imports);
};

} // namespace headwater
