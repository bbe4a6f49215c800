// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// Everything about one connection, and what can be done to it.
FocusScope {
    id: pane

    property alias model: connectionDetails.model
    /// The server of the model, or what stands for it.
    property QtObject server: null
    /// What is done to connections goes through it; without one nothing can be sent.
    property ServerActions actions: null
    property real connectionId: 0
    readonly property ConnectionDetails details: connectionDetails
    readonly property bool alive: details.valid && (details.state === "open" || details.state === "slow")
    /// False where one may look only.
    readonly property bool allowed: pane.actions === null || pane.actions.allowed
    /// What is recorded here, for a status bar.
    readonly property QtObject frames: QtObject {
        readonly property real bytes: framesPage.bytes
        readonly property real recordCount: framesPage.recordCount
        readonly property real dropped: framesPage.dropped
        readonly property bool recording: framesPage.recording
    }

    /// It has the whole width.
    property bool wide: false

    signal wideToggled()
    /// Escape was pressed: back to where the keyboard came from.
    signal departed()

    implicitWidth: 480
    implicitHeight: 400
    Keys.onEscapePressed: pane.departed()

    function ping(): void {
        if (alive && allowed && connectionDetails.ping())
            pinged.restart();
    }

    function askToClose(): void {
        if (alive && allowed)
            closeDialog.openFor(pane.connectionId, pane.details.peer);
    }

    function takeFocus(): void {
        tabs.forceActiveFocus(Qt.TabFocusReason);
    }

    /// 0 overview, 1 handshake, 2 frames, 3 send.
    function showTab(index: int): void {
        tabs.setCurrentIndex(index);
    }

    function exportFrames(): void {
        framesPage.exportFrames();
    }

    function searchFrames(): void {
        showTab(2);
        framesPage.search();
    }

    function openRecording(): void {
        showTab(2);
        framesPage.openRecording();
    }

    function replayFrames(): void {
        showTab(2);
        framesPage.replay();
    }

    function toggleFollow(): void {
        framesPage.toggleFollow();
    }

    /// Chooses the frame that is so many further down.
    function nextFrame(step: int): void {
        if (tabs.currentIndex === 2)
            framesPage.nextFrame(step);
    }

    /// Shows the chosen frame as "json", "text", "hex" or "cbor".
    function showPayload(form: string): void {
        framesPage.showPayload(form);
    }

    ConnectionDetails { id: connectionDetails }
    // Bound by name: qmllint of Qt 6.4 has no type for 64 bits.
    Binding {
        target: connectionDetails
        property: "connectionId"
        value: pane.connectionId
    }
    Timer {
        id: pinged

        interval: 900
    }
    CloseDialog {
        id: closeDialog

        objectName: "closeDialog"
        details: connectionDetails
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    EmptyState {
        anchors.fill: parent
        visible: !pane.details.valid
        glyph: Glyph.Ring
        title: qsTr("No connection selected")
        text: qsTr("Choose one in the table, with the pointer or the arrow keys, to see its request and figures, to ping it or to close it.")
    }
    Item {
        id: head

        width: parent.width
        readonly property bool low: pane.height < 520

        height: low ? 74 : 86
        visible: pane.details.valid

        MonoText {
            id: peer

            anchors { left: parent.left; leftMargin: 16; top: parent.top; topMargin: head.low ? 8 : 12 }
            height: Theme.controlHeight
            width: Math.min(implicitWidth, buttons.x - x - chips.width - 20)
            elide: Text.ElideMiddle
            font.pixelSize: Theme.large
            text: pane.details.peer
        }
        Row {
            id: chips

            anchors { left: peer.right; leftMargin: 10; verticalCenter: peer.verticalCenter }
            spacing: 6

            Chip {
                text: ConnectionState.word(pane.details.state)
                glyph: ConnectionState.glyph(pane.details.state)
                ink: ConnectionState.ink(pane.details.state)
            }
            Chip {
                visible: pane.details.secure
                text: qsTr("TLS")
                ink: Theme.accent
            }
            Chip {
                visible: pane.details.subprotocol !== "" && pane.width >= 440
                text: pane.details.subprotocol
                ink: Theme.control
            }
        }
        Row {
            id: buttons

            anchors { right: parent.right; rightMargin: 16; top: peer.top }
            spacing: 8

            ActionButton {
                objectName: "pingButton"
                tip: pane.allowed ? "" : qsTr("The server is read-only")
                enabled: pane.alive && pane.allowed
                text: pinged.running ? qsTr("Sent") : qsTr("Ping")
                Accessible.name: qsTr("Ping this connection")
                onClicked: pane.ping()
            }
            ActionButton {
                objectName: "closeButton"
                tip: pane.allowed ? "" : qsTr("The server is read-only")
                enabled: pane.alive && pane.allowed
                ink: Theme.error
                text: qsTr("Close…")
                Accessible.name: qsTr("Close this connection")
                onClicked: pane.askToClose()
            }
        }
        T.TabBar {
            id: tabs

            anchors { left: parent.left; leftMargin: 16; bottom: parent.bottom }
            implicitWidth: contentWidth
            implicitHeight: 32
            spacing: 20
            contentItem: ListView {
                implicitWidth: contentWidth
                model: tabs.contentModel
                currentIndex: tabs.currentIndex
                orientation: ListView.Horizontal
                spacing: tabs.spacing
                interactive: false
            }
            Accessible.role: Accessible.PageTabList
            Accessible.name: qsTr("Views of the connection")

            PaneTab {
                objectName: "overviewTab"
                text: qsTr("Overview")
            }
            PaneTab {
                objectName: "handshakeTab"
                text: qsTr("Handshake")
            }
            PaneTab {
                objectName: "framesTab"
                text: qsTr("Frames")
            }
            PaneTab {
                objectName: "sendTab"
                text: qsTr("Send")
            }
        }
        ActionButton {
            objectName: "wideButton"
            anchors { right: parent.right; rightMargin: 16; bottom: parent.bottom; bottomMargin: 5 }
            implicitHeight: 24
            flat: true
            glyph: pane.wide ? Glyph.Narrow : Glyph.Widen
            tip: pane.wide ? qsTr("Details beside the table") : qsTr("Details in the whole width")
            onClicked: pane.wideToggled()
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 1
            z: -1
            color: Theme.line
        }
    }
    ClosedNote {
        id: closedNote

        objectName: "closedNote"
        anchors { left: parent.left; right: parent.right; top: head.bottom; margins: 16; topMargin: 12 }
        visible: pane.details.valid && pane.details.state === "closed"
        details: connectionDetails
    }
    Item {
        anchors { left: parent.left; right: parent.right; top: closedNote.visible ? closedNote.bottom : head.bottom; bottom: parent.bottom }
        visible: pane.details.valid

        DetailOverview {
            anchors.fill: parent
            visible: tabs.currentIndex === 0
            details: connectionDetails
        }
        HandshakePage {
            anchors.fill: parent
            visible: tabs.currentIndex === 1
            details: connectionDetails
            server: pane.server
            connectionId: pane.connectionId
            active: pane.visible && visible
        }
        FramesPage {
            id: framesPage

            objectName: "framesPage"
            anchors.fill: parent
            visible: tabs.currentIndex === 2
            details: connectionDetails
            server: pane.server
            connectionId: pane.connectionId
            active: pane.visible && visible
        }
        SendPage {
            objectName: "sendPage"
            anchors.fill: parent
            visible: tabs.currentIndex === 3
            details: connectionDetails
            actions: pane.actions
            connectionId: pane.connectionId
            connectionCount: pane.model ? pane.model.totalCount : 0
        }
    }
}
