// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// The head of a column: sorts by it, and says in which order.
T.Button {
    id: cell

    property bool numeric: false
    property bool current: false
    property bool descending: false

    implicitHeight: Theme.rowHeight
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal; weight: Font.DemiBold }
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: text
    Accessible.description: !current ? qsTr("not sorted by") : descending ? qsTr("sorted, largest first") : qsTr("sorted, smallest first")
    Keys.onReturnPressed: cell.clicked()
    Keys.onEnterPressed: cell.clicked()

    background: Item {
        FocusFrame {
            anchors { leftMargin: cell.numeric ? 4 : -8; rightMargin: cell.numeric ? -6 : 4; topMargin: 2; bottomMargin: 2 }
            shown: cell.visualFocus
        }
    }
    contentItem: Item {
        Row {
            x: cell.numeric ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            spacing: 5

            ThemedText {
                text: cell.text
                font: cell.font
                color: cell.current ? Theme.accent : cell.hovered ? Theme.text : Theme.muted
            }
            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                visible: cell.current
                width: 8
                height: 8
                shape: cell.descending ? Glyph.Descending : Glyph.Ascending
                color: Theme.accent
            }
        }
    }
}
