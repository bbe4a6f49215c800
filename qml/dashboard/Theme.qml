// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

/// Colours, fonts and measures. `mode` is "system", "dark" or "light".
QtObject {
    id: theme

    property string mode: "system"
    readonly property SystemPalette systemPalette: SystemPalette { colorGroup: SystemPalette.Active }
    // Before Qt 6.5 the system's scheme shows in nothing but its palette.
    readonly property bool systemDark: systemPalette.window.hslLightness < 0.5
    readonly property bool dark: mode === "dark" || (mode !== "light" && systemDark)

    readonly property color background: dark ? "#0E1116" : "#F6F8FA"
    readonly property color surface: dark ? "#151A21" : "#FFFFFF"
    readonly property color raised: dark ? "#1C232C" : "#EEF2F6"
    readonly property color pressed: dark ? "#262F3A" : "#E1E7ED"
    readonly property color line: dark ? "#2B343F" : "#D0D7DF"
    /// Around what lies over other things.
    readonly property color edge: dark ? "#46525F" : "#B9C3CD"
    readonly property color text: dark ? "#E6EBF2" : "#17202B"
    readonly property color muted: dark ? "#9AA7B6" : "#52606F"
    readonly property color accent: dark ? "#5B9DFF" : "#0B5FCC"
    readonly property color accentText: dark ? "#0E1116" : "#FFFFFF"
    readonly property color incoming: dark ? "#4CC38A" : "#157347"
    readonly property color outgoing: accent
    readonly property color control: dark ? "#C792EA" : "#7A3FB5"
    readonly property color warning: dark ? "#F2B84B" : "#8A5A00"
    readonly property color error: dark ? "#FF7676" : "#BF2A2A"
    readonly property color selected: dark ? "#1D3557" : "#DCE9FB"
    readonly property color hovered: dark ? "#1A212A" : "#EFF3F8"
    readonly property color stripe: dark ? "#12161C" : "#F6F8FA"
    readonly property color shade: dark ? "#99000000" : "#5517202B"

    readonly property var families: Qt.fontFamilies()
    readonly property string sans: firstFamily(["Inter", "Noto Sans", "DejaVu Sans"], "")
    readonly property string mono: firstFamily(["JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono"], "monospace")
    readonly property int small: 11
    readonly property int normal: 12
    readonly property int large: 14
    readonly property int huge: 22

    readonly property int unit: 4
    /// True for lower rows in tables.
    property bool compact: false
    readonly property int rowHeight: compact ? 22 : 28
    readonly property int controlHeight: 28
    readonly property int radius: 6

    function toggle(): void {
        mode = dark ? "light" : "dark";
    }

    /// A backdrop for words in that colour.
    function tint(color: color): color {
        return Qt.rgba(color.r, color.g, color.b, dark ? 0.16 : 0.11);
    }

    function firstFamily(wanted: list<string>, fallback: string): string {
        return wanted.find((family) => families.indexOf(family) >= 0) ?? fallback;
    }
}
