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
    readonly property bool isJson: format.current === 1
    readonly property bool isHex: format.current === 2
    readonly property bool allowed: actions !== null && actions.allowed
    readonly property bool alive: details.state === "open" || details.state === "slow"
    readonly property bool hexRight: isHex && actions !== null && actions.isHex(editor.text)
    readonly property bool acceptable: isHex ? hexRight : isJson ? json.valid : true
    property string result
    property bool failed: false

    function takeFocus(): void {
        editor.forceActiveFocus(Qt.TabFocusReason);
    }

    function send(): void {
        if (!allowed || !alive || !acceptable)
            return;
        failed = false;
        const ids = [page.connectionId];
        const took = isHex ? actions.sendBinary(ids, actions.bytesFromHex(editor.text)) : actions.sendText(ids, editor.text);
        tell(took, took > 0 ? qsTr("Sent to %1").arg(details.peer) : qsTr("Not sent: the connection does not take it"), details.peer);
    }

    function broadcast(): void {
        if (!allowed || !acceptable)
            return;
        failed = false;
        const took = isHex ? actions.broadcastBinary(actions.bytesFromHex(editor.text)) : actions.broadcastText(editor.text);
        tell(took, qsTr("Sent to %Ln connections", "", took), qsTr("all"));
    }

    function tell(took: int, words: string, to: string): void {
        if (failed)
            return;
        result = words;
        failed = took === 0;
        sent.insert(0, {message: editor.text, format: format.current, to: to, took: took,
                        clock: new Date().toLocaleTimeString(Qt.locale(), "HH:mm:ss")});
        if (sent.count > 50)
            sent.remove(50);
    }

    onConnectionIdChanged: result = ""

    JsonCheck {
        id: json

        text: page.isJson ? editor.text : ""
    }
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
    Segments {
        id: format

        objectName: "sendFormat"
        anchors { left: parent.left; leftMargin: 16; top: blocked.bottom; topMargin: blocked.visible ? 12 : 0 }
        name: qsTr("Format")
        choices: [qsTr("Text"), "JSON", qsTr("Hex")]
    }
    ThemedText {
        anchors { right: parent.right; rightMargin: 16; verticalCenter: format.verticalCenter }
        font.pixelSize: Theme.small
        color: Theme.muted
        text: page.isHex ? qsTr("goes as a binary message") : qsTr("goes as a text message")
    }
    Rectangle {
        id: paper

        anchors { left: parent.left; right: parent.right; top: format.bottom; leftMargin: 16; rightMargin: 16; topMargin: 8 }
        height: Math.max(96, Math.min(240, Math.round(page.height * 0.34)))
        radius: Theme.radius
        color: Theme.dark ? Theme.background : Theme.surface
        border { width: editor.activeFocus ? 2 : 1; color: check.wrong ? Theme.error : editor.activeFocus ? Theme.accent : Theme.line }

        Flickable {
            id: sheet

            anchors { fill: parent; margins: 2 }
            clip: true
            contentWidth: width
            contentHeight: editor.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollHandle {}
            T.TextArea.flickable: T.TextArea {
                id: editor

                objectName: "sendEditor"
                implicitHeight: contentHeight + topPadding + bottomPadding
                leftPadding: 10
                rightPadding: 10
                topPadding: 8
                bottomPadding: 8
                wrapMode: TextEdit.WrapAnywhere
                textFormat: TextEdit.PlainText
                selectByMouse: true
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                font { family: Theme.mono; pixelSize: Theme.normal }
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Message")
                // It is a field of a form: Tab goes on.
                KeyNavigation.priority: KeyNavigation.BeforeItem
                KeyNavigation.tab: sendButton.enabled ? sendButton : broadcastButton
                KeyNavigation.backtab: format
                // Here it is no key of the dashboard's.
                Keys.onShortcutOverride: (event) => {
                    event.accepted = (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                            && (event.modifiers & Qt.ControlModifier);
                }
                Keys.onPressed: (event) => {
                    if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && (event.modifiers & Qt.ControlModifier)) {
                        page.send();
                        event.accepted = true;
                    }
                }
            }
        }
        MonoText {
            x: 12
            y: 10
            visible: editor.text === "" && editor.preeditText === ""
            color: Theme.muted
            text: page.isHex ? "00 1f 4a 9c" : page.isJson ? "{\"type\": \"hello\"}" : qsTr("Message")
            Accessible.ignored: true
        }
    }
    ThemedText {
        id: check

        readonly property bool wrong: editor.text !== "" && !page.acceptable

        objectName: "sendCheck"
        anchors { left: parent.left; right: parent.right; top: paper.bottom; leftMargin: 16; rightMargin: 16; topMargin: 4 }
        height: 20
        font.pixelSize: Theme.small
        color: wrong ? Theme.error : Theme.muted
        text: page.isJson ? (editor.text === "" ? qsTr("Is checked before it goes") : json.valid ? qsTr("Valid JSON, %Ln characters", "", editor.length) : json.message)
              : page.isHex ? (page.hexRight ? qsTr("%Ln bytes", "", editor.text.replace(/\s/g, "").length / 2) : qsTr("Pairs of hexadecimal digits, spaces wherever you like"))
              : qsTr("%Ln characters", "", editor.length)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Row {
        id: actionRow

        anchors { left: parent.left; leftMargin: 16; top: check.bottom; topMargin: 8 }
        spacing: 8

        ActionButton {
            id: sendButton

            objectName: "sendButton"
            enabled: page.allowed && page.alive && page.acceptable
            emphasized: true
            ink: Theme.accent
            text: qsTr("Send")
            Accessible.name: qsTr("Send to this connection")
            Accessible.description: qsTr("Ctrl+Enter")
            onClicked: page.send()
        }
        ActionButton {
            id: broadcastButton

            objectName: "broadcastButton"
            enabled: page.allowed && page.acceptable && page.connectionCount > 0
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
            format.current = one.format;
            editor.text = one.message;
            editor.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
