// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// One word with a backdrop in its colour.
Rectangle {
    id: chip

    property alias text: label.text
    property color ink: Theme.muted
    property int glyph: -1

    implicitWidth: content.implicitWidth + 16
    implicitHeight: 20
    radius: 10
    color: Theme.tint(ink)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: content

        anchors.centerIn: parent
        spacing: 5

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.glyph >= 0
            width: 7
            height: 7
            shape: Math.max(0, chip.glyph)
            color: chip.ink
        }
        ThemedText {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            font { pixelSize: Theme.small; weight: Font.DemiBold }
            color: chip.ink
        }
    }
}
