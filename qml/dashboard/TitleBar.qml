// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Which server this is, the filter, and what holds for the whole dashboard.
Rectangle {
    id: bar

    required property ServerFigures figures
    required property ConnectionModel model
    required property AlertModel alerts
    required property ServerLink link
    property string title
    default property alias tools: toolRow.data
    readonly property FilterField filterField: filter
    readonly property AlertsButton alertsButton: alertsBell
    readonly property bool listening: figures.url !== "" || link.remote
    property bool exportEnabled: false
    property string exportReason

    /// The filter was left by the keyboard.
    signal filterLeft()
    signal exportRequested()
    signal connectionWanted(real connectionId)

    implicitHeight: 48
    color: Theme.surface

    Row {
        id: identity

        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 12

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            width: 9
            height: 9
            shape: bar.listening && bar.link.live ? Glyph.Disc : Glyph.Ring
            color: bar.link.stale ? Theme.warning : bar.listening && bar.link.live ? Theme.incoming : Theme.muted
        }
        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, 200)
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: bar.title !== "" ? bar.title : bar.link.name
        }
        MonoText {
            objectName: "addressText"
            // Of a window that is smaller than it should be.
            readonly property real room: controls.x - 16 - identity.x - x - (readOnlyChip.visible ? readOnlyChip.width + 12 : 0)

            anchors.verticalCenter: parent.verticalCenter
            width: room < 64 ? 0 : Math.min(implicitWidth, 240, room)
            elide: Text.ElideMiddle
            color: Theme.muted
            text: bar.link.remote && bar.link.known && bar.link.serverUrl !== "" ? bar.link.serverUrl
                  : bar.link.remote ? bar.link.address : bar.figures.url !== "" ? bar.figures.url : qsTr("not listening")
        }
        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.link.pid > 0 && bar.link.known && bar.width >= 1280
            color: Theme.muted
            text: qsTr("pid %1").arg(bar.link.pid)
        }
        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.listening && bar.link.live && bar.width >= 1200
            color: Theme.muted
            text: qsTr("up %1", "for how long").arg(Format.duration(Format.wide(bar.figures, "uptime")))
        }
        Chip {
            id: readOnlyChip

            objectName: "readOnlyChip"
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.link.readOnly
            glyph: Glyph.Lock
            ink: Theme.warning
            text: qsTr("read-only")

            HoverHandler { id: chipHover }
            Tip {
                text: qsTr("The program lets viewers look, and nothing else.")
                shown: chipHover.hovered
            }
        }
    }
    Row {
        id: controls

        anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        spacing: 8

        Row {
            id: toolRow

            rightPadding: 8
            spacing: 12
        }
        FilterField {
            id: filter

            objectName: "filterField"
            // It makes room for a wider button, so that nothing moves.
            width: Math.max(184, Math.min(320, bar.width - 980) - (pauseButton.width - 92))
            model: bar.model
            onDeparted: bar.filterLeft()
        }
        ActionButton {
            id: pauseButton

            objectName: "pauseButton"
            width: Math.max(92, implicitWidth)
            enabled: bar.link.known
            glyph: bar.model.paused ? Glyph.Play : Glyph.Pause
            ink: bar.model.paused ? Theme.warning : Theme.text
            text: bar.model.paused ? qsTr("Resume") : qsTr("Pause")
            hint: bar.link.live && bar.model.paused && bar.model.missedChanges > 0 ? "+" + Format.count(bar.model.missedChanges) : ""
            Accessible.description: qsTr("The table stands still while paused")
            onClicked: bar.model.paused = !bar.model.paused
        }
        ActionButton {
            objectName: "exportButton"
            visible: bar.width >= 1080
            enabled: bar.exportEnabled
            text: qsTr("Export…")
            tip: bar.exportEnabled ? qsTr("Write the recorded frames into a file") : bar.exportReason
            onClicked: bar.exportRequested()
        }
        AlertsButton {
            id: alertsBell

            objectName: "alertsButton"
            alerts: bar.alerts
            onConnectionWanted: (connectionId) => bar.connectionWanted(connectionId)
        }
        ActionButton {
            objectName: "themeButton"
            width: 32
            glyph: Theme.dark ? Glyph.Sun : Glyph.Moon
            tip: Theme.dark ? qsTr("Light theme") : qsTr("Dark theme")
            onClicked: Theme.toggle()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
