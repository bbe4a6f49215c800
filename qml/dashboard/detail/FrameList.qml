// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// Frames, the latest at the end. It stays at the end while it follows; who looks elsewhere is told how many have come.
FocusScope {
    id: list

    required property FrameModel frames
    property bool follow: true
    /// The number of the chosen record; 0 for none.
    property real selectedNumber: 0
    /// How many rows have come since the list follows no more.
    property int unseen: 0
    /// The list moves by itself, which is nobody's wish to see something else.
    property bool jumping: false
    /// True if several connections are among them.
    property bool mixed: false
    readonly property FrameColumns columns: FrameColumns { available: list.width; mixed: list.mixed }

    signal selected(row: int)
    /// The pointer's other button was pressed on a frame, which is chosen now.
    signal menuRequested()

    function select(row: int): void {
        if (row < 0 || row >= frames.count)
            return;
        view.currentIndex = row;
        selectedNumber = frames.data(frames.index(row, 0), FrameModel.NumberRole);
        follow = false;
        bringIntoView(row);
        selected(row);
    }

    function bringIntoView(row: int): void {
        view.positionViewAtIndex(row, ListView.Contain);
        // Not below the button for the latest ones.
        const hidden = (view.currentItem?.y ?? 0) + 24 + 48 - view.contentY - view.height;
        if (hidden > 0)
            view.contentY += Math.min(hidden, Math.max(0, view.originY + view.contentHeight - view.height - view.contentY));
    }

    /// To the row that is so many further from the chosen one; from the end if none is chosen.
    function step(by: int): void {
        const row = frames.rowOf(selectedNumber);
        select(row < 0 ? (by < 0 ? frames.count - 1 : 0) : Math.max(0, Math.min(frames.count - 1, row + by)));
    }

    function forgetSelection(): void {
        selectedNumber = 0;
        view.currentIndex = -1;
    }

    function toEnd(): void {
        unseen = 0;
        jumping = true;
        view.cancelFlick();
        view.positionViewAtEnd();
        jumping = false;
    }

    /// The rows that are kept for reuse are of the frames before, and Qt 6.4 would show some of them as they were.
    function showFrames(): void {
        view.reuseItems = false;
        view.model = frames;
        view.reuseItems = true;
    }

    Component.onCompleted: showFrames()
    onFramesChanged: {
        unseen = 0;
        showFrames();
    }
    onFollowChanged: {
        unseen = 0;
        if (follow)
            toEnd();
    }

    Connections {
        target: list.frames

        function onRowsInserted(parent: var, first: int, last: int): void {
            // Those for which there is room are seen.
            if (!list.follow && !list.frames.loading)
                list.unseen = list.frames.count * 24 <= view.height ? 0 : list.unseen + last - first + 1;
        }

        function onCountChanged(): void {
            if (list.follow)
                view.positionViewAtEnd();
        }
    }
    FrameHeader {
        id: header

        width: parent.width
        columns: list.columns
    }
    ListView {
        id: view

        objectName: "frameView"
        property real seenHeight: 0

        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        activeFocusOnTab: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        highlightFollowsCurrentItem: false
        currentIndex: -1
        cacheBuffer: 0
        T.ScrollBar.vertical: ScrollHandle {
            id: bar

            onPressedChanged: {
                if (pressed)
                    list.follow = false;
                else if (view.atYEnd)
                    list.follow = true;
            }
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("%Ln frames", "", list.frames.count)
        onMovementStarted: {
            if (!atYEnd && !list.jumping)
                list.follow = false;
        }
        onMovementEnded: {
            if (!list.jumping)
                list.follow = atYEnd;
        }
        onAtYEndChanged: {
            if (atYEnd)
                list.unseen = 0;
        }
        onHeightChanged: {
            const row = list.frames.rowOf(list.selectedNumber);
            const y = originY + row * 24 - contentY;
            // The chosen one is not to go below the payload that opens.
            const wasSeen = row >= 0 && y > -24 && y < seenHeight;
            seenHeight = height;
            if (list.follow)
                positionViewAtEnd();
            else if (wasSeen)
                list.bringIntoView(row);
        }
        Keys.onUpPressed: list.step(-1)
        Keys.onDownPressed: list.step(1)
        Keys.onPressed: (event) => {
            const page = Math.max(1, Math.floor(height / 24) - 1);
            event.accepted = true;
            if (event.key === Qt.Key_PageUp)
                list.step(-page);
            else if (event.key === Qt.Key_PageDown)
                list.step(page);
            else if (event.key === Qt.Key_Home)
                list.select(0);
            else if (event.key === Qt.Key_End)
                list.select(list.frames.count - 1);
            else if (event.key === Qt.Key_Space && event.modifiers === Qt.NoModifier)
                list.frames.paused = !list.frames.paused;
            else
                event.accepted = false;
        }
        WheelHandler {
            blocking: false
            // It scrolls nothing itself: it tells a person's wish from the list's own movement.
            onWheel: (event) => {
                if (event.angleDelta.y > 0)
                    list.follow = false;
            }
        }

        delegate: FrameRow {
            width: view.width
            columns: list.columns
            chosen: number === list.selectedNumber
            keyboardHere: view.activeFocus
            onPicked: {
                view.forceActiveFocus(Qt.MouseFocusReason);
                list.select(index);
            }
            onMenuAsked: {
                picked();
                list.menuRequested();
            }
        }
    }
    FocusFrame {
        anchors.fill: view
        radius: 0
        border.width: 1
        shown: view.activeFocus && list.selectedNumber === 0
    }
    NewFrames {
        objectName: "newFrames"
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 12 }
        count: list.frames.paused ? list.frames.missed : list.unseen
        onClicked: {
            list.frames.paused = false;
            list.follow = true;
        }
    }
}
