// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Window
import DashboardDemo
import Tidewire.Dashboard

Window {
    id: window

    required property QtObject server
    required property Simulation simulation
    required property string pageUrl
    required property string theme

    width: 1280
    height: 800
    minimumWidth: 960
    minimumHeight: 600
    visible: true
    title: qsTr("Dashboard")
    color: Theme.background
    Component.onCompleted: Theme.mode = theme

    Dashboard {
        anchors.fill: parent
        server: window.server
        title: qsTr("Echo server")
        pageUrl: window.pageUrl

        Toggle {
            objectName: "simulationSwitch"
            visible: window.simulation.clients > 0
            text: qsTr("%Ln simulated clients", "", window.simulation.clients)
            checked: window.simulation.running
            onToggled: window.simulation.running = checked
        }
    }
}
