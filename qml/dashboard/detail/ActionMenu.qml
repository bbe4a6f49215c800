// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

T.Menu {
    id: menu

    implicitWidth: 232
    implicitHeight: contentHeight + topPadding + bottomPadding
    padding: 4
    margins: 8
    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: false
        currentIndex: menu.currentIndex
        Accessible.role: Accessible.PopupMenu
        Accessible.name: menu.title
    }
    background: Rectangle {
        radius: 8
        color: Theme.surface
        border { width: 1; color: Theme.line }
    }
}
