// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

/// A box to tick, with its words to the right.
T.CheckBox {
    id: choice

    implicitWidth: implicitContentWidth
    implicitHeight: 26
    spacing: 8
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal }
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: choice.flip()
    Keys.onEnterPressed: choice.flip()

    function flip(): void {
        toggle();
        toggled();
    }

    indicator: Rectangle {
        y: Math.round((choice.height - height) / 2)
        width: 16
        height: 16
        radius: 4
        color: choice.checked ? Theme.accent : Theme.background
        border { width: 1; color: choice.checked ? Theme.accent : Theme.muted }

        Glyph {
            anchors.centerIn: parent
            width: 10
            height: 10
            visible: choice.checked
            shape: Glyph.Check
            color: Theme.accentText
        }
        FocusFrame {
            anchors.margins: -3
            radius: 6
            shown: choice.visualFocus
        }
    }
    contentItem: ThemedText {
        leftPadding: choice.spacing + 16
        text: choice.text
        font: choice.font
        color: choice.hovered || choice.checked ? Theme.text : Theme.muted
    }
}
