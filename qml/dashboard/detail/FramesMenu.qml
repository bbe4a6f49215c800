// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// What can be done with recordings.
ActionMenu {
    id: menu

    property bool canExport: false
    property bool recordsAll: false
    property bool imported: false

    signal exportChosen()
    signal openChosen()
    signal replayChosen()
    signal recordAllChosen()
    signal clearChosen()

    objectName: "framesMenu"
    title: qsTr("Recordings")

    ActionMenuItem {
        objectName: "exportItem"
        enabled: menu.canExport
        text: qsTr("Export…")
        hint: Desktop.keyText("Ctrl+S")
        onTriggered: menu.later(menu.exportChosen)
    }
    ActionMenuItem {
        objectName: "openItem"
        text: qsTr("Open a recording…")
        onTriggered: menu.later(menu.openChosen)
    }
    ActionMenuItem {
        objectName: "replayItem"
        enabled: menu.canExport
        text: qsTr("Replay…")
        onTriggered: menu.later(menu.replayChosen)
    }
    ActionMenuItem {
        objectName: "recordAllItem"
        enabled: !menu.imported
        text: menu.recordsAll ? qsTr("Record this connection only") : qsTr("Record all connections")
        onTriggered: menu.later(menu.recordAllChosen)
    }
    ActionMenuItem {
        objectName: "clearItem"
        enabled: menu.canExport && !menu.imported
        text: qsTr("Forget what was recorded")
        onTriggered: menu.later(menu.clearChosen)
    }
}
