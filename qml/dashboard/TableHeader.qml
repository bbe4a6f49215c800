// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// The heads of the connection table's columns: they sort, by pointer and by keyboard.
Rectangle {
    id: header

    required property ConnectionModel model
    required property TableColumns columns
    /// How far the rows are scrolled to the side.
    property real scrolled: 0
    readonly property bool descending: Format.wide(model, "sortOrder") === Qt.DescendingOrder

    implicitHeight: Theme.rowHeight
    color: Theme.raised

    function sortBy(column: int, descendingFirst: bool): void {
        const turned = descending ? Qt.AscendingOrder : Qt.DescendingOrder;
        const first = descendingFirst ? Qt.DescendingOrder : Qt.AscendingOrder;
        sort(column, model.sortColumn === column ? turned : first);
    }

    function sort(column: int, order: int): void {
        model.sortColumn = column;
        model["sortOrder"] = order;
    }

    Item {
        width: parent.width
        height: parent.height
        clip: header.scrolled !== 0 || header.columns.total > width

        Row {
            x: header.columns.margin - header.scrolled

            Repeater {
                model: header.columns.shown

                HeaderCell {
                    required property var modelData

                    objectName: "sort" + modelData.key.charAt(0).toUpperCase() + modelData.key.slice(1)
                    width: header.columns.room(modelData)
                    leftPadding: modelData.key === "state" || modelData.key === "history" ? 16 : 0
                    // The last minute as such has no order.
                    enabled: modelData.column >= 0
                    numeric: modelData.numeric
                    current: enabled && header.model.sortColumn === modelData.column
                    descending: header.descending
                    text: modelData.title
                    tip: modelData.description
                    onClicked: header.sortBy(modelData.column, numeric)
                    Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                }
            }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
