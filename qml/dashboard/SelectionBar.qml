// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// What can be done to many connections at once.
Rectangle {
    id: bar

    required property int count
    required property bool allowed
    /// Why not, if it is not.
    property string reason

    signal pingRequested()
    signal sendRequested()
    signal closeRequested()
    signal dismissed()

    implicitWidth: content.width + 24
    implicitHeight: 44
    radius: 8
    color: Theme.raised
    border { width: 1; color: Theme.accent }
    Accessible.role: Accessible.ToolBar
    Accessible.name: label.text

    Row {
        id: content

        anchors { verticalCenter: parent.verticalCenter; left: parent.left; leftMargin: 16 }
        spacing: 8

        ThemedText {
            id: label

            objectName: "selectedText"
            height: Theme.controlHeight
            rightPadding: 8
            font.weight: Font.DemiBold
            text: qsTr("%Ln connections selected", "", bar.count)
        }
        ActionButton {
            objectName: "pingMany"
            enabled: bar.allowed
            text: qsTr("Ping")
            hint: "P"
            tip: bar.reason
            onClicked: bar.pingRequested()
        }
        ActionButton {
            objectName: "sendMany"
            enabled: bar.allowed
            text: qsTr("Send…")
            tip: bar.reason
            onClicked: bar.sendRequested()
        }
        ActionButton {
            objectName: "closeMany"
            enabled: bar.allowed
            ink: Theme.error
            text: qsTr("Close…")
            hint: Desktop.keyText("Del")
            tip: bar.reason
            onClicked: bar.closeRequested()
        }
        ActionButton {
            objectName: "dropSelection"
            glyph: Glyph.Cross
            tip: qsTr("Select one only")
            onClicked: bar.dismissed()
        }
    }
}
