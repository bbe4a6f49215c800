// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// What can be done to the connections that are selected, where the pointer is.
ActionMenu {
    id: menu

    required property ConnectionTable table
    /// False: they can be looked at only.
    property bool allowed: false
    readonly property bool one: table.selection.count === 1
    /// Of those that are selected, as it is when the menu opens.
    property bool alive: false

    signal detailsChosen()
    signal pingChosen()
    signal sendChosen()
    signal closeChosen()
    /// The filter is to be these words.
    signal filterChosen(string words)

    function valueOf(role: int): string {
        const row = table.model.rowOf(table.selectedId);
        return row < 0 ? "" : table.model.data(table.model.index(row, 0), role);
    }

    objectName: "connectionMenu"
    onAboutToShow: alive = !one || valueOf(ConnectionModel.StateRole) !== "closed"
    title: qsTr("Connections")

    ActionMenuItem {
        objectName: "detailsItem"
        enabled: menu.one
        text: qsTr("Show details")
        hint: Desktop.keyText("Return")
        onTriggered: menu.later(menu.detailsChosen)
    }
    ActionMenuItem {
        objectName: "pingItem"
        enabled: menu.allowed && menu.alive
        text: qsTr("Ping")
        hint: "P"
        onTriggered: menu.later(menu.pingChosen)
    }
    ActionMenuItem {
        objectName: "sendItem"
        enabled: menu.allowed && menu.alive
        text: qsTr("Send…")
        hint: Desktop.keyText("Ctrl+Return")
        onTriggered: menu.later(menu.sendChosen)
    }
    ActionMenuItem {
        objectName: "closeItem"
        enabled: menu.allowed && menu.alive
        text: qsTr("Close…")
        hint: Desktop.keyText("Del")
        onTriggered: menu.later(menu.closeChosen)
    }
    ActionMenuItem {
        objectName: "copyPeerItem"
        enabled: menu.one
        text: qsTr("Copy the address of the peer")
        onTriggered: Desktop.copy(menu.valueOf(ConnectionModel.PeerRole))
    }
    ActionMenuItem {
        objectName: "filterPathItem"
        enabled: menu.one
        text: qsTr("Filter by this path")
        onTriggered: menu.later(() => menu.filterChosen("path:\"" + menu.valueOf(ConnectionModel.PathRole).replace(/"/g, "") + "\""))
    }
}
