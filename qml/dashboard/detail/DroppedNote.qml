// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// Says that the recorder had no room for all frames.
Rectangle {
    id: note

    property real dropped: 0
    property real limit: 0
    property bool imported: false

    signal moreWanted()

    height: visible ? 32 : 0
    visible: dropped > 0
    color: Theme.tint(Theme.warning)
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Glyph {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        width: 10
        height: 10
        shape: Glyph.Triangle
        color: Theme.warning
    }
    ThemedText {
        id: words

        objectName: "droppedText"
        anchors { left: parent.left; leftMargin: 34; right: more.visible ? more.left : parent.right; rightMargin: 12 }
        height: parent.height
        color: Theme.warning
        text: note.imported ? qsTr("%1 older frames are not in this recording").arg(Format.count(note.dropped))
                            : note.width < 440 ? qsTr("%1 older frames dropped").arg(Format.count(note.dropped))
                            : qsTr("%1 older frames dropped: there is room for %2").arg(Format.count(note.dropped)).arg(Format.bytes(note.limit))
        Accessible.ignored: true
    }
    ActionButton {
        id: more

        objectName: "moreRoom"
        anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
        visible: !note.imported && note.limit > 0 && note.limit < 1024 * 1024 * 1024
        implicitHeight: 24
        leftPadding: 8
        font.pixelSize: Theme.small
        text: qsTr("Keep %1").arg(Format.bytes(note.limit * 4))
        onClicked: note.moreWanted()
    }
}
