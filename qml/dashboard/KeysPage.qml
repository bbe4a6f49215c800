// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// All keys, by what they belong to.
T.Popup {
    id: page

    required property CommandList commands
    readonly property FocusKeeper focusKeeper: FocusKeeper {}
    readonly property var entries: Array.from(commands.commands).filter((command) => command.keyText !== "")
    readonly property var groups: entries.map((command) => command.group).filter((group, index, all) => all.indexOf(group) === index)
    /// The groups in three columns of about the same height.
    readonly property var columns: {
        const lists = [[], [], []];
        const heights = [0, 0, 0];
        for (const group of groups) {
            const lowest = heights.indexOf(Math.min(...heights));
            lists[lowest].push(group);
            heights[lowest] += 2 + entries.filter((command) => command.group === group).length;
        }
        return lists;
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(880, parent ? parent.width - 48 : 880)
    height: Math.min(flow.height + 92, parent ? parent.height - 48 : 600)
    padding: 24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: focusKeeper.take(parent)
    onClosed: focusKeeper.give()
    onOpened: closeButton.forceActiveFocus(Qt.PopupFocusReason)

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
        Accessible.name: qsTr("Keys")
        Keys.onPressed: (event) => {
            if (event.text === "?") {
                page.close();
                event.accepted = true;
            }
        }

        ThemedText {
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: qsTr("Keys")
        }
        ActionButton {
            id: closeButton

            objectName: "closeKeysPage"
            anchors { right: parent.right; top: parent.top; topMargin: -4 }
            glyph: Glyph.Cross
            tip: qsTr("Close")
            onClicked: page.close()
        }
        Flickable {
            anchors { fill: parent; topMargin: 40 }
            clip: true
            contentHeight: flow.height
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollHandle {}

            Row {
                id: flow

                width: parent.width
                spacing: 24

                Repeater {
                    model: page.columns

                    Column {
                        id: column

                        required property var modelData

                        width: Math.floor((flow.width - 2 * flow.spacing) / 3)
                        spacing: 20

                        Repeater {
                            model: column.modelData

                            Column {
                                id: group

                                required property string modelData

                                width: column.width
                                spacing: 2

                                ThemedText {
                                    bottomPadding: 4
                                    font.weight: Font.DemiBold
                                    color: Theme.muted
                                    text: group.modelData
                                }
                                Repeater {
                                    model: page.entries.filter((command) => command.group === group.modelData)

                                    Item {
                                        id: entry

                                        required property Command modelData

                                        width: group.width
                                        height: 24
                                        Accessible.role: Accessible.StaticText
                                        Accessible.name: capText.text + ": " + cap.text

                                        ThemedText {
                                            id: capText

                                            anchors { left: parent.left; right: cap.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
                                            text: entry.modelData?.name ?? ""
                                            Accessible.ignored: true
                                        }
                                        KeyCap {
                                            id: cap

                                            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                                            text: entry.modelData?.keyText ?? ""
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
