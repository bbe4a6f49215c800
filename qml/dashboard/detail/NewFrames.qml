// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// Says how many frames have come below, and goes there.
T.AbstractButton {
    id: pill

    property int count: 0

    visible: count > 0
    implicitWidth: implicitContentWidth + 24
    implicitHeight: 28
    focusPolicy: Qt.TabFocus
    text: qsTr("+%1 new").arg(Format.count(count))
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1, go to the latest").arg(text)
    Keys.onReturnPressed: pill.clicked()

    background: Rectangle {
        radius: 14
        color: pill.down ? Qt.darker(Theme.accent, 1.15) : pill.hovered ? Qt.lighter(Theme.accent, 1.08) : Theme.accent

        Rectangle {
            anchors { fill: parent; margins: -2 }
            visible: pill.visualFocus
            radius: 16
            color: "transparent"
            border { width: 2; color: Theme.text }
        }
    }
    contentItem: PillFace { text: pill.text }
}
