// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// The whole dashboard of one server, for any window:
///
///     Dashboard { anchors.fill: parent; server: myServer; title: "chat-server" }
FocusScope {
    id: dashboard

    /// A Tidewire server: WebSocketServer or SecureWebSocketServer, from C++ or QML.
    property QtObject server: null
    property string title
    /// The address of a page that connects to the server; offered while there are no clients.
    property string pageUrl
    /// More controls for the title bar.
    default property alias tools: titleBar.tools
    readonly property bool empty: table.model.totalCount === 0 && table.model.count === 0

    implicitWidth: 1280
    implicitHeight: 800
    focus: true

    Keys.onPressed: (event) => {
        event.accepted = true;
        if (event.key === Qt.Key_Space && event.modifiers === Qt.NoModifier)
            table.model.paused = !table.model.paused;
        else if (event.key === Qt.Key_Slash || event.text === "/")
            titleBar.filterField.forceActiveFocus(Qt.ShortcutFocusReason);
        else if (event.key === Qt.Key_1)
            detail.showTab(0);
        else if (event.key === Qt.Key_2)
            detail.showTab(1);
        else
            event.accepted = false;
    }

    Shortcut {
        sequence: "Ctrl+F"
        onActivated: {
            titleBar.filterField.forceActiveFocus(Qt.ShortcutFocusReason);
            titleBar.filterField.selectAll();
        }
    }
    Shortcut {
        sequence: "Ctrl+Shift+L"
        onActivated: Theme.toggle()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    ServerFigures {
        id: serverFigures

        server: dashboard.server
    }
    TitleBar {
        id: titleBar

        width: parent.width
        figures: serverFigures
        model: table.model
        title: dashboard.title
        onFilterLeft: table.forceActiveFocus(Qt.OtherFocusReason)
    }
    KeyFigures {
        id: keyFigures

        anchors { left: parent.left; right: parent.right; top: titleBar.bottom; margins: Theme.unit * 3 }
        figures: serverFigures
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; top: keyFigures.bottom; topMargin: Theme.unit * 3 }
        height: 1
        color: Theme.line
    }
    Item {
        id: body

        anchors { left: parent.left; right: parent.right; top: keyFigures.bottom; topMargin: Theme.unit * 3 + 1; bottom: statusBar.top }

        ConnectionTable {
            id: table

            objectName: "connectionTable"
            anchors { left: parent.left; right: detail.visible ? detail.left : parent.right; top: parent.top; bottom: parent.bottom }
            focus: true
            server: dashboard.server
            onActivated: detail.takeFocus()
            onPingRequested: detail.ping()
            onCloseRequested: detail.askToClose()
        }
        NoClients {
            objectName: "noClients"
            anchors.fill: table
            visible: dashboard.empty
            url: serverFigures.url
            pageUrl: dashboard.pageUrl
        }
        EmptyState {
            objectName: "noMatch"
            anchors { fill: table; topMargin: Theme.rowHeight }
            visible: !dashboard.empty && table.model.count === 0
            glyph: Glyph.Search
            title: qsTr("No connection matches “%1”").arg(table.model.filter)
            text: qsTr("%Ln connections are open.", "", table.model.totalCount)

            Item {
                width: parent.width
                height: Theme.controlHeight

                ActionButton {
                    objectName: "clearFilter"
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: qsTr("Clear the filter")
                    hint: "Esc"
                    onClicked: {
                        titleBar.filterField.clear();
                        table.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
            }
        }
        DetailPane {
            id: detail

            objectName: "detailPane"
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            width: Math.max(380, Math.min(560, Math.round(parent.width * 0.39)))
            visible: !dashboard.empty || details.valid
            model: table.model
            connectionId: table.selectedId
            onDeparted: table.forceActiveFocus(Qt.OtherFocusReason)

            Rectangle {
                width: 1
                height: parent.height
                color: Theme.line
            }
        }
    }
    StatusBar {
        id: statusBar

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        model: table.model
        orderHeld: table.orderHeld
    }
}
