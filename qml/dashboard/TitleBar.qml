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
    property string title
    default property alias tools: toolRow.data
    readonly property FilterField filterField: filter
    readonly property bool listening: figures.url !== ""

    /// The filter was left by the keyboard.
    signal filterLeft()

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
            shape: bar.listening ? Glyph.Disc : Glyph.Ring
            color: bar.listening ? Theme.incoming : Theme.muted
        }
        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: bar.title
        }
        MonoText {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            text: bar.listening ? bar.figures.url : qsTr("not listening")
        }
        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.listening && bar.width >= 1160
            color: Theme.muted
            text: qsTr("up %1", "for how long").arg(Format.duration(Format.wide(bar.figures, "uptime")))
        }
    }
    Row {
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
            width: Math.max(180, Math.min(320, bar.width - 900))
            onTextChanged: bar.model.filter = text
            onDeparted: bar.filterLeft()
        }
        ActionButton {
            objectName: "pauseButton"
            width: Math.max(92, implicitWidth)
            glyph: bar.model.paused ? Glyph.Play : Glyph.Pause
            ink: bar.model.paused ? Theme.warning : Theme.text
            text: bar.model.paused ? qsTr("Resume") : qsTr("Pause")
            hint: bar.model.paused && bar.model.missedChanges > 0 ? "+" + Format.count(bar.model.missedChanges) : ""
            Accessible.description: qsTr("The table stands still while paused")
            onClicked: bar.model.paused = !bar.model.paused
        }
        ActionButton {
            objectName: "themeButton"
            width: 32
            glyph: Theme.dark ? Glyph.Sun : Glyph.Moon
            Accessible.name: Theme.dark ? qsTr("Light colours") : qsTr("Dark colours")
            onClicked: Theme.toggle()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
