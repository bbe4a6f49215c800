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
    contentItem: ThemedText {
        leftPadding: 8
        rightPadding: hintText.width + 16
        opacity: item.enabled ? 1 : 0.5
        text: item.text
    }
    ThemedText {
        id: hintText

        anchors { right: parent.right; rightMargin: 12 }
        height: parent.height
        opacity: item.enabled ? 1 : 0.5
        font.pixelSize: Theme.small
        color: Theme.muted
        text: item.hint
        Accessible.ignored: true
    }
}
