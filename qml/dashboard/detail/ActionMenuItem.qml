// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

T.MenuItem {
    id: item

    property string hint

    implicitWidth: 224
    implicitHeight: Theme.rowHeight
    Accessible.role: Accessible.MenuItem
    Accessible.name: text

    background: Rectangle {
        radius: 5
        color: item.highlighted ? Theme.selected : "transparent"
    }
    contentItem: Item {
        opacity: item.enabled ? 1 : 0.5

        ThemedText {
            anchors { left: parent.left; leftMargin: 8; right: hintText.left; rightMargin: 8 }
            height: parent.height
            text: item.text
        }
        ThemedText {
            id: hintText

            anchors { right: parent.right; rightMargin: 8 }
            height: parent.height
            font.pixelSize: Theme.small
            color: Theme.muted
            text: item.hint
        }
    }
}
