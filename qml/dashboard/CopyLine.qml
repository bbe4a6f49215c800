// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A line to take along: what it is, the words, and a button that copies them.
Rectangle {
    id: line

    property string label
    property alias text: content.text

    implicitHeight: 40
    radius: Theme.radius
    color: Theme.surface
    border { width: 1; color: Theme.line }

    MonoText {
        id: content

        anchors { left: parent.left; leftMargin: 12; right: button.left; rightMargin: 8; top: parent.top; bottom: parent.bottom }
        elide: Text.ElideMiddle
    }
    ActionButton {
        id: button

        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        glyph: copied.running ? Glyph.Check : Glyph.Copy
        text: copied.running ? qsTr("Copied") : qsTr("Copy")
        Accessible.name: qsTr("Copy %1").arg(line.label)
        onClicked: {
            // There is no other way to the clipboard in plain QML.
            clipboard.text = line.text;
            clipboard.selectAll();
            clipboard.copy();
            copied.restart();
        }
    }
    TextEdit {
        id: clipboard

        visible: false
    }
    Timer {
        id: copied

        interval: 1600
    }
}
