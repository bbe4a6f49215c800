// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

T.TabButton {
    id: tab

    width: implicitWidth
    implicitWidth: implicitContentWidth + 4
    implicitHeight: 32
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal + 1; weight: checked ? Font.DemiBold : Font.Normal }
    Accessible.role: Accessible.PageTab
    Accessible.name: text

    background: Item {
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 2
            visible: tab.checked
            color: Theme.accent
        }
        FocusFrame {
            anchors { leftMargin: -6; rightMargin: -6; topMargin: 3; bottomMargin: 5 }
            shown: tab.visualFocus
        }
    }
    contentItem: ThemedText {
        text: tab.text
        font: tab.font
        horizontalAlignment: Text.AlignHCenter
        color: tab.checked || tab.hovered ? Theme.text : Theme.muted
    }
}
