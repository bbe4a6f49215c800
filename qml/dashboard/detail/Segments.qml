// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// Choices of which one is taken, side by side. Left and right go from one to the next.
Rectangle {
    id: segments

    property list<string> choices
    property int current: 0
    /// What is chosen here, for those who do not see it.
    property string name

    signal picked(index: int)

    function pick(index: int): void {
        if (index < 0 || index >= repeater.count || index === current)
            return;
        current = index;
        picked(index);
    }

    implicitWidth: row.implicitWidth
    implicitHeight: 24
    radius: Theme.radius
    color: Theme.raised
    border { width: 1; color: Theme.line }
    Accessible.role: Accessible.Grouping
    Accessible.name: segments.name

    Row {
        id: row

        height: parent.height

        Repeater {
            id: repeater

            model: segments.choices

            T.AbstractButton {
                id: choice

                required property int index
                required property string modelData

                objectName: segments.objectName + index
                height: row.height
                implicitWidth: implicitContentWidth + 20
                focusPolicy: Qt.TabFocus
                checked: index === segments.current
                activeFocusOnTab: checked || activeFocus
                text: modelData
                Accessible.role: Accessible.RadioButton
                Accessible.name: segments.name !== "" ? segments.name + ": " + text : text
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: segments.pick(index)
                Keys.onLeftPressed: choice.step(-1)
                Keys.onRightPressed: choice.step(1)
                Keys.onReturnPressed: segments.pick(index)

                function step(by: int): void {
                    segments.pick(index + by);
                    const next = repeater.itemAt(segments.current) as T.AbstractButton;
                    next.forceActiveFocus(Qt.TabFocusReason);
                }

                background: Rectangle {
                    anchors { fill: parent; margins: 1 }
                    radius: Theme.radius - 1
                    color: choice.checked ? Theme.selected : choice.hovered ? Theme.pressed : "transparent"

                    FocusFrame {
                        radius: Theme.radius - 1
                        shown: choice.visualFocus
                    }
                }
                contentItem: ThemedText {
                    text: choice.text
                    horizontalAlignment: Text.AlignHCenter
                    font { pixelSize: Theme.small; weight: choice.checked ? Font.DemiBold : Font.Medium }
                    color: choice.checked ? Theme.accent : choice.hovered ? Theme.text : Theme.muted
                }
            }
        }
    }
}
