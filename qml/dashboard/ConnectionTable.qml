// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire

/// A server's live connections: sorted, filtered, one of them selected.
FocusScope {
    id: table

    property alias server: connectionModel.server
    readonly property ConnectionModel model: connectionModel
    /// Rows are places, not connections: the selection is an id. 0 for none.
    property real selectedId: 0
    /// True while the pointer keeps the rows in their places.
    readonly property bool orderHeld: connectionModel.orderFrozen

    /// Enter was pressed on a selected row.
    signal activated()
    signal pingRequested()
    signal closeRequested()

    implicitWidth: 800
    implicitHeight: 400

    function select(connectionId: real): void {
        selectedId = connectionId;
    }

    function selectRow(row: int): void {
        const target = Math.max(0, Math.min(row, connectionModel.count - 1));
        if (connectionModel.count === 0)
            return;
        select(connectionModel.connectionIdAt(target));
        view.positionViewAtIndex(target, ListView.Contain);
    }

    function moveBy(rows: int): void {
        const row = selectedId > 0 ? connectionModel.rowOf(selectedId) : -1;
        selectRow(row >= 0 ? row + rows : view.firstVisible);
    }

    ConnectionModel {
        id: connectionModel

        orderFrozen: hover.hovered
    }
    TableColumns {
        id: tableColumns

        available: table.width
    }
    TableHeader {
        id: header

        Component.onCompleted: sort(ConnectionModel.OutRate, Qt.DescendingOrder)
        width: parent.width
        visible: connectionModel.totalCount > 0 || connectionModel.count > 0
        model: connectionModel
        columns: tableColumns
    }
    ListView {
        id: view

        objectName: "connectionView"
        readonly property int firstVisible: Math.max(0, Math.floor(contentY / Theme.rowHeight))
        readonly property int lastVisible: Math.ceil((contentY + height) / Theme.rowHeight)

        anchors { fill: parent; topMargin: header.height }
        focus: true
        activeFocusOnTab: true
        clip: true
        visible: count > 0
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: false
        model: connectionModel
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Connections")
        T.ScrollBar.vertical: ScrollHandle {}

        Keys.onUpPressed: table.moveBy(-1)
        Keys.onDownPressed: table.moveBy(1)
        Keys.onPressed: (event) => {
            const page = Math.max(1, Math.floor(height / Theme.rowHeight) - 1);
            event.accepted = true;
            switch (event.key) {
            case Qt.Key_PageUp: table.moveBy(-page); break;
            case Qt.Key_PageDown: table.moveBy(page); break;
            case Qt.Key_Home: table.selectRow(0); break;
            case Qt.Key_End: table.selectRow(connectionModel.count - 1); break;
            case Qt.Key_Return:
            case Qt.Key_Enter: table.activated(); break;
            case Qt.Key_P: table.pingRequested(); break;
            case Qt.Key_Delete: table.closeRequested(); break;
            default: event.accepted = false;
            }
        }

        function tellVisibleRange(): void {
            connectionModel.setVisibleRange(firstVisible, lastVisible);
        }

        onFirstVisibleChanged: tellVisibleRange()
        onLastVisibleChanged: tellVisibleRange()
        Component.onCompleted: tellVisibleRange()

        delegate: ConnectionRow {
            width: ListView.view.width
            columns: tableColumns
            selected: connectionId === table.selectedId
            keyboardHere: view.activeFocus
            onPicked: {
                view.forceActiveFocus(Qt.MouseFocusReason);
                table.select(connectionId);
            }
        }

        HoverHandler { id: hover }
    }
}
