// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "views/common/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace headwater {

/// How the window was asked for on the command line.
struct GuiOptions
{
    QStringList paths = {}; ///< folder or files to open; empty: the last session, or the start page
    bool sampleCatalog = false;
    bool importSample = false; ///< import the shown stream once the catalog has been read
    QString stream = {}; ///< "namespace/name" or "name" to show first
    QString tab = {};
    QString tag = {}; ///< to select
    QString dialog = {}; ///< to open once the catalog has been read; empty: none
    QString pullSpec = {}; ///< to fill in there
    QString preview = {}; ///< the view of the catalog preview to show; empty: none
    QString release = {}; ///< of the console, for the preview; empty: as last time
    std::optional<ColorScheme> colorScheme = {};
    std::optional<QSize> size = {};
    QString screenshot = {}; ///< picture of the settled window goes here, then the program ends
    bool quitAfterFirstPaint = false; ///< for measuring the start
    bool forgetSession = false; ///< neither restore nor remember anything
};

/// Errors: InvalidInput with a text for standard error as detail. --help and --version are answered
/// by the caller before.
Result<GuiOptions> parseGuiOptions(const QStringList &arguments);

/// The text of --help.
QString guiHelpText();

} // namespace headwater
