// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// One figure: a name, a number with its unit, a note, and its last minute.
Rectangle {
    id: figure

    property alias name: nameText.text
    property alias value: valueText.text
    property alias unit: unitText.text
    property alias note: noteText.text
    property alias history: sparkline.values
    property alias ink: sparkline.color
    property alias noteColor: noteText.color

    implicitWidth: 200
    implicitHeight: 76
    radius: Theme.radius + 2
    color: Theme.surface
    border { width: 1; color: Theme.line }
    Accessible.role: Accessible.StaticText
    Accessible.name: (name + ": " + value + " " + unit + " " + note).trim()

    ThemedText {
        id: nameText

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 12; topMargin: 9 }
        color: Theme.muted
        Accessible.ignored: true
    }
    ThemedText {
        id: valueText

        anchors { left: parent.left; leftMargin: 12; top: parent.top; topMargin: 24 }
        font { pixelSize: Theme.huge; weight: Font.DemiBold }
        Accessible.ignored: true
    }
    ThemedText {
        id: unitText

        anchors { left: valueText.right; leftMargin: 5; baseline: valueText.baseline }
        color: Theme.muted
        Accessible.ignored: true
    }
    ThemedText {
        id: noteText

        anchors {
            left: unitText.right
            leftMargin: unitText.text !== "" ? 7 : 0
            right: parent.right
            rightMargin: 10
            baseline: valueText.baseline
        }
        color: Theme.muted
        Accessible.ignored: true
    }
    Sparkline {
        id: sparkline

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 10; bottomMargin: 5 }
        height: 20
        filled: true
    }
}
