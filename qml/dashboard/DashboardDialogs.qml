// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// What opens over a dashboard.
Item {
    id: dialogs

    required property CommandList commands
    required property ServerActions actions

    /// What has been done, in words.
    signal told(string words)

    function closeMany(ids: list<real>): void {
        closeDialog.openForMany(ids);
    }

    /// To those; to none: to all.
    function send(ids: list<real>): void {
        sendDialog.openFor(ids);
    }

    function showPalette(): void {
        palette.open();
    }

    function showKeys(): void {
        keysPage.open();
    }

    CloseDialog {
        id: closeDialog

        objectName: "closeManyDialog"
        onConfirmed: (ids, code, reason) => dialogs.told(qsTr("Closing %Ln connections", "", dialogs.actions.close(ids, code, reason)))
    }
    SendDialog {
        id: sendDialog

        objectName: "sendDialog"
        actions: dialogs.actions
        onSent: (count) => dialogs.told(qsTr("Sent to %Ln connections", "", count))
    }
    CommandPalette {
        id: palette

        objectName: "commandPalette"
        commands: dialogs.commands
    }
    KeysPage {
        id: keysPage

        objectName: "keysPage"
        commands: dialogs.commands
    }
}
