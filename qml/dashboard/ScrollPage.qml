// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

/// A column that scrolls, by wheel and by keys.
Flickable {
    id: page

    default property alias content: column.data
    /// What it is of, for those who hear it.
    property string title: qsTr("Details")

    clip: true
    contentHeight: column.height + 28
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: contentHeight > height
    Accessible.role: Accessible.Pane
    Accessible.name: title
    T.ScrollBar.vertical: ScrollHandle {}
    Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.rowHeight)
    Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Theme.rowHeight))

    Column {
        id: column

        x: Theme.unit * 4
        y: Theme.unit * 3
        width: page.width - Theme.unit * 8
    }
    FocusFrame {
        parent: page
        radius: 0
        shown: page.activeFocus
    }
}
