// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// A server's live connections: sorted, filtered, some of them selected.
///
///     ConnectionTable { anchors.fill: parent; server: myServer }
FocusScope {
    id: table

    property alias server: connectionModel.server
    readonly property ConnectionModel model: connectionModel
    /// Which columns there are; set `columns.chosen`.
    readonly property TableColumns columns: tableColumns
    /// Rows are places, not connections: what is selected are ids.
    readonly property ConnectionSelection selection: connectionSelection
    /// The one that details are shown of; 0 for none.
    readonly property real selectedId: connectionSelection.currentId
    /// True while the pointer, or a selection of many, keeps the rows in their places.
    readonly property bool orderHeld: connectionModel.orderFrozen
    /// Something else is to keep the rows in their places.
    property bool held: false
    readonly property alias columnsButton: chooserButton

    /// Enter was pressed on a selected row, or it was clicked twice.
    signal activated()
    /// The pointer's other button was pressed there, or the menu key: what is selected is meant.
    signal menuRequested(real x, real y)

    implicitWidth: 800
    implicitHeight: 400

    function select(connectionId: real): void {
        connectionSelection.select(connectionId);
    }

    /// Selects that one alone, and scrolls to it; false if it is not in the table.
    function showConnection(connectionId: real): bool {
        const row = connectionModel.rowOf(connectionId);
        if (row < 0)
            return false;
        selectRow(row);
        return true;
    }

    function selectRow(row: int): void {
        goTo(row, false);
    }

    function goTo(row: int, extend: bool): void {
        const target = Math.max(0, Math.min(row, connectionModel.count - 1));
        if (connectionModel.count === 0)
            return;
        if (extend)
            connectionSelection.extendTo(target);
        else
            select(connectionModel.connectionIdAt(target));
        view.positionViewAtIndex(target, ListView.Contain);
    }

    function moveBy(rows: int, extend: bool): void {
        const row = selectedId > 0 && !connectionSelection.lost ? connectionModel.rowOf(selectedId) : -1;
        goTo(row >= 0 ? row + rows : view.firstVisible, extend);
    }

    function pick(row: int, connectionId: real, modifiers: int): void {
        view.forceActiveFocus(Qt.MouseFocusReason);
        if (modifiers & Qt.ShiftModifier)
            connectionSelection.extendTo(row);
        else if (modifiers & Qt.ControlModifier)
            connectionSelection.toggle(connectionId);
        else
            select(connectionId);
    }

    /// Of the row that the keyboard stands at.
    function requestMenu(): void {
        const row = selectedId > 0 ? connectionModel.rowOf(selectedId) : -1;
        if (row < 0)
            return;
        view.positionViewAtIndex(row, ListView.Contain);
        menuRequested(40, view.y + (row + 1) * Theme.rowHeight - view.contentY + view.originY);
    }

    function sort(column: int, order: int): void {
        header.sort(column, order);
    }

    ConnectionModel {
        id: connectionModel

        sortColumn: ConnectionModel.OutRate
        orderFrozen: hover.hovered || table.held || connectionSelection.count > 1
    }
    ConnectionSelection {
        id: connectionSelection

        model: connectionModel
    }
    TableColumns {
        id: tableColumns

        available: table.width
    }
    TableHeader {
        id: header

        width: parent.width
        visible: connectionModel.totalCount > 0 || connectionModel.count > 0
        model: connectionModel
        columns: tableColumns
        scrolled: view.contentX
    }
    ColumnsButton {
        id: chooserButton

        objectName: "columnsButton"
        anchors { right: parent.right; rightMargin: 4; top: parent.top; topMargin: 2 }
        height: Theme.rowHeight - 4
        visible: header.visible
        columns: tableColumns
    }
    ListView {
        id: view

        objectName: "connectionView"
        readonly property int firstVisible: Math.max(0, Math.floor(contentY / Theme.rowHeight))
        readonly property int lastVisible: Math.ceil((contentY + height) / Theme.rowHeight)

        anchors { fill: parent; topMargin: header.height }
        contentWidth: tableColumns.total
        flickableDirection: Flickable.AutoFlickIfNeeded
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
        T.ScrollBar.horizontal: ScrollHandle {}

        Keys.onPressed: (event) => {
            const page = Math.max(1, Math.floor(height / Theme.rowHeight) - 1);
            const extend = (event.modifiers & Qt.ShiftModifier) !== 0;
            event.accepted = true;
            switch (event.key) {
            case Qt.Key_Up: table.moveBy(-1, extend); break;
            case Qt.Key_Down: table.moveBy(1, extend); break;
            case Qt.Key_PageUp: table.moveBy(-page, extend); break;
            case Qt.Key_PageDown: table.moveBy(page, extend); break;
            case Qt.Key_Home: table.goTo(0, extend); break;
            case Qt.Key_End: table.goTo(connectionModel.count - 1, extend); break;
            case Qt.Key_Left: contentX = Math.max(0, contentX - 80); break;
            case Qt.Key_Right: contentX = Math.max(0, Math.min(contentWidth - width, contentX + 80)); break;
            case Qt.Key_A: event.modifiers & Qt.ControlModifier ? connectionSelection.selectAll() : event.accepted = false; break;
            case Qt.Key_Menu: table.requestMenu(); break;
            case Qt.Key_F10: extend ? table.requestMenu() : event.accepted = false; break;
            case Qt.Key_Return:
            case Qt.Key_Enter: table.activated(); break;
            default: event.accepted = false;
            }
        }
        Keys.onEscapePressed: (event) => {
            event.accepted = connectionSelection.count > 1;
            if (event.accepted)
                connectionSelection.reduce();
        }

        function tellVisibleRange(): void {
            connectionModel.setVisibleRange(firstVisible, lastVisible);
        }

        onFirstVisibleChanged: tellVisibleRange()
        onLastVisibleChanged: tellVisibleRange()
        Component.onCompleted: tellVisibleRange()

        delegate: ConnectionRow {
            width: tableColumns.total
            columns: tableColumns
            selected: connectionSelection.revision >= 0 && connectionSelection.contains(connectionId)
            current: connectionId === table.selectedId && !connectionSelection.lost
            keyboardHere: view.activeFocus
            onPicked: (modifiers) => table.pick(index, connectionId, modifiers)
            onOpened: table.activated()
            onMenuAsked: (x, y) => {
                view.forceActiveFocus(Qt.MouseFocusReason);
                if (!selected)
                    table.select(connectionId);
                const place = mapToItem(table, x, y);
                table.menuRequested(place.x, place.y);
            }
        }

        HoverHandler { id: hover }
    }
}
