// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

/// A line to type in. It needs an Accessible.name: a placeholder is none.
T.TextField {
    id: entry

    property bool wrong: false

    implicitWidth: 200
    implicitHeight: Theme.controlHeight
    leftPadding: 9
    rightPadding: 9
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    placeholderTextColor: Theme.muted
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    selectByMouse: true
    font { family: Theme.mono; pixelSize: Theme.normal; preferShaping: false }
    Accessible.role: Accessible.EditableText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.dark ? Theme.background : Theme.surface
        border {
            width: entry.activeFocus ? 2 : 1
            color: entry.wrong ? Theme.error : entry.activeFocus ? Theme.accent : Theme.line
        }
    }

    ThemedText {
        anchors { fill: parent; leftMargin: entry.leftPadding; rightMargin: entry.rightPadding }
        visible: entry.text === "" && entry.preeditText === ""
        text: entry.placeholderText
        color: entry.placeholderTextColor
        Accessible.ignored: true
    }
}
