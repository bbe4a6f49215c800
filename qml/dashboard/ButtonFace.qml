// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// What stands on a button: a glyph, a word, a hint, in the middle.
Item {
    id: face

    property int glyph: -1
    property alias text: label.text
    property alias font: label.font
    property alias hint: hintText.text
    property color ink: Theme.text

    implicitWidth: content.implicitWidth

    Row {
        id: content

        anchors.centerIn: parent
        spacing: 7

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            visible: face.glyph >= 0
            width: 12
            height: 12
            shape: Math.max(0, face.glyph)
            color: face.ink
        }
        ThemedText {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            color: face.ink
        }
        ThemedText {
            id: hintText

            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            font.pixelSize: Theme.small
            color: Theme.muted
        }
    }
}
