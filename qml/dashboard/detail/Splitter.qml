// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// The border between two parts, one above the other or side by side; it can be dragged, and moved by the arrow keys.
FocusScope {
    id: splitter

    /// The parts stand side by side.
    property bool upright: false
    /// What the lower part has of the room, or the right one.
    property real share: 0.4
    property real room: 400
    readonly property int least: upright ? 280 : 96
    readonly property int size: Math.round(Math.max(least, Math.min(room - least, room * share)))

    function move(by: real): void {
        share = Math.max(0.1, Math.min(0.85, (size + by) / Math.max(1, room)));
    }

    function press(event: KeyEvent, fits: bool, by: real): void {
        event.accepted = fits;
        if (fits)
            move(by);
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: upright ? qsTr("Width of the payload") : qsTr("Height of the payload")
    Keys.onUpPressed: (event) => splitter.press(event, !upright, 16)
    Keys.onDownPressed: (event) => splitter.press(event, !upright, -16)
    Keys.onLeftPressed: (event) => splitter.press(event, upright, 16)
    Keys.onRightPressed: (event) => splitter.press(event, upright, -16)

    Rectangle {
        readonly property int thickness: splitter.activeFocus || hover.hovered || drag.active ? 3 : 1

        anchors.centerIn: parent
        width: splitter.upright ? thickness : parent.width
        height: splitter.upright ? parent.height : thickness
        color: splitter.activeFocus || drag.active ? Theme.accent : hover.hovered ? Theme.muted : Theme.line
    }
    HoverHandler {
        id: hover

        cursorShape: splitter.upright ? Qt.SplitHCursor : Qt.SplitVCursor
    }
    DragHandler {
        id: drag

        property real start: 0

        target: null
        xAxis.enabled: splitter.upright
        yAxis.enabled: !splitter.upright
        onActiveChanged: start = splitter.size
        onTranslationChanged: {
            if (active)
                splitter.share = Math.max(0.1, Math.min(0.85, (start - (splitter.upright ? translation.x : translation.y)) / Math.max(1, splitter.room)));
        }
    }
}
