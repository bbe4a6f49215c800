// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// What the columns of the frame list are.
Rectangle {
    id: header

    required property FrameColumns columns

    height: 24
    color: Theme.raised
    Accessible.ignored: true

    component Head: ThemedText {
        height: 24
        font { pixelSize: Theme.small; weight: Font.DemiBold }
        color: Theme.muted
        Accessible.ignored: true
    }
    Row {
        x: header.columns.margin

        Head { width: header.columns.time; text: qsTr("Time") }
        Head { width: header.columns.connection; visible: width > 0; text: qsTr("Conn.", "connection") }
        Head { width: header.columns.way + header.columns.type; leftPadding: header.columns.way; text: qsTr("Type") }
        Head { width: header.columns.size; text: qsTr("Size"); horizontalAlignment: Text.AlignRight }
        Item { width: header.columns.gap; height: 1 }
        Head { width: header.columns.flags; visible: width > 0; text: qsTr("Bits", "FIN and RSV of a frame") }
        Head { width: header.columns.preview; text: qsTr("Payload") }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
