// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// Where the filter is typed. Escape clears it; escape in an empty one leaves it.
TextEntry {
    id: field

    signal departed()

    implicitWidth: 320
    leftPadding: 30
    rightPadding: text !== "" ? 34 : 52
    placeholderText: qsTr("Filter: words, path:/chat, -slow")
    Accessible.name: qsTr("Filter connections")
    Accessible.description: qsTr("Words that must all match; key:value looks in one column; a minus before a word excludes it")
    Keys.onEscapePressed: text !== "" ? field.clear() : field.departed()
    Keys.onReturnPressed: field.departed()
    Keys.onEnterPressed: field.departed()
    Keys.onDownPressed: field.departed()

    Glyph {
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        width: 12
        height: 12
        shape: Glyph.Search
        color: Theme.muted
    }
    ThemedText {
        anchors { right: parent.right; rightMargin: 9; verticalCenter: parent.verticalCenter }
        visible: field.text === ""
        text: "Ctrl+F"
        font.pixelSize: Theme.small
        color: Theme.muted
        Accessible.ignored: true
    }
    ActionButton {
        anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
        visible: field.text !== ""
        width: 20
        height: 20
        leftPadding: 4
        glyph: Glyph.Cross
        Accessible.name: qsTr("Clear the filter")
        onClicked: field.clear()
    }
}
