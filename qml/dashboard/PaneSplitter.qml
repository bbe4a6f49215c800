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
        width: drag.active || hover.hovered || splitter.activeFocus ? 3 : 1
        height: parent.height
        color: drag.active || splitter.activeFocus ? Theme.accent : hover.hovered ? Theme.muted : Theme.line
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.SplitHCursor
    }
    TapHandler { onDoubleTapped: splitter.reset() }
    DragHandler {
        id: drag

        property real sizeAtStart: 0

        target: null
        xAxis.enabled: true
        yAxis.enabled: false
        dragThreshold: 2
        onActiveChanged: if (active) sizeAtStart = splitter.size
        onCentroidChanged: if (active) splitter.move(sizeAtStart - (centroid.scenePosition.x - centroid.scenePressPosition.x))
    }
}
