// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// A message as a person writes it: text, JSON that is checked, or bytes in hex.
FocusScope {
    id: form

    property ServerActions actions: null
    property alias text: editor.text
    /// 0 for text, 1 for JSON, 2 for hex.
    property alias format: choice.current
    readonly property bool isJson: format === 1
    readonly property bool isHex: format === 2
    readonly property bool hexRight: isHex && actions !== null && actions.isHex(text)
    /// More characters than these would make each stroke of a key slow.
    readonly property int most: 100000
    readonly property bool tooLong: editor.length > most
    readonly property bool acceptable: !tooLong && (isHex ? hexRight : isJson ? json.valid : true)
    /// Where Tab goes to from the text; it is a field of a form.
    property Item nextField: null
    /// What was not pasted, in words.
    property string refused

    /// Ctrl and Enter were pressed.
    signal submitted()

    function takeFocus(): void {
        editor.forceActiveFocus(Qt.TabFocusReason);
    }

    /// To how many of those connections it goes.
    function sendTo(ids: list<real>): int {
        return isHex ? actions.sendBinary(ids, actions.bytesFromHex(text)) : actions.sendText(ids, text);
    }

    /// The same of all, or of a group.
    function broadcast(group: string): int {
        return isHex ? actions.broadcastBinary(actions.bytesFromHex(text), group) : actions.broadcastText(text, group);
    }

    /// False, and the reason is said, if so many characters more are too many.
    function hasRoomFor(characters: int): bool {
        if (editor.length - (editor.selectionEnd - editor.selectionStart) + characters <= most)
            return true;
        refused = qsTr("Not pasted: %1 characters, and there is room for %2 in all").arg(Format.count(characters)).arg(Format.count(most));
        return false;
    }

    /// What was selected elsewhere, as X11 has it.
    function pasteSelection(position: int): void {
        if (!hasRoomFor(Desktop.selectionLength()))
            return;
        editor.forceActiveFocus(Qt.MouseFocusReason);
        editor.insert(position, Desktop.selection());
    }

    implicitHeight: choice.height + 8 + 96 + 4 + check.height

    JsonCheck {
        id: json

        text: form.isJson && !form.tooLong ? editor.text : ""
    }
    Segments {
        id: choice

        objectName: form.objectName + "Format"
        name: qsTr("Format")
        choices: [qsTr("Text"), "JSON", qsTr("Hex")]
    }
    ThemedText {
        anchors { left: choice.right; leftMargin: 12; right: parent.right; verticalCenter: choice.verticalCenter }
        horizontalAlignment: Text.AlignRight
        font.pixelSize: Theme.small
        color: Theme.muted
        text: form.isHex ? qsTr("goes as a binary message") : qsTr("goes as a text message")
    }
    Rectangle {
        id: paper

        anchors { left: parent.left; right: parent.right; top: choice.bottom; topMargin: 8; bottom: check.top; bottomMargin: 4 }
        radius: Theme.radius
        color: Theme.dark ? Theme.background : Theme.surface
        border { width: editor.activeFocus ? 2 : 1; color: check.wrong ? Theme.error : editor.activeFocus ? Theme.accent : Theme.line }

        Flickable {
            anchors { fill: parent; margins: 2 }
            clip: true
            contentWidth: width
            contentHeight: editor.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollHandle {}
            T.TextArea.flickable: T.TextArea {
                id: editor

                objectName: form.objectName + "Editor"
                focus: true
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
                font { family: Theme.mono; pixelSize: Theme.normal; preferShaping: false }
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Message")
                Accessible.description: check.text
                KeyNavigation.priority: KeyNavigation.BeforeItem
                KeyNavigation.tab: form.nextField
                KeyNavigation.backtab: choice
                onTextChanged: form.refused = ""
                // Here it is no key of the dashboard's.
                Keys.onShortcutOverride: (event) => event.accepted = submits(event)
                Keys.onPressed: (event) => {
                    event.accepted = submits(event) || (event.matches(StandardKey.Paste) && !form.hasRoomFor(Desktop.clipboardLength()));
                    if (submits(event))
                        form.submitted();
                }

                function submits(event: var): bool {
                    return (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && (event.modifiers & Qt.ControlModifier) !== 0;
                }

                MouseArea {
                    anchors.fill: parent
                    acceptedButtons: Qt.MiddleButton
                    cursorShape: Qt.IBeamCursor
                    onClicked: (mouse) => form.pasteSelection(editor.positionAt(mouse.x, mouse.y))
                }
            }
        }
        MonoText {
            x: 12
            y: 10
            visible: editor.text === "" && editor.preeditText === ""
            color: Theme.muted
            text: form.isHex ? "00 1f 4a 9c" : form.isJson ? "{\"type\": \"hello\"}" : qsTr("Message")
            Accessible.ignored: true
        }
    }
    ThemedText {
        id: check

        readonly property bool wrong: form.refused !== "" || (editor.text !== "" && !form.acceptable)

        objectName: form.objectName + "Check"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 20
        font.pixelSize: Theme.small
        color: wrong ? Theme.error : Theme.muted
        text: form.refused !== "" ? form.refused
              : form.tooLong ? qsTr("Too long: there is room for %1 characters").arg(Format.count(form.most))
              : form.isJson ? (editor.text === "" ? qsTr("Is checked before it goes") : json.valid ? qsTr("Valid JSON, %Ln characters", "", editor.length) : json.message)
              : form.isHex ? (form.hexRight ? qsTr("%Ln bytes", "", editor.text.replace(/\s/g, "").length / 2) : qsTr("Pairs of hexadecimal digits, spaces wherever you like"))
              : qsTr("%Ln characters", "", editor.length)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
