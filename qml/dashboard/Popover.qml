// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

/// A small page over the others, at what opened it. Escape closes it.
T.Popup {
    id: popover

    default property alias content: column.data
    property string title
    property alias headTools: tools.data
    readonly property FocusKeeper focusKeeper: FocusKeeper {}

    width: 360
    height: column.height + topPadding + bottomPadding
    margins: 8
    padding: 16
    topPadding: 12
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: focusKeeper.take(parent)
    onClosed: focusKeeper.give()

    background: Rectangle {
        radius: 8
        color: Theme.surface
        border { width: 1; color: Theme.edge }
    }
    // The default property is taken: this is what would be a child.
    contentData: FocusScope {
        anchors.fill: parent
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: popover.title

        Column {
            id: column

            width: popover.availableWidth
            spacing: 4

            Item {
                width: parent.width
                height: 28

                ThemedText {
                    anchors.verticalCenter: parent.verticalCenter
                    font { pixelSize: Theme.large; weight: Font.DemiBold }
                    text: popover.title
                }
                Row {
                    id: tools

                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    spacing: 8
                }
            }
        }
    }
}
