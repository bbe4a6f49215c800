// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// The dashboard of one of a workspace's remote servers.
FocusScope {
    id: remote

    required property int index
    required property var target
    property alias settings: dashboard.settings
    property alias moreCommands: dashboard.moreCommands
    readonly property Dashboard view: dashboard

    Dashboard {
        id: dashboard

        anchors.fill: parent
        focus: true
        server: remote.target
    }
}
