// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// Asks for a code and a reason, and closes a connection with them; or many, which whoever asked does.
FormDialog {
    id: dialog

    /// Of the connection to close.
    property ConnectionDetails details: null
    property real askedFor: 0
    property string peer
    /// Those to be closed, if they are many.
    property list<real> ids
    readonly property int code: Number(codeEntry.text)
    readonly property int reasonBytes: utf8Length(reasonEntry.text)
    readonly property bool acceptable: CloseCodes.sendable(code) && reasonBytes <= 123

    /// Many are to be closed.
    signal confirmed(var ids, int code, string reason)

    width: 440
    title: askedFor > 0 ? qsTr("Close connection") : qsTr("Close %Ln connections", "", ids.length)
    subtitle: peer

    function openFor(connectionId: real, name: string): void {
        askedFor = connectionId;
        peer = name;
        ids = [];
        begin();
    }

    function openForMany(connectionIds: list<real>): void {
        askedFor = 0;
        peer = "";
        ids = connectionIds;
        begin();
    }

    function begin(): void {
        codeEntry.text = "1000";
        reasonEntry.clear();
        open();
        codeEntry.forceActiveFocus(Qt.PopupFocusReason);
        codeEntry.selectAll();
    }

    function utf8Length(text: string): int {
        let bytes = 0;
        for (const character of text) {
            const point = character.codePointAt(0);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        }
        return bytes;
    }

    function submit(): void {
        if (!acceptable)
            return;
        // Another connection may have been selected behind the dialog.
        if (askedFor === 0)
            confirmed(ids, code, reasonEntry.text);
        else if (Format.wide(details, "connectionId") === askedFor)
            details.close(code, reasonEntry.text);
        close();
    }

    FormField {
        label: qsTr("Code")

        Row {
            spacing: 12

            TextEntry {
                id: codeEntry

                objectName: "closeCode"
                width: 84
                maximumLength: 4
                inputMethodHints: Qt.ImhDigitsOnly
                validator: RegularExpressionValidator { regularExpression: /[0-9]{0,4}/ }
                wrong: dialog.code > 999 && !CloseCodes.sendable(dialog.code)
                Accessible.name: qsTr("Close code")
                onAccepted: dialog.submit()
            }
            ThemedText {
                height: Theme.controlHeight
                color: codeEntry.wrong ? Theme.error : Theme.text
                text: CloseCodes.sendable(dialog.code) ? CloseCodes.name(dialog.code) : qsTr("1000–1003, 1007–1014 or 3000–4999")
            }
        }
        Flow {
            width: parent.width
            topPadding: 4
            spacing: 8

            Repeater {
                model: CloseCodes.offered

                ActionButton {
                    required property int modelData

                    implicitHeight: 24
                    leftPadding: 8
                    font.pixelSize: Theme.small
                    ink: dialog.code === modelData ? Theme.accent : Theme.muted
                    text: CloseCodes.describe(modelData)
                    onClicked: codeEntry.text = modelData
                }
            }
        }
    }
    FormField {
        label: qsTr("Reason (optional)")

        TextEntry {
            id: reasonEntry

            objectName: "closeReason"
            width: parent.width
            wrong: dialog.reasonBytes > 123
            Accessible.name: qsTr("Reason")
            onAccepted: dialog.submit()
        }
        ThemedText {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            font.pixelSize: Theme.small
            color: dialog.reasonBytes > 123 ? Theme.error : Theme.muted
            text: qsTr("%1 of 123 bytes").arg(dialog.reasonBytes)
        }
    }
    buttons: [
        ActionButton {
            objectName: "cancelClose"
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            objectName: "confirmClose"
            enabled: dialog.acceptable
            emphasized: true
            ink: Theme.error
            text: dialog.title
            onClicked: dialog.submit()
        }
    ]
}
