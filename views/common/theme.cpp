// SPDX-License-Identifier: Apache-2.0
#include "views/common/theme.h"

#include "views/common/housestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto channel = [part](int from, int to) { return int(from + (to - from) * part); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()),
                  channel(a.blue(), b.blue()));
}

bool prefersDark(const QPalette &start)
{
    switch (QGuiApplication::styleHints()->colorScheme()) {
    case Qt::ColorScheme::Dark: return true;
    case Qt::ColorScheme::Light: return false;
    case Qt::ColorScheme::Unknown: break; // plain X11 and offscreen do not know
    }
    return start.color(QPalette::Window).lightness() < 128;
}

/// Desktops choose the font; where none has (offscreen, bare X11), Qt falls back to the generic
/// family, and Inter reads better than what fontconfig happens to list first.
void useReadableFont(QApplication &app)
{
    QFont font = app.font();
    const bool isChosen = font.family() != "Sans Serif"_L1 && font.family() != "Sans"_L1
        && font.family() != "DejaVu Sans"_L1;
    if (isChosen)
        return;
    for (const auto &family : {u"Inter"_s, u"Inter Variable"_s}) {
        if (QFontDatabase::hasFamily(family)) {
            font.setFamily(family);
            app.setFont(font);
            return;
        }
    }
}

} // namespace

const Theme &lightTheme()
{
    static const Theme theme{
        .isDark = false,
        .window = QColor(0xffffff),
        .surface = QColor(0xf5f7f9),
        .field = QColor(0xffffff),
        .border = QColor(0xd8dee6),
        .text = QColor(0x161b22),
        .muted = QColor(0x5c6773),
        .accent = QColor(0x1b66da),
        .accentText = QColor(0xffffff),
        .selection = QColor(0xdbe8fd),
        .hover = QColor(0xeef3f9),
        .neutral = {QColor(0xe9edf2), QColor(0x4d5763)},
        .information = {QColor(0xdfebfd), QColor(0x1a55b8)},
        .success = {QColor(0xdaf2e2), QColor(0x176638)},
        .warning = {QColor(0xfff0cc), QColor(0x7a4d00)},
        .error = {QColor(0xfde3e5), QColor(0xab1f2d)},
    };
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme{
        .isDark = true,
        .window = QColor(0x1c2026),
        .surface = QColor(0x16191e),
        .field = QColor(0x23282f),
        .border = QColor(0x333a44),
        .text = QColor(0xe8ecf1),
        .muted = QColor(0x9aa5b1),
        .accent = QColor(0x6ea8fe),
        .accentText = QColor(0x0a1526),
        .selection = QColor(0x213a66),
        .hover = QColor(0x262c34),
        .neutral = {QColor(0x2d343d), QColor(0xb9c3ce)},
        .information = {QColor(0x1d3557), QColor(0x9cc4ff)},
        .success = {QColor(0x17392a), QColor(0x7ddba2)},
        .warning = {QColor(0x423310), QColor(0xf2c55c)},
        .error = {QColor(0x471d24), QColor(0xff9ba4)},
    };
    return theme;
}

const Theme &themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

const Theme::Pair &Theme::pair(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return neutral;
    case Tone::Information: return information;
    case Tone::Success: return success;
    case Tone::Warning: return warning;
    case Tone::Error: return error;
    }
    return neutral;
}

QPalette Theme::palette() const
{
    QPalette palette(field, window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, window);
    palette.setColor(QPalette::AlternateBase, surface);
    palette.setColor(QPalette::Button, field);
    palette.setColor(QPalette::ToolTipBase, isDark ? field : text);
    palette.setColor(QPalette::ToolTipText, isDark ? text : window);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, mixed(muted, window, 0.4));
    }
    return palette;
}

void applyTheme(QApplication &app, ColorScheme scheme)
{
    static const QPalette start = app.palette();
    const bool dark
        = scheme == ColorScheme::System ? prefersDark(start) : scheme == ColorScheme::Dark;
    const Theme &theme = dark ? darkTheme() : lightTheme();
    useReadableFont(app);
    app.setStyle(new HouseStyle);
    app.setPalette(theme.palette());
    app.setStyleSheet(theme.styleSheet());
}

QFont scaledFont(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    return font;
}

QFont fixedFont(const QFont &like)
{
    static const QString family = [] {
        const QString candidate = u"JetBrains Mono"_s;
        return QFontDatabase::hasFamily(candidate)
            ? candidate
            : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    }();
    // Monospace faces look larger than proportional ones of the same size.
    QFont font = scaledFont(like, 0.95);
    font.setFamily(family);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace headwater
