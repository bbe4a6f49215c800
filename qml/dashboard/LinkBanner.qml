// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// Says over what was seen last that the server has gone, and when it is tried again.
Rectangle {
    id: banner

    required property ServerLink link
    readonly property bool shown: link.stale && link.known
    readonly property string name: link.name !== "" ? link.name : link.address

    implicitHeight: shown ? 44 : 0
    visible: shown
    color: Theme.raised
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Rectangle {
        width: 3
        height: parent.height
        color: Theme.warning
    }
    Glyph {
        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        width: 14
        height: 14
        shape: Glyph.Unplugged
        color: Theme.warning
    }
    ThemedText {
        id: words

        objectName: "bannerText"
        anchors { left: parent.left; leftMargin: 40; right: button.left; rightMargin: 16; verticalCenter: parent.verticalCenter }
        text: banner.link.status === banner.link.connecting
              ? qsTr("The connection to %1 is lost, and what you see is from before. Connecting again…").arg(banner.name)
              : qsTr("The connection to %1 is lost, and what you see is from before. Next attempt in %Ln s.", "",
                     banner.link.retryIn).arg(banner.name)
    }
    ActionButton {
        id: button

        objectName: "reconnectNow"
        anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
        enabled: banner.link.status === banner.link.waiting
        text: qsTr("Reconnect now")
        onClicked: banner.link.reconnect()
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
