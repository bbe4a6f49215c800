// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A name and a value, side by side; long values wrap, and in a narrow pane they go below.
Item {
    id: row

    property alias name: nameText.text
    property alias value: valueText.text
    property alias ink: valueText.color
    property int nameWidth: 132

    readonly property bool below: width < 400 && valueText.implicitWidth > width - nameWidth

    implicitHeight: Math.max(24, valueText.y + valueText.implicitHeight + 4)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + value

    ThemedText {
        id: nameText

        y: 4
        width: row.nameWidth - 12
        color: Theme.muted
        Accessible.ignored: true
    }
    MonoText {
        id: valueText

        x: row.below ? 0 : row.nameWidth
        y: row.below ? nameText.y + nameText.height + 2 : 4
        width: row.width - x
        wrapMode: Text.Wrap
        maximumLineCount: 8
        Accessible.ignored: true
    }
}
