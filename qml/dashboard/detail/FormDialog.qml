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
    /// Work is under way: Escape ends that and not the dialog, and a click elsewhere does nothing.
    property bool busy: false
    /// Where the dialog was when work began: what it shows more since then goes below. Negative before.
    property real workTop: -1
    readonly property FocusKeeper focusKeeper: FocusKeeper {}

    signal cancelRequested()

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.max(8, Math.min(workTop >= 0 ? workTop : Math.round((parent.height - height) / 2), parent.height - height - 8)) : 0
    width: 480
    height: form.implicitHeight + topPadding + bottomPadding
    padding: 20
    modal: true
    focus: true
    closePolicy: busy ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onBusyChanged: if (busy && workTop < 0) workTop = y
    onAboutToShow: {
        focusKeeper.take(parent);
        workTop = -1;
    }
    onClosed: focusKeeper.give()

    T.Overlay.modal: Rectangle { color: Theme.shade }
    Shortcut {
        sequence: "Esc"
        enabled: dialog.busy && dialog.visible
        onActivated: dialog.cancelRequested()
    }
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
