// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// A request's or a response's head: its first line and its headers.
Column {
    id: section

    property alias title: titleText.text
    property string startLine
    property var headers: []

    function asText(): string {
        return startLine + "\r\n" + headers.map((header) => header.name + ": " + header.value + "\r\n").join("") + "\r\n";
    }

    Item {
        width: parent.width
        height: 32

        SectionTitle {
            id: titleText

            topPadding: 0
            bottomPadding: 0
            height: parent.height
        }
        ActionButton {
            objectName: section.objectName + "Copy"
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            implicitHeight: 24
            leftPadding: 8
            font.pixelSize: Theme.small
            glyph: copied.running ? Glyph.Check : Glyph.Copy
            text: copied.running ? qsTr("Copied") : qsTr("Copy")
            Accessible.name: qsTr("Copy: %1").arg(section.title)
            onClicked: {
                Desktop.copy(section.asText());
                copied.restart();
            }
        }
        Timer {
            id: copied

            interval: 1600
        }
    }
    Rectangle {
        width: parent.width
        height: requestLine.implicitHeight + 16
        radius: Theme.radius
        color: Theme.raised
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("First line: %1").arg(requestLine.text)

        MonoText {
            id: requestLine

            anchors { fill: parent; leftMargin: 12; rightMargin: 12; topMargin: 8; bottomMargin: 8 }
            wrapMode: Text.WrapAnywhere
            text: section.startLine
            Accessible.ignored: true
        }
    }
    Item {
        width: 1
        height: 8
    }
    Repeater {
        model: section.headers

        PropertyRow {
            required property var modelData

            width: section.width
            nameWidth: 188
            name: modelData.name
            value: modelData.value
        }
    }
}
