// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// How much of some work is done.
Rectangle {
    id: line

    property real value: 0
    property string name

    implicitHeight: 4
    radius: 2
    color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: line.name + " " + qsTr("%1 %", "percent").arg(Math.round(line.value * 100))

    Rectangle {
        width: Math.max(height, line.value * parent.width)
        height: parent.height
        radius: 2
        color: Theme.accent
    }
}
