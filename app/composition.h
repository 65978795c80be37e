// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/guioptions.h"

class QApplication;

namespace headwater {

/// Makes the parts of the program with a window, joins them and runs until the window is closed.
/// The only place that knows which adapter stands behind which port. Returns the exit status.
int runGui(QApplication &app, const GuiOptions &options);

} // namespace headwater
