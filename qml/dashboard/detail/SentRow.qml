// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A message that was sent; choosing it brings it back into the form.
Rectangle {
    id: row

    required property int index
    required property string clock
    required property string message
    required property int format
    required property string to
    required property int took
    property bool current: false

    signal picked()

    height: 24
    color: hover.hovered ? Theme.hovered : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, to %2: %3").arg(clock).arg(to).arg(message.slice(0, 200))
    Accessible.onPressAction: row.picked()

    HoverHandler { id: hover }
    TapHandler { onTapped: row.picked() }

    FocusFrame {
        radius: 0
        border.width: 1
        shown: row.current
    }
    MonoText {
        id: clockText

        x: 16
        width: 72
        height: parent.height
        color: Theme.muted
        text: row.clock
    }
    ThemedText {
        id: toText

        anchors.left: clockText.right
        width: 132
        height: parent.height
        rightPadding: 12
        elide: Text.ElideMiddle
        color: row.took > 0 ? Theme.muted : Theme.error
        text: row.took > 0 ? row.to : qsTr("not sent")
    }
    MonoText {
        anchors { left: toText.right; right: parent.right; rightMargin: 16 }
        height: parent.height
        text: row.message.slice(0, 200).replace(/\s+/g, " ")
    }
}
