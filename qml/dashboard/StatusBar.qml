// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Whether what is shown is live, and how much of it there is.
Rectangle {
    id: bar

    required property ConnectionModel model
    property bool orderHeld: false

    implicitHeight: 26
    color: Theme.raised

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Row {
        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 18

        Row {
            spacing: 7

            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                width: 8
                height: 8
                shape: bar.model.paused ? Glyph.Pause : Glyph.Disc
                color: live.color
            }
            ThemedText {
                id: live

                objectName: "liveText"
                font { pixelSize: Theme.small; weight: Font.DemiBold }
                color: bar.model.paused ? Theme.warning : Theme.incoming
                text: !bar.model.paused ? qsTr("Live, 4 Hz")
                      : bar.model.missedChanges > 0 ? qsTr("Paused, %Ln changes since", "", bar.model.missedChanges) : qsTr("Paused")
            }
        }
        ThemedText {
            objectName: "countText"
            font.pixelSize: Theme.small
            color: Theme.muted
            text: qsTr("%Ln connections", "", bar.model.totalCount)
                  + (bar.model.filter !== "" ? " · " + qsTr("%Ln match", "", bar.model.count) : "")
        }
        ThemedText {
            visible: bar.orderHeld && !bar.model.paused
            font.pixelSize: Theme.small
            color: Theme.muted
            text: qsTr("Order held while the pointer is on the table")
        }
    }
    Row {
        anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 14
        visible: bar.width >= 900

        component KeyHint: Row {
            property alias keys: keyText.text
            property alias text: hintText.text

            spacing: 5

            MonoText {
                id: keyText

                font.pixelSize: Theme.small
            }
            ThemedText {
                id: hintText

                font.pixelSize: Theme.small
                color: Theme.muted
            }
        }
        KeyHint { keys: "/"; text: qsTr("filter") }
        KeyHint { keys: qsTr("Space", "key"); text: bar.model.paused ? qsTr("resume") : qsTr("pause") }
        KeyHint { keys: "↑↓"; text: qsTr("select") }
        KeyHint { keys: "P"; text: qsTr("ping") }
        KeyHint { keys: qsTr("Del", "key"); text: qsTr("close") }
    }
}
