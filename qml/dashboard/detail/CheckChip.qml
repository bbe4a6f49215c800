// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// One choice that is on or off, small enough for a row of them.
T.AbstractButton {
    id: chip

    property color ink: Theme.accent

    function flip(): void {
        if (checkable)
            toggle();
        toggled();
        clicked();
    }

    implicitWidth: implicitContentWidth + 20
    implicitHeight: 24
    checkable: true
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.6
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: chip.flip()

    background: Rectangle {
        radius: Theme.radius
        color: chip.checked ? Theme.tint(chip.ink) : chip.hovered ? Theme.pressed : "transparent"
        border { width: 1; color: chip.checked ? chip.ink : Theme.line }

        FocusFrame { shown: chip.visualFocus }
    }
    contentItem: ThemedText {
        text: chip.text
        horizontalAlignment: Text.AlignHCenter
        font { pixelSize: Theme.small; weight: chip.checked ? Font.DemiBold : Font.Medium }
        color: chip.checked ? chip.ink : chip.hovered ? Theme.text : Theme.muted
    }
}
