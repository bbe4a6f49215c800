// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// Every command by its name, with its key; a few letters find it.
T.Popup {
    id: finder

    required property CommandList commands
    readonly property FocusKeeper focusKeeper: FocusKeeper {}
    property Command chosen: null

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: 88
    width: 560
    height: entry.height + list.height + 25
    padding: 8
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onClosed: {
        focusKeeper.give();
        // The palette has gone: the command may open something itself.
        const command = chosen;
        chosen = null;
        if (command)
            command.trigger();
    }
    onAboutToShow: {
        focusKeeper.take(parent);
        entry.clear();
        list.currentIndex = 0;
    }
    onOpened: entry.forceActiveFocus(Qt.PopupFocusReason)

    function run(command: Command): void {
        chosen = command;
        close();
    }

    function runCurrent(): void {
        const item = list.currentItem as CommandRow;
        if (item && item.able)
            run(item.command);
    }

    T.Overlay.modal: Rectangle { color: Theme.shade }
    background: Rectangle {
        radius: 10
        color: Theme.surface
        border { width: 1; color: Theme.edge }
    }
    FocusScope {
        anchors.fill: parent
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Commands")

        TextEntry {
            id: entry

            objectName: "paletteEntry"
            width: parent.width
            height: 36
            focus: true
            font { family: Theme.sans; pixelSize: Theme.large }
            placeholderText: qsTr("Type the name of a command")
            Accessible.name: qsTr("Find a command")
            onTextChanged: {
                finder.commands.query = text;
                list.currentIndex = 0;
            }
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onReturnPressed: finder.runCurrent()
            Keys.onEnterPressed: finder.runCurrent()
        }
        ListView {
            id: list

            objectName: "paletteList"
            anchors { left: parent.left; right: parent.right; top: entry.bottom; topMargin: 8 }
            height: Math.max(32, Math.min(12 * 32, count * 32))
            clip: true
            cacheBuffer: 0
            model: finder.commands
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Commands")
            T.ScrollBar.vertical: ScrollHandle {}

            delegate: CommandRow {
                width: ListView.view.width
                current: ListView.isCurrentItem
                onPressed: finder.run(command)
            }
        }
        ThemedText {
            anchors { fill: list; leftMargin: 12 }
            visible: list.count === 0
            color: Theme.muted
            text: qsTr("There is no such command.")
        }
    }
}
