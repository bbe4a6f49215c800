// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire

/// Asks for a code and a reason, and closes a connection with them; or many, which whoever asked does.
T.Dialog {
    id: dialog

    /// Of the connection to close.
    property ConnectionDetails details: null
    property real askedFor: 0
    property string peer
    /// Those to be closed, if they are many.
    property list<real> ids
    readonly property FocusKeeper focusKeeper: FocusKeeper {}
    readonly property int code: Number(codeEntry.text)
    readonly property int reasonBytes: utf8Length(reasonEntry.text)
    readonly property bool acceptable: CloseCodes.sendable(code) && reasonBytes <= 123

    /// Many are to be closed.
    signal confirmed(var ids, int code, string reason)

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: 440
    height: form.implicitHeight + topPadding + bottomPadding
    padding: 20
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: focusKeeper.take(parent)
    onClosed: focusKeeper.give()

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
        Accessible.name: dialog.askedFor > 0 ? qsTr("Close the connection of %1").arg(dialog.peer) : heading.text

        ThemedText {
            id: heading

            objectName: "closeHeading"
            width: parent.width
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: dialog.askedFor > 0 ? qsTr("Close connection") : qsTr("Close %Ln connections", "", dialog.ids.length)
        }
        MonoText {
            width: parent.width
            visible: text !== ""
            bottomPadding: 8
            color: Theme.muted
            text: dialog.peer
        }
        ThemedText {
            color: Theme.muted
            text: qsTr("Code")
        }
        Row {
            spacing: 10

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
            spacing: 6

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
        Item {
            width: parent.width
            height: 28

            ThemedText {
                anchors { left: parent.left; bottom: parent.bottom }
                color: Theme.muted
                text: qsTr("Reason, optional")
            }
            MonoText {
                anchors { right: parent.right; bottom: parent.bottom }
                font.pixelSize: Theme.small
                color: dialog.reasonBytes > 123 ? Theme.error : Theme.muted
                text: qsTr("%1 / 123 bytes").arg(dialog.reasonBytes)
            }
        }
        TextEntry {
            id: reasonEntry

            objectName: "closeReason"
            width: parent.width
            wrong: dialog.reasonBytes > 123
            Accessible.name: qsTr("Reason")
            onAccepted: dialog.submit()
        }
        Item {
            width: parent.width
            height: 12
        }
        Row {
            anchors.right: parent.right
            spacing: 8

            ActionButton {
                objectName: "cancelClose"
                text: qsTr("Cancel")
                onClicked: dialog.close()
            }
            ActionButton {
                objectName: "confirmClose"
                enabled: dialog.acceptable
                emphasized: true
                ink: Theme.error
                text: heading.text
                onClicked: dialog.submit()
            }
        }
    }
}
