// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// One of many, from a list that drops down.
T.ComboBox {
    id: choice

    implicitWidth: 200
    implicitHeight: Theme.controlHeight
    leftPadding: 10
    rightPadding: 26
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal }
    Accessible.role: Accessible.ComboBox

    background: Rectangle {
        radius: Theme.radius
        color: choice.down || choice.hovered ? Theme.pressed : Theme.raised
        border { width: 1; color: Theme.line }

        FocusFrame { shown: choice.visualFocus }
    }
    contentItem: ThemedText {
        text: choice.displayText
        font: choice.font
    }
    indicator: Glyph {
        x: choice.width - width - 10
        anchors.verticalCenter: parent.verticalCenter
        width: 8
        height: 8
        shape: Glyph.Descending
        color: Theme.muted
    }
    delegate: T.ItemDelegate {
        id: item

        required property int index
        required property string modelData

        width: ListView.view.width
        height: Theme.rowHeight
        text: modelData
        highlighted: choice.highlightedIndex === index
        Accessible.name: text
        background: Rectangle {
            radius: 5
            color: item.highlighted ? Theme.selected : "transparent"
        }
        contentItem: ThemedText {
            leftPadding: 8
            rightPadding: 8
            text: item.text
        }
    }
    popup: T.Popup {
        y: choice.height + 4
        width: choice.width
        height: Math.min(contentItem.implicitHeight + 8, 240)
        padding: 4
        contentItem: ListView {
            implicitHeight: contentHeight
            clip: true
            model: choice.popup.visible ? choice.delegateModel : null
            currentIndex: choice.highlightedIndex
            T.ScrollBar.vertical: ScrollHandle {}
        }
        background: Rectangle {
            radius: 8
            color: Theme.surface
            border { width: 1; color: Theme.line }
        }
    }
}
