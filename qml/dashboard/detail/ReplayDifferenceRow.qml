// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Where a reply was not as recorded: what, and the fronts of both.
Item {
    id: row

    required property int index
    required property string display
    required property int kind
    required property string expected
    required property string received

    readonly property bool missing: kind === ReplayDifference.Missing
    readonly property bool unexpected: kind === ReplayDifference.Unexpected

    height: Math.ceil(column.implicitHeight) + 16 // or the line below falls between two pixels
    Accessible.role: Accessible.ListItem
    Accessible.name: display

    Column {
        id: column

        x: 12
        y: 8
        width: parent.width - 24
        spacing: 2

        ThemedText {
            width: parent.width
            font.weight: Font.DemiBold
            text: row.display
            Accessible.ignored: true
        }
        MonoText {
            width: parent.width
            visible: !row.unexpected
            color: Theme.error
            text: "− " + row.expected.slice(0, 200).replace(/\s/g, " ")
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Recorded: %1").arg(row.expected.slice(0, 200))
        }
        MonoText {
            width: parent.width
            visible: !row.missing
            color: Theme.incoming
            text: "+ " + row.received.slice(0, 200).replace(/\s/g, " ")
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Received: %1").arg(row.received.slice(0, 200))
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
