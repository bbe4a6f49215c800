// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// One of the ways in which a payload is shown.
T.AbstractButton {
    id: tab

    implicitWidth: implicitContentWidth
    implicitHeight: 32
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal; weight: checked ? Font.DemiBold : Font.Normal }
    Accessible.role: Accessible.PageTab
    Accessible.name: qsTr("Payload as %1").arg(text)
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: tab.clicked()

    background: Item {
        FocusFrame {
            anchors { leftMargin: -6; rightMargin: -6; topMargin: 8; bottomMargin: 8 }
            shown: tab.visualFocus
        }
    }
    contentItem: ThemedText {
        text: tab.text
        font: tab.font
        color: tab.checked ? Theme.accent : tab.hovered ? Theme.text : Theme.muted
    }
}
