// SPDX-License-Identifier: Apache-2.0
#include "views/common/theme.h"

namespace headwater {

namespace {

// Names in @ are replaced by colours of the theme. Only what Fusion cannot be told by a palette
// stands here: rounded fields and buttons, flat tabs and headers, thin scroll bars.
constexpr char16_t sheet[] = uR"(
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QMenuBar { background: @window; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @window; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; padding: 7px 10px;
    spacing: 8px; }
QToolBar::separator { background: @border; width: 1px; margin: 4px 4px; }
QPushButton, QToolBar QToolButton { background: @field; border: 1px solid @border;
    border-radius: 5px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover, QToolBar QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolBar QToolButton:pressed { background: @selection; }
QPushButton:checked { background: @selection; }
QPushButton:focus, QToolBar QToolButton:focus { border-color: @accent; }
QToolButton[crumb="true"] { padding: 3px 0; color: @muted; }
QToolButton[crumb="true"]:hover { color: @text; }
QPushButton:disabled, QToolBar QToolButton:disabled { color: @muted; background: @surface; }
QPushButton[primary="true"], QToolBar QToolButton[primary="true"] { background: @accent;
    border-color: @accent; color: @accentText; font-weight: 600; }
QPushButton[primary="true"]:hover, QToolBar QToolButton[primary="true"]:hover {
    background: @accentHover; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled, QToolBar QToolButton[primary="true"]:disabled {
    background: @surface; border-color: @border; color: @muted; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; color: @accent;
    padding: 3px 6px; text-align: left; }
QPushButton[link="true"][flush="true"] { padding-left: 0; border-left-width: 0; }
QPushButton[link="true"]:hover { background: @hover; }
QPushButton[link="true"]:focus { border-color: @accent; }
QToolBar QToolButton[compact="true"] { padding: 5px 6px; }
QToolBar QToolButton[compact="true"]:checked { background: @selection; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 3px; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @accent; }
QLineEdit { background: @field; border: 1px solid @border; border-radius: 5px; padding: 5px 8px;
    selection-background-color: @accent; selection-color: @accentText; min-height: 18px; }
QLineEdit:focus { border-color: @accent; }
QLineEdit[problem="true"] { border-color: @errorText; }
QLineEdit[bare="true"] { background: transparent; border: none; padding: 0 2px; min-height: 0; }
QSpinBox QLineEdit { border: none; background: @field; padding: 0 2px; min-height: 0; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 20px; padding: 8px 4px 4px 4px;
    font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 2px; top: 0; }
QAbstractItemView { background: @window; border: none; outline: none;
    selection-background-color: @selection; selection-color: @text; }
QPlainTextEdit { background: @window; border: none; }
*[input="true"] { background: @field; border: 1px solid @border; border-radius: 5px; }
QPlainTextEdit[input="true"] { padding: 2px 4px; }
QPlainTextEdit[input="true"]:focus, *[input="true"][focused="true"] { border-color: @accent; }
*[input="true"][problem="true"] { border-color: @errorText; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none;
    border-bottom: 1px solid @border; padding: 6px 10px; text-align: left; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; border: none;
    border-bottom: 2px solid transparent; padding: 7px 4px; margin: 0 10px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; }
QStatusBar { background: @surface; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; padding: 1px 8px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @neutral; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QToolTip { background: @tipBackground; color: @tipText; border: 1px solid @border; padding: 4px 6px; }
*[surface="true"] { background: @surface; }
*[card="true"] { background: @surface; border: 1px solid @border; border-radius: 6px; }
QFrame[rule="true"] { background: @border; max-height: 1px; min-height: 1px; border: none; }
QLabel[muted="true"] { color: @muted; }
QLabel[current="true"] { color: @accent; font-weight: 600; }
QLabel[heading="true"] { font-weight: 600; }
QLabel[tone="neutral"] { color: @neutralText; }
QLabel[tone="information"] { color: @informationText; }
QLabel[tone="success"] { color: @successText; }
QLabel[tone="warning"] { color: @warningText; }
QLabel[tone="error"] { color: @errorText; }
)";

} // namespace

QString Theme::styleSheet() const
{
    QString rules = QString::fromUtf16(sheet);
    const QColor scroll = isDark ? border.lighter(130) : border.darker(112);
    // Longer names first: "@accent" is the beginning of "@accentText".
    const QList<QPair<QLatin1StringView, QColor>> names = {
        {QLatin1StringView("@accentText"), accentText},
        {QLatin1StringView("@accentHover"), isDark ? accent.lighter(110) : accent.darker(112)},
        {QLatin1StringView("@accent"), accent},
        {QLatin1StringView("@tipBackground"), palette().color(QPalette::ToolTipBase)},
        {QLatin1StringView("@tipText"), palette().color(QPalette::ToolTipText)},
        {QLatin1StringView("@neutralText"), neutral.text},
        {QLatin1StringView("@neutral"), neutral.background},
        {QLatin1StringView("@informationText"), information.text},
        {QLatin1StringView("@successText"), success.text},
        {QLatin1StringView("@warningText"), warning.text},
        {QLatin1StringView("@errorText"), error.text},
        {QLatin1StringView("@selection"), selection},
        {QLatin1StringView("@surface"), surface},
        {QLatin1StringView("@window"), window},
        {QLatin1StringView("@border"), border},
        {QLatin1StringView("@scroll"), scroll},
        {QLatin1StringView("@field"), field},
        {QLatin1StringView("@hover"), hover},
        {QLatin1StringView("@muted"), muted},
        {QLatin1StringView("@text"), text},
    };
    for (const auto &[name, color] : names)
        rules.replace(name, color.name());
    return rules;
}

} // namespace headwater
