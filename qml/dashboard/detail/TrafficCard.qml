// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// One direction of a connection: its rate, its last minute, and what came together.
Rectangle {
    id: card

    property alias name: nameText.text
    property alias value: valueText.text
    property alias note: noteText.text
    property alias history: sparkline.values
    /// How many values the width stands for.
    property alias places: sparkline.slots
    property color ink: Theme.text

    implicitHeight: 92
    radius: Theme.radius
    color: Theme.surface
    border { width: 1; color: Theme.line }
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + value + ", " + note

    ThemedText {
        id: nameText

        anchors { left: parent.left; leftMargin: 12; top: parent.top; topMargin: 10 }
        color: Theme.muted
        Accessible.ignored: true
    }
    MonoText {
        id: valueText

        anchors { right: parent.right; rightMargin: 12; baseline: nameText.baseline }
        font { pixelSize: Theme.large; weight: Font.DemiBold }
        color: card.ink
        Accessible.ignored: true
    }
    Sparkline {
        id: sparkline

        anchors { left: parent.left; right: parent.right; top: nameText.bottom; bottom: noteText.top; margins: 12; topMargin: 6; bottomMargin: 4 }
        color: card.ink
        filled: true
    }
    ThemedText {
        id: noteText

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 12; bottomMargin: 8 }
        font.pixelSize: Theme.small
        color: Theme.muted
        Accessible.ignored: true
    }
}
