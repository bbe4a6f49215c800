// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

/// A switch with its words to the left.
T.Switch {
    id: toggle

    implicitWidth: implicitContentWidth
    implicitHeight: Theme.controlHeight
    spacing: 8
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal }
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: checked

    indicator: Rectangle {
        x: toggle.width - width
        anchors.verticalCenter: parent.verticalCenter
        width: 30
        height: 16
        radius: 8
        color: toggle.checked ? Theme.accent : Theme.raised
        border { width: 1; color: toggle.checked ? Theme.accent : Theme.muted }

        Rectangle {
            x: 3 + toggle.visualPosition * (parent.width - width - 6)
            anchors.verticalCenter: parent.verticalCenter
            width: 10
            height: 10
            radius: 5
            color: toggle.checked ? Theme.accentText : Theme.muted

            Behavior on x { NumberAnimation { duration: 90 } }
        }
        FocusFrame {
            anchors.margins: -3
            radius: 11
            shown: toggle.visualFocus
        }
    }
    contentItem: ThemedText {
        rightPadding: toggle.spacing + 30
        text: toggle.text
        font: toggle.font
        color: toggle.hovered ? Theme.text : Theme.muted
    }
}
