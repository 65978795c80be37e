// SPDX-License-Identifier: Apache-2.0
#include "app/shell/inspection.h"

#include "app/presenters/catalogpresenter.h"
#include "app/presenters/importpresenter.h"
#include "app/presenters/platformpresenter.h"
#include "app/shell/mainwindow.h"
#include "views/inspector/inspectorpanel.h"

namespace headwater {

Inspection::Inspection(MainWindow &window, CatalogPresenter &catalog, PlatformPresenter &platforms,
                       ImportPresenter &imports)
{
    const InspectorPanel &panel = window.inspector();
    connect(&panel, &InspectorPanel::platformChosen, &catalog, &CatalogPresenter::inspectPlatform);
    connect(&panel, &InspectorPanel::platformFetchRequested, this,
            [&catalog, &platforms](const QString &digest) {
                if (catalog.inspectedTag())
                    platforms.fetch(*catalog.inspectedTag(), digest);
            });
    connect(&panel, &InspectorPanel::platformPreferred, this,
            [&catalog, &platforms](const QString &os, const QString &architecture) {
                if (catalog.inspectedTag())
                    platforms.prefer(*catalog.inspectedTag(), os, architecture);
            });
    connect(&platforms, &PlatformPresenter::fetched, &catalog, &CatalogPresenter::addImage);
    connect(&platforms, &PlatformPresenter::importRequested, &imports,
            &ImportPresenter::importTags);
    connect(&platforms, &PlatformPresenter::failed, &window,
            [&window](const QString &text) { window.showMessage(text, Tone::Error); });
}

} // namespace headwater
