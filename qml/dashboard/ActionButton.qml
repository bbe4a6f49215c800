// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/// A button with a glyph, a word or both; `hint` says its key.
T.Button {
    id: button

    property int glyph: -1
    property string hint
    /// What it does, or why it cannot, for the pointer that waits on it.
    property string tip
    property color ink: Theme.text
    /// Filled with `ink`: the one that a dialog is about.
    property bool emphasized: false
    /// It was clicked since the pointer came: its tip would only be in the way of what has opened.
    property bool used: false
    readonly property color inkNow: emphasized ? Theme.surface : enabled ? ink : Theme.muted

    implicitWidth: Math.max(implicitHeight, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    leftPadding: text !== "" ? 10 : 6
    rightPadding: leftPadding
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.6
    font { family: Theme.sans; pixelSize: Theme.normal; weight: Font.Medium }
    Accessible.name: text !== "" ? text : tip
    Accessible.role: Accessible.Button
    onClicked: used = true
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: button.emphasized ? (button.down ? Qt.darker(button.ink, 1.15) : button.hovered ? Qt.lighter(button.ink, 1.08) : button.ink)
                                 : button.down || button.hovered ? Theme.pressed : button.flat ? "transparent" : Theme.raised
        border { width: button.emphasized || button.flat ? 0 : 1; color: Theme.line }

        FocusFrame { shown: button.visualFocus }
    }
    contentItem: ButtonFace {
        glyph: button.glyph
        text: button.text
        font: button.font
        hint: button.hint
        ink: button.inkNow
    }

    // A button that is not enabled has no pointer events, but may have something to explain.
    HoverHandler {
        id: pointer

        onHoveredChanged: button.used = false
    }
    Tip {
        objectName: "tip"
        text: button.tip
        shown: pointer.hovered && !button.down && !button.used
    }
}
