// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verbs.h"
#include "app/composition.h"
#include "app/verbcomposition.h"

#include <QApplication>

#include <cstdio>

using namespace headwater;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(HEADWATER_VERSION));
    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (isVerb(first)) {
        QCoreApplication app(argc, argv);
        return runProgramVerb(QCoreApplication::arguments().sliced(1));
    }
    // Asked for help, the program must not look for a display.
    if (first == "--help"_L1 || first == "-h"_L1) {
        std::fputs(qPrintable(guiHelpText()), stdout);
        return 0;
    }
    QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Headwater"_s);
    QGuiApplication::setDesktopFileName(u"org.headwater.Headwater"_s);
    const Result<GuiOptions> options = parseGuiOptions(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "headwater: %s\n", qPrintable(options.error().detail));
        return 2;
    }
    return runGui(app, *options);
}
