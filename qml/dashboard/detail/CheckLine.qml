// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// A box to tick with its words beside it.
T.CheckBox {
    id: box

    implicitWidth: implicitContentWidth
    implicitHeight: 24
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.6
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: box.toggle()

    indicator: Rectangle {
        y: 4
        width: 16
        height: 16
        radius: 4
        color: box.checked ? Theme.accent : Theme.dark ? Theme.background : Theme.surface
        border { width: 1; color: box.checked ? Theme.accent : Theme.muted }

        Glyph {
            anchors.centerIn: parent
            visible: box.checked
            width: 10
            height: 10
            shape: Glyph.Check
            color: Theme.accentText
        }
        FocusFrame {
            anchors.margins: -3
            shown: box.visualFocus
        }
    }
    contentItem: ThemedText {
        leftPadding: 24
        text: box.text
    }
}
