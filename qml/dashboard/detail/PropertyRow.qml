// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A name and a value, side by side; long values wrap.
Item {
    id: row

    property alias name: nameText.text
    property alias value: valueText.text
    property alias ink: valueText.color
    property int nameWidth: 132

    implicitHeight: Math.max(24, valueText.implicitHeight + 8)
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

        x: row.nameWidth
        y: 4
        width: row.width - row.nameWidth
        wrapMode: Text.Wrap
        maximumLineCount: 8
        Accessible.ignored: true
    }
}
