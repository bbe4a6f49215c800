// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// A box to tick, with its words to the right.
T.CheckBox {
    id: entry

    implicitWidth: implicitContentWidth
    implicitHeight: 26
    spacing: 8
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal }
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: entry.flip()
    Keys.onEnterPressed: entry.flip()

    function flip(): void {
        toggle();
        toggled();
    }

    indicator: Rectangle {
        y: Math.round((entry.height - height) / 2)
        width: 16
        height: 16
        radius: 4
        color: entry.checked ? Theme.accent : Theme.background
        border { width: 1; color: entry.checked ? Theme.accent : Theme.muted }

        Glyph {
            anchors.centerIn: parent
            width: 10
            height: 10
            visible: entry.checked
            shape: Glyph.Check
            color: Theme.accentText
        }
        FocusFrame {
            anchors.margins: -3
            radius: 6
            shown: entry.visualFocus
        }
    }
    contentItem: ThemedText {
        leftPadding: entry.spacing + 16
        text: entry.text
        font: entry.font
        color: entry.hovered || entry.checked ? Theme.text : Theme.muted
    }
}
