// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// A form in the middle of the window: a title, fields, and buttons below them.
T.Dialog {
    id: dialog

    default property alias fields: fieldColumn.data
    property alias buttons: buttonRow.data
    property string subtitle
    /// Escape and a click elsewhere do nothing: work is under way.
    property bool busy: false
    readonly property FocusKeeper focusKeeper: FocusKeeper {}

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: 480
    height: form.implicitHeight + topPadding + bottomPadding
    padding: 20
    modal: true
    focus: true
    closePolicy: busy ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: focusKeeper.take(parent)
    onClosed: focusKeeper.give()

    T.Overlay.modal: Rectangle { color: Theme.shade }
    background: Rectangle {
        radius: 10
        color: Theme.surface
        border { width: 1; color: Theme.edge }
    }
    Column {
        id: form

        width: dialog.availableWidth
        spacing: 16
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title

        Column {
            width: parent.width
            spacing: 4

            ThemedText {
                width: parent.width
                font { pixelSize: Theme.large; weight: Font.DemiBold }
                text: dialog.title
            }
            ThemedText {
                width: parent.width
                visible: text !== ""
                wrapMode: Text.Wrap
                color: Theme.muted
                text: dialog.subtitle
            }
        }
        Column {
            id: fieldColumn

            width: parent.width
            spacing: 12
        }
        Row {
            id: buttonRow

            anchors.right: parent.right
            spacing: 8
        }
    }
}
