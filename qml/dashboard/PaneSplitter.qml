// SPDX-License-Identifier: MIT
import QtQuick

/// The line between two panes side by side: pulled by the pointer, or moved by the arrow keys.
Item {
    id: splitter

    /// How wide the right pane is, and may be.
    required property real size
    required property real least
    required property real most

    signal moved(real size)
    /// Clicked twice, or Home was pressed: as at first.
    signal reset()

    implicitWidth: 9
    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: qsTr("Width of the detail pane")
    Accessible.focusable: true
    Keys.onLeftPressed: move(size + 24)
    Keys.onRightPressed: move(size - 24)
    Keys.onPressed: (event) => {
        event.accepted = event.key === Qt.Key_Home;
        if (event.accepted)
            reset();
    }

    function move(size: real): void {
        moved(Math.max(least, Math.min(most, Math.round(size))));
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: pointer.pressed || pointer.containsMouse || splitter.activeFocus ? 3 : 1
        height: parent.height
        color: pointer.pressed || splitter.activeFocus ? Theme.accent : pointer.containsMouse ? Theme.muted : Theme.line
    }
    MouseArea {
        id: pointer

        property real sizeAtStart: 0
        property real pressedAt: 0

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: Qt.SplitHCursor
        preventStealing: true
        onPressed: (mouse) => {
            sizeAtStart = splitter.size;
            pressedAt = mapToItem(null, mouse.x, mouse.y).x;
        }
        // The line moves with its pane: only where the pointer is in the window counts.
        onPositionChanged: (mouse) => {
            if (pressed)
                splitter.move(sizeAtStart - (mapToItem(null, mouse.x, mouse.y).x - pressedAt));
        }
        onDoubleClicked: splitter.reset()
    }
}
