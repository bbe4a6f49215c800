// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Sends a message to some connections, or to all, or to a group.
FormDialog {
    id: dialog

    required property ServerActions actions
    /// To whom; empty for all.
    property list<real> ids
    property bool broadcast: false
    readonly property bool acceptable: actions.allowed && message.text !== "" && message.acceptable

    /// To how many it went.
    signal sent(int count)

    /// To none: to all.
    function openFor(connectionIds: list<real>): void {
        ids = connectionIds;
        broadcast = connectionIds.length === 0;
        open();
        message.takeFocus();
    }

    function submit(): void {
        if (!acceptable)
            return;
        sent(broadcast ? message.broadcast(group.text) : message.sendTo(ids));
        close();
    }

    width: 520
    title: broadcast ? qsTr("Broadcast to all connections") : qsTr("Send to %Ln connections", "", ids.length)

    MessageForm {
        id: message

        objectName: "messageToMany"
        width: parent.width
        height: 216
        actions: dialog.actions
        nextField: (dialog.broadcast ? group : cancelButton) as Item
        onSubmitted: dialog.submit()
    }
    FormField {
        visible: dialog.broadcast
        label: qsTr("Only to this group (optional)")

        TextEntry {
            id: group

            objectName: "broadcastGroup"
            width: parent.width
            Accessible.name: qsTr("Group")
            onAccepted: dialog.submit()
        }
    }
    buttons: [
        ActionButton {
            id: cancelButton

            objectName: "cancelSend"
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            objectName: "confirmSend"
            enabled: dialog.acceptable
            emphasized: true
            ink: Theme.accent
            text: dialog.broadcast ? qsTr("Broadcast") : qsTr("Send")
            tip: Desktop.keyText("Ctrl+Return")
            onClicked: dialog.submit()
        }
    ]
}
