// SPDX-License-Identifier: MIT
import QtQuick

/// One of a few buttons of which one is down.
ActionButton {
    id: segment

    implicitHeight: 24
    leftPadding: 8
    font.pixelSize: Theme.small
    ink: checked ? Theme.accent : Theme.muted
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: checked

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 6; rightMargin: 6 }
        height: 2
        visible: segment.checked
        color: Theme.accent
    }
}
