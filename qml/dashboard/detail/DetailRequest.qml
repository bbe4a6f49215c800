// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// The request that a connection began with.
ScrollPage {
    id: request

    required property ConnectionDetails details

    Rectangle {
        width: parent.width
        height: requestLine.implicitHeight + 20
        radius: Theme.radius
        color: Theme.raised
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Request line: %1").arg(requestLine.text)

        MonoText {
            id: requestLine

            anchors { fill: parent; margins: 10 }
            wrapMode: Text.WrapAnywhere
            text: request.details.requestLine
            Accessible.ignored: true
        }
    }
    SectionTitle {
        text: qsTr("%Ln headers", "", request.details.headers.length)
    }
    Repeater {
        model: request.details.headers

        PropertyRow {
            required property var modelData

            width: parent ? parent.width : 0
            nameWidth: 188
            name: modelData.name
            value: modelData.value
        }
    }
}
