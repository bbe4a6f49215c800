// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A command in the palette: its name, what it belongs to, its key.
Rectangle {
    id: row

    required property int index
    required property Command command
    property bool current: false
    // With the list a command may go before its row.
    readonly property bool able: command !== null && command.enabled

    signal pressed()

    height: 32
    radius: Theme.radius
    color: current ? Theme.selected : hover.hovered ? Theme.raised : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: [command?.name, command?.keyText].filter((part) => part).join(", ")
    Accessible.description: able ? "" : command?.reason ?? ""
    Accessible.onPressAction: row.pressed()

    HoverHandler { id: hover }
    TapHandler {
        enabled: row.able
        onTapped: row.pressed()
    }
    ThemedText {
        anchors { left: parent.left; leftMargin: 12; right: keys.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        color: row.able ? Theme.text : Theme.muted
        text: row.command === null ? "" : row.command.name + (row.able || row.command.reason === "" ? "" : " – " + row.command.reason)
        Accessible.ignored: true
    }
    KeyCap {
        id: keys

        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        visible: text !== ""
        text: row.command?.keyText ?? ""
    }
}
