// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// The heads of the connection table's columns.
Rectangle {
    id: header

    required property ConnectionModel model
    required property TableColumns columns
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

    component SortCell: HeaderCell {
        required property int column

        current: header.model.sortColumn === column
        descending: header.descending
        onClicked: header.sortBy(column, numeric)
    }

    Row {
        x: header.columns.margin

        SortCell {
            objectName: "sortState"
            width: header.columns.state
            leftPadding: 16
            column: ConnectionModel.State
            text: qsTr("State")
        }
        SortCell {
            objectName: "sortPeer"
            width: header.columns.peer
            column: ConnectionModel.Peer
            text: qsTr("Peer")
        }
        SortCell {
            objectName: "sortPath"
            width: header.columns.path
            column: ConnectionModel.Path
            text: qsTr("Path")
        }
        SortCell {
            objectName: "sortIn"
            width: header.columns.rate
            column: ConnectionModel.InRate
            numeric: true
            text: qsTr("In", "messages per second")
        }
        SortCell {
            objectName: "sortOut"
            width: header.columns.rate
            column: ConnectionModel.OutRate
            numeric: true
            text: qsTr("Out", "messages per second")
        }
        ThemedText {
            width: header.columns.history
            height: header.height
            visible: header.columns.historyShown
            leftPadding: 16
            text: qsTr("60 s", "the last minute")
            font.weight: Font.DemiBold
            color: Theme.muted
        }
        SortCell {
            objectName: "sortQueued"
            width: header.columns.queued
            column: ConnectionModel.Queued
            numeric: true
            text: qsTr("Queued")
        }
        SortCell {
            objectName: "sortRoundTrip"
            width: header.columns.roundTrip
            visible: header.columns.roundTripShown
            column: ConnectionModel.RoundTrip
            numeric: true
            text: qsTr("RTT", "round-trip time")
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
