// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// One frame, or one head of a handshake, in the list.
Rectangle {
    id: row

    required property int index
    required property real number
    required property real connectionId
    required property string clock
    required property bool received
    required property string type
    required property int opcode
    required property bool fin
    required property bool rsv1
    required property bool rsv2
    required property bool rsv3
    required property real payloadSize
    required property string preview
    required property bool complete
    required property bool hit

    required property FrameColumns columns
    required property bool chosen
    required property bool keyboardHere

    readonly property bool head: opcode < 0
    readonly property bool control: opcode >= 8
    readonly property string bits: head ? "" : (fin ? "F" : "·") + (rsv1 ? "1" : "·") + (rsv2 ? "2" : "·") + (rsv3 ? "3" : "·")

    signal picked()
    signal menuAsked()

    height: 24
    color: chosen ? Theme.selected : hit ? Theme.tint(Theme.warning) : hover.hovered ? Theme.hovered : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: clock + ", " + (received ? qsTr("received") : qsTr("sent")) + ", " + FrameNames.word(type) + ", "
                     + Format.bytes(payloadSize) + (hit ? ", " + qsTr("found") : "") + ": " + preview
    Accessible.selectable: true
    Accessible.selected: chosen
    Accessible.onPressAction: row.picked()

    HoverHandler { id: hover }
    TapHandler { onTapped: row.picked() }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: row.menuAsked()
    }

    Rectangle {
        width: 3
        height: parent.height
        visible: row.chosen || row.hit
        color: row.hit ? Theme.warning : Theme.accent
    }
    FocusFrame {
        radius: 0
        border.width: 1
        shown: row.chosen && row.keyboardHere
    }
    MonoText {
        id: time

        x: row.columns.margin
        width: row.columns.time
        height: parent.height
        elide: Text.ElideNone
        color: Theme.muted
        text: row.clock
    }
    MonoText {
        id: connection

        x: time.x + time.width
        width: row.columns.connection
        height: parent.height
        visible: width > 0
        color: Theme.muted
        text: visible ? "#" + row.connectionId : ""
    }
    MonoText {
        id: way

        x: connection.x + connection.width
        width: row.columns.way
        height: parent.height
        elide: Text.ElideNone
        color: row.received ? Theme.incoming : Theme.outgoing
        text: row.received ? "↓" : "↑"
    }
    ThemedText {
        id: typeText

        x: way.x + way.width
        width: row.columns.type
        height: parent.height
        color: row.control ? Theme.control : row.head ? Theme.accent : Theme.text
        text: FrameNames.word(row.type)
    }
    MonoText {
        id: size

        x: typeText.x + typeText.width
        width: row.columns.size
        height: parent.height
        elide: Text.ElideNone
        horizontalAlignment: Text.AlignRight
        text: Format.bytes(row.payloadSize)
    }
    MonoText {
        id: bitsText

        x: size.x + size.width + row.columns.gap
        width: row.columns.flags
        height: parent.height
        visible: width > 0
        color: Theme.muted
        text: visible ? row.bits : ""
    }
    MonoText {
        x: bitsText.x + bitsText.width
        width: row.columns.preview
        height: parent.height
        // Whatever the direction of what was sent: it is a column.
        horizontalAlignment: Text.AlignLeft
        color: row.complete ? row.control || row.opcode === 2 ? Theme.muted : Theme.text : Theme.error
        text: row.complete ? row.preview : qsTr("(not complete) %1").arg(row.preview)
    }
}
