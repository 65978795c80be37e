// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;

namespace headwater {

/// How a small label looks. The word in it says the same as its colour: nobody has to see colours.
enum class Tone { Neutral, Information, Success, Warning, Error };

/// The colours of the program, light or dark. One accent; everything else is grey or a status.
struct Theme
{
    struct Pair
    {
        QColor background;
        QColor text;
    };

    bool isDark;
    QColor window; ///< pages and lists
    QColor surface; ///< headers, side panels
    QColor field; ///< inputs and buttons
    QColor border;
    QColor text;
    QColor muted;
    QColor accent;
    QColor accentText; ///< on the accent
    QColor selection;
    QColor hover;
    Pair neutral;
    Pair information;
    Pair success;
    Pair warning;
    Pair error;

    const Pair &pair(Tone tone) const;
    QPalette palette() const;
    QString styleSheet() const;
};

enum class ColorScheme { System, Light, Dark };

const Theme &lightTheme();
const Theme &darkTheme();
/// The theme that @p palette was made from, told by its window colour.
const Theme &themeOf(const QPalette &palette);

/// Gives @p app our style, palette and font. System: as the desktop says, else as the palette that
/// the platform started with. QStyleHints::setColorScheme has no effect with Qt 6.8 under most
/// platforms, hence the palettes of our own.
void applyTheme(QApplication &app, ColorScheme scheme);

/// @p font at @p factor times its size, whether that is in points or in pixels.
QFont scaledFont(QFont font, qreal factor);

/// Monospace font for digests, pull specs and definitions, at the size of the user interface.
QFont fixedFont(const QFont &like);

} // namespace headwater
