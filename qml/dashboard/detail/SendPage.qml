// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// A message to one connection or to all, and those that were sent before.
FocusScope {
    id: page

    required property ConnectionDetails details
    property ServerActions actions: null
    property real connectionId: 0
    property int connectionCount: 0
    readonly property bool allowed: actions !== null && actions.allowed
    readonly property bool alive: details.state === "open" || details.state === "slow"
    property string result
    property bool failed: false

    function takeFocus(): void {
        message.takeFocus();
    }

    function send(): void {
        if (!allowed || !alive || !message.acceptable)
            return;
        failed = false;
        const took = message.sendTo([page.connectionId]);
        tell(took, took > 0 ? qsTr("Sent to %1").arg(details.peer) : qsTr("Not sent: the connection does not take it"), details.peer);
    }

    function broadcast(): void {
        if (!allowed || !message.acceptable)
            return;
        failed = false;
        const took = message.broadcast("");
        tell(took, qsTr("Sent to %Ln connections", "", took), qsTr("all"));
    }

    function tell(took: int, words: string, to: string): void {
        if (failed)
            return;
        result = words;
        failed = took === 0;
        sent.insert(0, {message: message.text, format: message.format, to: to, took: took,
                        clock: new Date().toLocaleTimeString(Qt.locale(), "HH:mm:ss")});
        if (sent.count > 50)
            sent.remove(50);
    }

    onConnectionIdChanged: result = ""

    ListModel { id: sent }
    Connections {
        target: page.actions

        function onFailed(message: string): void {
            page.result = message;
            page.failed = true;
        }
    }
    BroadcastDialog {
        id: broadcastDialog

        objectName: "broadcastDialog"
        count: page.connectionCount
        onConfirmed: page.broadcast()
    }
    SendBlocked {
        id: blocked

        objectName: "sendBlocked"
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: 16; rightMargin: 16; topMargin: 12 }
        height: visible ? implicitHeight : 0
        allowed: page.allowed
        alive: page.alive
        attached: page.actions !== null && page.actions.server !== null
    }
    MessageForm {
        id: message

        objectName: "send"
        anchors { left: parent.left; right: parent.right; top: blocked.bottom; leftMargin: 16; rightMargin: 16; topMargin: blocked.visible ? 12 : 0 }
        height: 56 + Math.max(96, Math.min(240, Math.round(page.height * 0.34)))
        actions: page.actions
        nextField: sendButton.enabled ? sendButton : broadcastButton
        onSubmitted: page.send()
    }
    Row {
        id: actionRow

        anchors { left: parent.left; leftMargin: 16; top: message.bottom; topMargin: 8 }
        spacing: 8

        ActionButton {
            id: sendButton

            objectName: "sendButton"
            enabled: page.allowed && page.alive && message.acceptable
            emphasized: true
            ink: Theme.accent
            text: qsTr("Send")
            Accessible.name: qsTr("Send to this connection")
            tip: Desktop.keyText("Ctrl+Return")
            onClicked: page.send()
        }
        ActionButton {
            id: broadcastButton

            objectName: "broadcastButton"
            enabled: page.allowed && message.acceptable && page.connectionCount > 0
            text: qsTr("Send to all…")
            onClicked: broadcastDialog.open()
        }
    }
    ThemedText {
        objectName: "sendResult"
        anchors { left: actionRow.right; leftMargin: 12; right: parent.right; rightMargin: 16; verticalCenter: actionRow.verticalCenter }
        color: page.failed ? Theme.error : Theme.incoming
        text: page.result
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    SectionTitle {
        id: sentTitle

        anchors { left: parent.left; leftMargin: 16; top: actionRow.bottom; topMargin: 8 }
        visible: sent.count > 0
        text: qsTr("Sent before")
    }
    ListView {
        id: sentView

        objectName: "sentView"
        anchors { left: parent.left; right: parent.right; top: sentTitle.bottom; bottom: parent.bottom }
        visible: sent.count > 0
        clip: true
        activeFocusOnTab: visible
        boundsBehavior: Flickable.StopAtBounds
        model: sent
        T.ScrollBar.vertical: ScrollHandle {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Sent before")
        Keys.onReturnPressed: sentView.reuse(currentIndex)
        delegate: SentRow {
            width: sentView.width
            current: ListView.isCurrentItem && sentView.activeFocus
            onPicked: sentView.reuse(index)
        }

        function reuse(index: int): void {
            const one = sent.get(index);
            if (!one)
                return;
            message.format = one.format;
            message.text = one.message;
            message.takeFocus();
        }
    }
}
