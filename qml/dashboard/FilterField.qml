// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// Where the filter is typed. What is wrong with it is marked and said. Escape clears it; in an empty one it leaves it.
TextEntry {
    id: field

    required property ConnectionModel model
    readonly property var error: Format.get(model, "filterError")
    readonly property string errorText: error.message
    readonly property alias help: filterHelp

    signal departed()

    implicitWidth: 320
    leftPadding: 30
    rightPadding: buttons.width + 8
    placeholderText: qsTr("Filter: words, path:/chat, rate>100")
    wrong: errorText !== ""
    Accessible.name: qsTr("Filter connections")
    Accessible.description: errorText !== "" ? errorText
        : qsTr("Words that must all match; key:value looks in one column; rate>100 compares; a minus before a word excludes it")
    onTextChanged: model.filter = text
    Keys.onEscapePressed: text !== "" ? field.clear() : field.departed()
    Keys.onReturnPressed: field.departed()
    Keys.onEnterPressed: field.departed()
    Keys.onDownPressed: field.departed()

    function showHelp(): void {
        filterHelp.open();
    }

    Glyph {
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        width: 12
        height: 12
        shape: field.wrong ? Glyph.Warning : Glyph.Search
        color: field.wrong ? Theme.error : Theme.muted
    }
    Item {
        anchors { fill: parent; leftMargin: field.leftPadding; rightMargin: field.rightPadding }
        clip: true
        visible: field.wrong

        Rectangle {
            id: mark

            objectName: "filterMark"
            // Where the text stands depends on all of these.
            readonly property rect from: field.contentWidth >= 0 && field.cursorPosition >= 0 ? field.positionToRectangle(field.error.offset) : Qt.rect(0, 0, 0, 0)
            readonly property rect to: field.contentWidth >= 0 && field.cursorPosition >= 0
                ? field.positionToRectangle(field.error.offset + field.error.length) : Qt.rect(0, 0, 0, 0)

            x: from.x
            y: from.y
            width: Math.max(6, to.x - from.x)
            height: from.height
            radius: 2
            color: Theme.tint(Theme.error)

            Rectangle {
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                height: 2
                color: Theme.error
            }
        }
    }
    Row {
        id: buttons

        anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
        spacing: 2

        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            visible: field.text === "" && field.width >= 240
            rightPadding: 4
            text: Desktop.keyText("Ctrl+F")
            font.pixelSize: Theme.small
            color: Theme.muted
            Accessible.ignored: true
        }
        ActionButton {
            objectName: "clearFilterButton"
            visible: field.text !== ""
            width: 20
            height: 20
            leftPadding: 4
            glyph: Glyph.Cross
            tip: qsTr("Clear the filter")
            onClicked: field.clear()
        }
        ActionButton {
            objectName: "filterHelpButton"
            width: 20
            height: 20
            leftPadding: 4
            text: "?"
            tip: qsTr("What a filter can say")
            Accessible.name: tip
            onClicked: field.showHelp()
        }
    }
    T.Popup {
        objectName: "filterError"
        y: field.height + 4
        width: Math.max(field.width, 280)
        height: words.implicitHeight + 16
        margins: 8
        padding: 8
        leftPadding: 12
        visible: field.wrong && field.activeFocus
        closePolicy: T.Popup.NoAutoClose

        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border { width: 1; color: Theme.error }
        }
        ThemedText {
            id: words

            width: parent.width
            wrapMode: Text.Wrap
            lineHeight: 1.2
            text: field.errorText + (field.model.appliedFilter !== "" ? "\n" + qsTr("“%1” still holds.").arg(field.model.appliedFilter) : "")
        }
    }
    FilterHelp {
        id: filterHelp

        objectName: "filterHelp"
        x: field.width - width
        y: field.height + 4
        onChosen: (example) => {
            field.text = example;
            close();
            field.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
