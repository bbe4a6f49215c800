// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// One connection in the table.
Rectangle {
    id: row

    required property int index
    required property real connectionId
    required property string connectionState
    required property string peer
    required property string path
    required property real inRate
    required property real outRate
    required property var history
    required property real queued
    required property real roundTrip

    required property TableColumns columns
    required property bool selected
    required property bool keyboardHere

    readonly property bool closed: connectionState === "closed"
    readonly property real dimmed: closed ? 0.55 : 1

    signal picked()

    height: Theme.rowHeight
    color: selected ? Theme.selected : hover.hovered ? Theme.hovered : index % 2 === 0 ? Theme.surface : Theme.stripe
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1, %2, %3, in %4, out %5").arg(ConnectionState.word(connectionState)).arg(peer).arg(path)
                         .arg(Format.rate(inRate)).arg(Format.rate(outRate))
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: row.picked()

    HoverHandler { id: hover }
    TapHandler { onTapped: row.picked() }

    Rectangle {
        width: 3
        height: parent.height
        visible: row.selected
        color: Theme.accent
    }
    FocusFrame {
        radius: 0
        border.width: 1
        shown: row.selected && row.keyboardHere
    }
    Row {
        x: row.columns.margin
        height: parent.height

        Item {
            width: row.columns.state
            height: parent.height

            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                width: 8
                height: 8
                shape: ConnectionState.glyph(row.connectionState)
                color: ConnectionState.ink(row.connectionState)
            }
            ThemedText {
                x: 16
                height: parent.height
                text: ConnectionState.word(row.connectionState)
                color: row.connectionState === "slow" ? Theme.warning : Theme.muted
            }
        }
        MonoText {
            width: row.columns.peer
            height: parent.height
            rightPadding: 12
            elide: Text.ElideMiddle
            text: row.peer
            opacity: row.dimmed
        }
        MonoText {
            width: row.columns.path
            height: parent.height
            rightPadding: 8
            text: row.path
            opacity: row.dimmed
        }
        MonoText {
            width: row.columns.rate
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: row.closed ? "–" : Format.rate(row.inRate)
            color: row.inRate >= 0.05 && !row.closed ? Theme.incoming : Theme.muted
        }
        MonoText {
            width: row.columns.rate
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: row.closed ? "–" : Format.rate(row.outRate)
            color: row.outRate >= 0.05 && !row.closed ? Theme.outgoing : Theme.muted
        }
        Item {
            width: row.columns.history
            height: parent.height
            visible: row.columns.historyShown

            Sparkline {
                x: 16
                y: 6
                width: row.columns.history - 24
                height: 16
                values: row.history
                lineWidth: 1
                color: row.closed ? Theme.muted : Theme.outgoing
                opacity: row.dimmed
            }
        }
        MonoText {
            width: row.columns.queued
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: row.closed ? "–" : Format.bytes(row.queued)
            color: row.connectionState === "slow" ? Theme.warning : row.queued > 0 && !row.closed ? Theme.text : Theme.muted
        }
        MonoText {
            width: row.columns.roundTrip
            height: parent.height
            visible: row.columns.roundTripShown
            horizontalAlignment: Text.AlignRight
            text: Format.milliseconds(row.roundTrip)
            color: row.roundTrip < 0 ? Theme.muted : Theme.text
            opacity: row.dimmed
        }
    }
}
