// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// Opens the choice of the table's columns.
ActionButton {
    id: button

    required property TableColumns columns
    readonly property alias opened: chooser.visible

    width: height
    flat: true
    glyph: Glyph.Columns
    Accessible.name: qsTr("Columns")
    tip: qsTr("Choose the columns")
    onClicked: chooser.open()

    Popover {
        id: chooser

        objectName: "columnsPopover"
        x: parent.width - width
        y: parent.height + 4
        width: 440
        title: qsTr("Columns")

        Flow {
            width: parent.width

            Repeater {
                model: button.columns.all.filter((each) => each.key !== "state" && each.key !== "path")

                CheckEntry {
                    required property var modelData

                    objectName: "column-" + modelData.key
                    width: Math.floor(chooser.availableWidth / 3)
                    checked: button.columns.wants(modelData.key)
                    text: modelData.title
                    Accessible.description: modelData.description
                    onToggled: button.columns.setShown(modelData.key, checked)
                }
            }
        }
        Item {
            width: parent.width
            height: Theme.controlHeight + 4

            CheckEntry {
                objectName: "compactRows"
                anchors { left: parent.left; bottom: parent.bottom }
                checked: Theme.compact
                text: qsTr("Compact rows")
                onToggled: Theme.compact = checked
            }
            ActionButton {
                objectName: "defaultColumns"
                anchors { right: parent.right; bottom: parent.bottom }
                text: qsTr("Reset")
                onClicked: button.columns.chosen = button.columns.defaults
            }
        }
    }
}
