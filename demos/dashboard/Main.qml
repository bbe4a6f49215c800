// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import DashboardDemo
import Tidewire
import Tidewire.Dashboard

Window {
    id: window

    required property QtObject server
    required property Simulation simulation
    required property string pageUrl
    required property string theme
    required property string settingsFile
    /// Objects with "url", "token" and "fingerprint".
    required property var attachments
    required property list<url> caCertificateFiles
    required property int ownPid

    width: 1280
    height: 800
    minimumWidth: 960
    minimumHeight: 600
    visible: true
    title: qsTr("Dashboard")
    color: Theme.background
    Component.onCompleted: {
        Theme.mode = theme !== "" ? theme : memory.value("theme", "system");
        width = Math.max(minimumWidth, memory.value("windowWidth", width));
        height = Math.max(minimumHeight, memory.value("windowHeight", height));
        keeper.enabled = true;
        for (const attachment of attachments)
            if (attachment.fingerprint !== "")
                workspace.attachTrusting(attachment.url, attachment.token, attachment.fingerprint);
            else
                workspace.attach(attachment.url, attachment.token);
    }
    onWidthChanged: if (keeper.enabled) memory.setValue("windowWidth", width)
    onHeightChanged: if (keeper.enabled) memory.setValue("windowHeight", height)

    ViewSettings {
        id: memory

        fileName: window.settingsFile
    }
    Connections {
        id: keeper

        target: Theme
        enabled: false

        // What the command line says is for this time only.
        function onModeChanged(): void {
            memory.setValue("theme", Theme.mode);
        }
    }
    Workspace {
        id: workspace

        anchors.fill: parent
        server: window.server
        title: qsTr("Echo server")
        pageUrl: window.pageUrl
        settings: memory
        ownPid: window.ownPid
        remoteServer: RemoteServer { caCertificateFiles: window.caCertificateFiles }

        Toggle {
            objectName: "simulationSwitch"
            visible: window.simulation.clients > 0
            text: qsTr("%Ln simulated clients", "", window.simulation.clients)
            checked: window.simulation.running
            onToggled: window.simulation.running = checked
        }
    }
}
