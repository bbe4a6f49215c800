// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// Which server to look into: one that was found on this machine, or any by its address and token.
Column {
    id: form

    required property QtObject localServers
    required property int ownPid
    /// To be shown, and revoked; null for none.
    property TrustedCertificates trusted: null
    readonly property string address: {
        const text = addressEntry.text.trim();
        return text === "" || text.indexOf("://") >= 0 ? text : "ws://" + text;
    }
    readonly property bool acceptable: /^wss?:\/\/[^/\s]+/.test(address) && tokenEntry.text !== ""
    readonly property bool wrong: address !== "" && !/^(w|ws|wss?:\/{0,2}|wss?:\/\/[^/\s]+.*)$/.test(address)

    signal attachRequested(string url, string token)

    spacing: 8

    function takeFocus(): void {
        addressEntry.forceActiveFocus(Qt.PopupFocusReason);
    }

    function clear(): void {
        addressEntry.clear();
        tokenEntry.clear();
    }

    function submit(): void {
        if (acceptable)
            attachRequested(address, tokenEntry.text.trim());
    }

    ThemedText {
        color: Theme.muted
        text: qsTr("On this machine")
    }
    Column {
        width: parent.width
        spacing: 4

        Repeater {
            id: found

            model: form.localServers

            FoundServer {
                width: form.width
                visible: pid !== form.ownPid
                onAttachRequested: form.attachRequested(String(url), token)
            }
        }
    }
    ThemedText {
        width: parent.width
        visible: found.count === 0
        wrapMode: Text.Wrap
        text: qsTr("None found. A program shows itself with an inspector, or if it is started so:")
    }
    CopyLine {
        width: parent.width
        visible: found.count === 0
        label: qsTr("the command")
        text: "TIDEWIRE_INSPECT=1 ./your-program"
    }
    ThemedText {
        topPadding: 8
        color: Theme.muted
        text: qsTr("By address and token")
    }
    Row {
        width: parent.width
        spacing: 8

        TextEntry {
            id: addressEntry

            objectName: "attachAddress"
            width: parent.width - tokenEntry.width - button.width - 2 * parent.spacing
            wrong: form.wrong
            placeholderText: "ws://127.0.0.1:41234/"
            Accessible.name: qsTr("Address of the inspect endpoint")
            onAccepted: tokenEntry.forceActiveFocus(Qt.TabFocusReason)
        }
        SecretEntry {
            id: tokenEntry

            objectName: "attachToken"
            width: 132
            name: qsTr("Token")
            placeholderText: qsTr("token")
            onAccepted: form.submit()
        }
        ActionButton {
            id: button

            objectName: "attachConfirm"
            enabled: form.acceptable
            emphasized: true
            ink: Theme.accent
            text: qsTr("Attach")
            onClicked: form.submit()
        }
    }
    ThemedText {
        objectName: "attachProblem"
        width: parent.width
        height: 16
        color: form.wrong ? Theme.error : Theme.muted
        font.pixelSize: Theme.small
        text: form.wrong ? qsTr("An address begins with ws:// or wss://.")
                         : qsTr("Both are in what the program prints or writes when its inspector starts.")
    }
    ThemedText {
        visible: trustedOnes.count > 0
        topPadding: 8
        color: Theme.muted
        text: qsTr("Trusted certificates")
    }
    Repeater {
        id: trustedOnes

        model: form.trusted !== null ? form.trusted.entries : []

        TrustedCertificate {
            width: form.width
            onRevoked: form.trusted.forget(address)
        }
    }
}
