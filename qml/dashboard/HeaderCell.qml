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
    /// What is in the column.
    property string tip

    implicitHeight: Theme.rowHeight
    focusPolicy: enabled ? Qt.TabFocus : Qt.NoFocus
    font { family: Theme.sans; pixelSize: Theme.normal; weight: Font.DemiBold }
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: text
    Accessible.description: tip + ", " + (!current ? qsTr("not sorted by") : descending ? qsTr("sorted, largest first") : qsTr("sorted, smallest first"))
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
            spacing: 4

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
    Tip {
        text: cell.tip
        shown: cell.hovered
    }
}
