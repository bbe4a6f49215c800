// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// A server that was found on this machine, and a button that attaches to it.
Rectangle {
    id: entry

    required property string name
    required property int pid
    required property var url
    required property string token
    required property string serverUrl

    signal attachRequested()

    implicitHeight: 44
    radius: Theme.radius
    color: Theme.dark ? Theme.background : Theme.surface
    border { width: 1; color: Theme.line }

    ThemedText {
        anchors { left: parent.left; leftMargin: 12; top: parent.top; topMargin: 6; right: button.left; rightMargin: 12 }
        font.weight: Font.DemiBold
        text: entry.name
    }
    ThemedText {
        anchors { left: parent.left; leftMargin: 12; bottom: parent.bottom; bottomMargin: 6; right: button.left; rightMargin: 12 }
        font.pixelSize: Theme.small
        color: Theme.muted
        text: Format.joined([entry.serverUrl, qsTr("pid %1").arg(entry.pid)], " · ")
    }
    ActionButton {
        id: button

        objectName: "attachTo" + entry.pid
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: qsTr("Attach")
        Accessible.name: qsTr("Attach to %1, pid %2").arg(entry.name).arg(entry.pid)
        onClicked: entry.attachRequested()
    }
}
