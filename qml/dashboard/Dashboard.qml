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

    /// A Tidewire server: WebSocketServer or SecureWebSocketServer, from C++ or QML; or one of another process.
    property QtObject server: null
    property string title
    /// The address of a page that connects to the server; offered while there are no clients.
    property string pageUrl
    /// Where sizes, columns and the order are kept. Its own forgets them with the dashboard.
    property ViewSettings settings: ViewSettings {}
    /// More controls for the title bar.
    default property alias tools: titleBar.tools
    /// More commands, for the keys and the palette.
    property var moreCommands: []
    readonly property CommandList commands: commandList
    readonly property ServerLink link: serverLink
    readonly property AlertModel alerts: AlertModel {
        id: alertModel

        server: dashboard.server
        onThresholdsChanged: memory.keepThresholds()
    }
    readonly property bool empty: table.model.totalCount === 0 && table.model.count === 0
    readonly property bool shown: !linkState.visible
    /// What can be spared gives way to the rows.
    readonly property bool low: height < 680
    property alias detailShown: panes.detailShown
    property alias detailWide: panes.detailWide
    property real detailWidth: 0

    implicitWidth: 1280
    implicitHeight: 800
    focus: true

    Keys.onPressed: (event) => {
        // Elsewhere it belongs to what is there, which may have done its work and let it pass: fields do.
        const forTable = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = (!forTable || table.activeFocus) && commandList.press(event.key, event.modifiers, event.text);
    }

    function showConnection(connectionId: real): void {
        if (!table.showConnection(connectionId))
            statusBar.tell(qsTr("That connection is not in the table any more, or the filter hides it."));
        panes.toTable();
    }

    function ping(): void {
        const count = table.selection.count;
        if (count > 1)
            statusBar.tell(qsTr("Pinged %Ln connections", "", serverActions.ping(table.selection.ids())));
        else if (count === 1)
            detail.ping();
    }

    function askToClose(): void {
        const count = table.selection.count;
        if (count > 1)
            dialogs.closeMany(table.selection.ids());
        else if (count === 1)
            detail.askToClose();
    }

    Component.onCompleted: {
        memory.restore();
        commandList.complete(moreCommands);
        shortcuts.active = true;
    }

    DashboardPanes {
        id: panes

        filterField: titleBar.filterField
        table: table
        detail: detail
    }
    CommandShortcuts {
        id: shortcuts

        commands: commandList
        enabled: dashboard.visible && dashboard.enabled
    }
    ServerLink {
        id: serverLink

        server: dashboard.server
    }
    ServerFigures {
        id: serverFigures

        server: dashboard.server
    }
    ServerActions {
        id: serverActions

        server: dashboard.server
        onFailed: (message) => statusBar.tell(message)
    }
    DashboardCommands {
        id: commandList

        table: table
        detail: detail
        titleBar: titleBar
        actions: serverActions
        detailShown: detail.visible
        detailWide: panes.wide
        refusal: serverLink.readOnly ? qsTr("the server is read-only") : dashboard.server === null ? qsTr("there is no server") : ""
        onBackRequested: panes.toTable()
        onNextPaneRequested: (step) => panes.next(step)
        onDetailToggled: panes.detailShown = !panes.detailShown
        onDetailWanted: panes.detailShown = true
        onWideToggled: panes.toggleWide()
        onPingRequested: dashboard.ping()
        onCloseRequested: dashboard.askToClose()
        onSendRequested: (broadcast) => dialogs.send(broadcast ? [] : table.selection.ids())
        onPaletteRequested: dialogs.showPalette()
        onKeysRequested: dialogs.showKeys()
        onExportRequested: commandList.openDetail().exportFrames()
    }
    DashboardMemory {
        id: memory

        dashboard: dashboard
        table: table
        alerts: alertModel
        settings: dashboard.settings
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    TitleBar {
        id: titleBar

        width: parent.width
        figures: serverFigures
        model: table.model
        alerts: alertModel
        link: serverLink
        title: dashboard.title
        exportEnabled: table.selectedId > 0 && dashboard.shown
        exportReason: commandList.noSelection
        onExportRequested: commandList.exportRequested()
        onFilterLeft: panes.toTable()
        onConnectionWanted: (connectionId) => dashboard.showConnection(connectionId)
    }
    LinkBanner {
        id: banner

        anchors { left: parent.left; right: parent.right; top: titleBar.bottom }
        height: implicitHeight
        link: serverLink
    }
    KeyFigures {
        id: keyFigures

        readonly property int gap: Theme.unit * (dashboard.low ? 2 : 3)

        anchors { left: parent.left; right: parent.right; top: banner.bottom; margins: Theme.unit * 3; topMargin: gap }
        visible: dashboard.shown
        opacity: serverLink.stale ? 0.45 : 1
        low: dashboard.low
        figures: serverFigures
    }
    Rectangle {
        id: bodyLine

        anchors { left: parent.left; right: parent.right; top: keyFigures.bottom; topMargin: keyFigures.gap }
        visible: dashboard.shown
        height: 1
        color: Theme.line
    }
    Item {
        id: body

        anchors { left: parent.left; right: parent.right; top: bodyLine.bottom; bottom: statusBar.top }
        visible: dashboard.shown

        ConnectionTable {
            id: table

            objectName: "connectionTable"
            anchors { left: parent.left; right: detail.visible ? detail.left : parent.right; top: parent.top; bottom: parent.bottom }
            opacity: serverLink.stale ? 0.45 : 1
            layer.enabled: opacity < 1
            visible: !panes.wide
            focus: true
            server: dashboard.server
            held: connectionMenu.visible
            onActivated: commandList.openDetail().takeFocus()
            onMenuRequested: (x, y) => connectionMenu.popup(table, x, y)
        }
        TableStates {
            anchors.fill: table
            visible: !panes.wide
            model: table.model
            link: serverLink
            url: serverFigures.url
            pageUrl: dashboard.pageUrl
            onClearRequested: {
                titleBar.filterField.clear();
                panes.toTable();
            }
        }
        SelectionBar {
            objectName: "selectionBar"
            anchors { horizontalCenter: table.horizontalCenter; bottom: table.bottom; bottomMargin: 16 }
            visible: count > 1 && !panes.wide
            count: table.selection.count
            allowed: serverActions.allowed
            reason: commandList.refusal
            onPingRequested: dashboard.ping()
            onSendRequested: commandList.sendRequested(false)
            onCloseRequested: dashboard.askToClose()
            onDismissed: {
                table.selection.reduce();
                table.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
        DetailPane {
            id: detail

            objectName: "detailPane"
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            width: panes.wide ? parent.width : splitter.size
            wide: panes.wide
            visible: panes.detailShown && (!dashboard.empty || details.valid)
            opacity: serverLink.stale ? 0.6 : 1
            // As one picture: what lies above something else must not show it.
            layer.enabled: opacity < 1
            model: table.model
            server: dashboard.server
            actions: serverActions
            connectionId: table.selectedId
            onDeparted: panes.toTable()
            onWideToggled: panes.toggleWide()
        }
        PaneSplitter {
            id: splitter

            objectName: "splitter"
            readonly property real usual: Math.min(560, parent.width * 0.39)

            anchors { top: parent.top; bottom: parent.bottom; right: detail.left; rightMargin: -4 }
            visible: detail.visible && !panes.wide
            size: Math.max(least, Math.min(most, Math.round(dashboard.detailWidth > 0 ? dashboard.detailWidth : usual)))
            least: 380
            most: Math.max(least, parent.width - 320)
            onMoved: (size) => dashboard.detailWidth = size
            onReset: dashboard.detailWidth = 0
        }
    }
    LinkState {
        id: linkState

        objectName: "linkState"
        anchors { left: parent.left; right: parent.right; top: banner.bottom; bottom: statusBar.top }
        link: serverLink
    }
    StatusBar {
        id: statusBar

        objectName: "statusBar"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        model: table.model
        link: serverLink
        frames: detail.frames
        orderHeld: table.orderHeld
        selectedCount: table.selection.count
        onHelpRequested: dialogs.showKeys()
    }
    ConnectionMenu {
        id: connectionMenu

        table: table
        allowed: serverActions.allowed
        onDetailsChosen: commandList.openDetail().takeFocus()
        onPingChosen: dashboard.ping()
        onSendChosen: commandList.sendRequested(false)
        onCloseChosen: dashboard.askToClose()
        onFilterChosen: (words) => titleBar.filterField.text = words
    }
    DashboardDialogs {
        id: dialogs

        commands: commandList
        actions: serverActions
        onTold: (words) => statusBar.tell(words)
    }
}
