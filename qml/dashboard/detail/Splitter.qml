// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// The border between two parts, one above the other; it can be dragged, and moved by the arrow keys.
FocusScope {
    id: splitter

    /// What the lower part has of the room.
    property real share: 0.4
    property real room: 400
    readonly property int size: Math.round(Math.max(96, Math.min(room - 96, room * share)))

    function move(by: real): void {
        share = Math.max(0.1, Math.min(0.85, (size + by) / Math.max(1, room)));
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: qsTr("Height of the payload")
    Keys.onUpPressed: splitter.move(16)
    Keys.onDownPressed: splitter.move(-16)

    Rectangle {
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        height: splitter.activeFocus || hover.hovered || drag.active ? 3 : 1
        color: splitter.activeFocus || drag.active ? Theme.accent : hover.hovered ? Theme.muted : Theme.line
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.SplitVCursor
    }
    DragHandler {
        id: drag

        property real start: 0

        target: null
        xAxis.enabled: false
        onActiveChanged: start = splitter.size
        onTranslationChanged: {
            if (active)
                splitter.share = Math.max(0.1, Math.min(0.85, (start - translation.y) / Math.max(1, splitter.room)));
        }
    }
}
