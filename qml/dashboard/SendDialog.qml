// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire

/// Sends a message to some connections, or to all, or to a group.
T.Dialog {
    id: dialog

    required property ServerActions actions
    readonly property FocusKeeper focusKeeper: FocusKeeper {}
    /// To whom; empty for all.
    property list<real> ids
    property bool broadcast: false
    property bool hex: false
    readonly property bool acceptable: actions.allowed && (!hex ? message.text !== "" : message.text.trim() !== "" && actions.isHex(message.text))

    /// To how many it went.
    signal sent(int count)

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: 520
    height: form.implicitHeight + topPadding + bottomPadding
    padding: 20
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: focusKeeper.take(parent)
    onClosed: focusKeeper.give()

    /// To none: to all.
    function openFor(connectionIds: list<real>): void {
        ids = connectionIds;
        broadcast = connectionIds.length === 0;
        open();
        message.forceActiveFocus(Qt.PopupFocusReason);
    }

    function submit(): void {
        if (!acceptable)
            return;
        sent(broadcast ? sendToAll() : sendToSome());
        close();
    }

    function sendToAll(): int {
        return hex ? actions.broadcastBinary(actions.bytesFromHex(message.text), group.text) : actions.broadcastText(message.text, group.text);
    }

    function sendToSome(): int {
        return hex ? actions.sendBinary(ids, actions.bytesFromHex(message.text)) : actions.sendText(ids, message.text);
    }

    T.Overlay.modal: Rectangle { color: Theme.shade }
    background: Rectangle {
        radius: 10
        color: Theme.surface
        border { width: 1; color: Theme.edge }
    }
    Column {
        id: form

        width: dialog.availableWidth
        spacing: 8
        Accessible.role: Accessible.Dialog
        Accessible.name: heading.text

        ThemedText {
            id: heading

            width: parent.width
            bottomPadding: 4
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: dialog.broadcast ? qsTr("Broadcast to all connections") : qsTr("Send to %Ln connections", "", dialog.ids.length)
        }
        Item {
            width: parent.width
            height: 24

            Row {
                spacing: 4

                Segment {
                    objectName: "sendAsText"
                    checked: !dialog.hex
                    text: qsTr("Text, JSON")
                    onClicked: dialog.hex = false
                }
                Segment {
                    objectName: "sendAsHex"
                    checked: dialog.hex
                    text: qsTr("Binary, in hex")
                    onClicked: dialog.hex = true
                }
            }
            ThemedText {
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                objectName: "sendProblem"
                color: Theme.error
                text: dialog.hex && !dialog.actions.isHex(message.text) ? qsTr("Pairs of 0–9 and a–f, please") : ""
            }
        }
        Rectangle {
            width: parent.width
            height: 144
            radius: Theme.radius
            color: Theme.dark ? Theme.background : Theme.surface
            border { width: message.activeFocus ? 2 : 1; color: message.activeFocus ? Theme.accent : Theme.line }

            Flickable {
                id: scroller

                anchors { fill: parent; margins: 2 }
                clip: true
                contentHeight: message.height
                boundsBehavior: Flickable.StopAtBounds
                T.ScrollBar.vertical: ScrollHandle {}

                T.TextArea {
                    id: message

                    objectName: "sendMessage"
                    width: scroller.width
                    height: Math.max(scroller.height, implicitHeight)
                    implicitHeight: contentHeight + topPadding + bottomPadding
                    padding: 8
                    wrapMode: TextEdit.Wrap
                    textFormat: TextEdit.PlainText
                    color: Theme.text
                    selectionColor: Theme.accent
                    selectedTextColor: Theme.accentText
                    selectByMouse: true
                    font { family: Theme.mono; pixelSize: Theme.normal }
                    Accessible.name: qsTr("Message")
                    KeyNavigation.priority: KeyNavigation.BeforeItem
                    KeyNavigation.tab: (dialog.broadcast ? group : cancelButton) as Item
                    Keys.onPressed: (event) => {
                        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                        event.accepted = enter && (event.modifiers & Qt.ControlModifier) !== 0;
                        if (event.accepted)
                            dialog.submit();
                    }
                }
            }
        }
        Row {
            visible: dialog.broadcast
            spacing: 8

            ThemedText {
                height: Theme.controlHeight
                color: Theme.muted
                text: qsTr("Group, optional")
            }
            TextEntry {
                id: group

                objectName: "broadcastGroup"
                width: 200
                Accessible.name: qsTr("Group")
                onAccepted: dialog.submit()
            }
        }
        Item {
            width: parent.width
            height: Theme.controlHeight + 8

            Row {
                anchors { right: parent.right; bottom: parent.bottom }
                spacing: 8

                ActionButton {
                    id: cancelButton

                    objectName: "cancelSend"
                    text: qsTr("Cancel")
                    onClicked: dialog.close()
                }
                ActionButton {
                    objectName: "confirmSend"
                    enabled: dialog.acceptable
                    emphasized: true
                    ink: Theme.accent
                    text: dialog.broadcast ? qsTr("Broadcast") : qsTr("Send")
                    tip: qsTr("Ctrl+Enter")
                    onClicked: dialog.submit()
                }
            }
        }
    }
}
