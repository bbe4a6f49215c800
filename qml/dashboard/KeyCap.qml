// SPDX-License-Identifier: MIT
import QtQuick

/// The name of a key.
Rectangle {
    property alias text: label.text

    implicitWidth: label.implicitWidth + 12
    implicitHeight: 20
    radius: 4
    color: Theme.raised
    border { width: 1; color: Theme.line }

    MonoText {
        id: label

        anchors.centerIn: parent
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }
}
