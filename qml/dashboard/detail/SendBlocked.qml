// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// Why nothing can be sent.
Rectangle {
    id: note

    property bool allowed: true
    property bool alive: true
    property bool attached: true

    implicitHeight: words.implicitHeight + 20
    radius: Theme.radius
    visible: !allowed || !alive
    color: Theme.tint(Theme.warning)
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Glyph {
        x: 12
        y: 13
        width: 10
        height: 10
        shape: Glyph.Triangle
        color: Theme.warning
    }
    ThemedText {
        id: words

        objectName: "sendBlockedText"
        anchors { left: parent.left; leftMargin: 32; right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        wrapMode: Text.Wrap
        color: Theme.warning
        text: !note.attached ? qsTr("There is no server to send with.")
              : !note.allowed ? qsTr("Read-only: the program does not let viewers send.")
              : qsTr("This connection is not open; a message can go to all others.")
        Accessible.ignored: true
    }
}
