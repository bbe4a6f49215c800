// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// In place of the table's rows, while there are none: why, and what to do.
Item {
    id: states

    required property ConnectionModel model
    required property ServerLink link
    property string url
    property string pageUrl
    readonly property bool empty: model.totalCount === 0 && model.count === 0
    readonly property bool filtered: model.appliedFilter !== ""

    signal clearRequested()

    NoClients {
        objectName: "noClients"
        anchors.fill: parent
        visible: states.empty && !states.link.stale
        url: states.link.remote ? states.link.serverUrl : states.url
        pageUrl: states.pageUrl
    }
    EmptyState {
        objectName: "noneBefore"
        anchors.fill: parent
        visible: states.empty && states.link.stale
        opacity: 0.6
        glyph: Glyph.Unplugged
        title: qsTr("There were no connections")
    }
    EmptyState {
        objectName: "loading"
        anchors { fill: parent; topMargin: Theme.rowHeight }
        visible: !states.empty && states.model.count === 0 && !states.filtered
        busy: true
        title: qsTr("Loading %Ln connections…", "", states.model.totalCount)
    }
    EmptyState {
        objectName: "noMatch"
        anchors { fill: parent; topMargin: Theme.rowHeight }
        visible: !states.empty && states.model.count === 0 && states.filtered
        glyph: Glyph.Search
        title: qsTr("No connection matches “%1”").arg(states.model.appliedFilter)
        text: qsTr("%Ln connections are open.", "", states.model.totalCount)

        ActionButton {
            objectName: "clearFilter"
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Clear the filter")
            hint: Desktop.keyText("Esc")
            onClicked: states.clearRequested()
        }
    }
}
