// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Above the frame list: what is recorded, which of it is shown, and what can be done with it.
Item {
    id: bar

    required property FrameModel frames
    /// A recording from a file: nothing is recorded here.
    property bool imported: false
    property bool recording: false
    property bool canRecord: false
    property bool follow: true
    property bool searching: false
    property string statusText
    /// The name of the file that a recording is from.
    property string importedName
    property alias words: filter.text
    readonly property alias importedTools: importedTools

    signal recordToggled()
    signal followToggled()
    signal searchToggled()
    signal menuRequested(item: Item)

    /// Beside the choices the filter would be too short to type in: it takes the place of the words above, as the
    /// buttons say the same; or has a row of its own where that does not do.
    readonly property bool narrow: width - choices.width - searchButton.width - 48 < 96
    readonly property bool wordless: narrow && buttons.x >= 136 && choices.width + searchButton.width <= width - 40
    readonly property bool stacked: narrow && !wordless

    implicitHeight: stacked ? 108 : 76

    /// The filter with everything in it.
    function clearFilter(): void {
        filter.clear();
        way.current = 0;
        frames.way = FrameFilter.Both;
        frames.types = FrameFilter.All;
    }

    function toggleTypes(types: int): void {
        const rest = frames.types ^ types;
        // None at all would look like a fault.
        frames.types = rest === 0 ? FrameFilter.All : rest;
    }

    Rectangle {
        anchors.fill: parent
        visible: bar.imported
        color: Theme.tint(Theme.accent)
    }
    Row {
        id: status

        anchors { left: parent.left; leftMargin: 16; right: buttons.left; rightMargin: 8 }
        height: 40
        spacing: 8
        Accessible.role: Accessible.StaticText
        Accessible.name: statusWords.text

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            width: 8
            height: 8
            shape: bar.recording ? Glyph.Disc : Glyph.Ring
            color: bar.recording ? Theme.error : Theme.muted

            HoverHandler {
                id: statusHover

                margin: 8
            }
            Tip {
                text: bar.statusText
                shown: bar.wordless && statusHover.hovered
            }
        }
        ThemedText {
            id: statusWords

            objectName: "recordingText"
            width: parent.width - 16
            height: parent.height
            visible: !bar.wordless
            color: bar.recording ? Theme.text : Theme.muted
            text: bar.statusText
            Accessible.ignored: true
        }
    }
    Row {
        id: buttons

        anchors { right: parent.right; rightMargin: 16 }
        y: 8
        spacing: 8

        component SmallButton: ActionButton {
            implicitHeight: 24
            leftPadding: text !== "" ? 8 : 6
            font.pixelSize: Theme.small
        }
        SmallButton {
            objectName: "recordButton"
            visible: !bar.imported
            enabled: bar.recording || bar.canRecord
            text: bar.recording ? qsTr("Stop") : qsTr("Record")
            Accessible.name: bar.recording ? qsTr("Stop recording") : qsTr("Record the frames of this connection")
            onClicked: bar.recordToggled()
        }
        SmallButton {
            objectName: "pauseFrames"
            visible: !bar.imported
            glyph: bar.frames.paused ? Glyph.Play : Glyph.Pause
            ink: bar.frames.paused ? Theme.warning : Theme.text
            Accessible.name: bar.frames.paused ? qsTr("Go on with the frame list") : qsTr("Pause the frame list")
            onClicked: bar.frames.paused = !bar.frames.paused
        }
        SmallButton {
            objectName: "followButton"
            visible: !bar.imported
            glyph: Glyph.ToEnd
            text: bar.width >= 520 ? qsTr("Follow") : ""
            hint: bar.width >= 560 ? "F" : ""
            ink: bar.follow ? Theme.accent : Theme.text
            Accessible.name: qsTr("Follow the latest frames")
            Accessible.checkable: true
            Accessible.checked: bar.follow
            onClicked: bar.followToggled()
        }
        ImportedTools {
            id: importedTools

            objectName: "importedTools"
            visible: bar.imported
            roomy: bar.width >= 600
        }
        SmallButton {
            id: menuButton

            objectName: "framesMenuButton"
            glyph: Glyph.Dots
            Accessible.name: qsTr("More: export, open, replay")
            onClicked: bar.menuRequested(menuButton)
        }
    }
    Row {
        id: choices

        x: 16
        y: 40
        spacing: 8

        Segments {
            id: way

            objectName: "frameWay"
            name: qsTr("Direction")
            choices: [qsTr("All", "directions"), qsTr("In", "direction"), qsTr("Out", "direction")]
            onPicked: (index) => bar.frames.way = index
        }
        Row {
            spacing: 4

            CheckChip {
                objectName: "textFrames"
                text: qsTr("Text", "frames")
                checkable: false
                checked: (bar.frames.types & FrameFilter.Text) !== 0
                onClicked: bar.toggleTypes(FrameFilter.Text)
            }
            CheckChip {
                objectName: "binaryFrames"
                text: qsTr("Bin", "frames")
                Accessible.name: qsTr("Binary", "frames")
                checkable: false
                checked: (bar.frames.types & FrameFilter.Binary) !== 0
                onClicked: bar.toggleTypes(FrameFilter.Binary | FrameFilter.Continuations)
            }
            CheckChip {
                objectName: "controlFrames"
                text: qsTr("Control", "frames")
                ink: Theme.control
                checkable: false
                checked: (bar.frames.types & FrameFilter.Control) !== 0
                onClicked: bar.toggleTypes(FrameFilter.Control | FrameFilter.Heads)
            }
        }
    }
    TextEntry {
        id: filter

        objectName: "frameFilter"
        x: bar.wordless ? 32 : bar.stacked ? 16 : choices.x + choices.width + 8
        y: bar.wordless ? 8 : bar.stacked ? 72 : 40
        width: (bar.wordless ? buttons.x : searchButton.x) - 8 - x
        implicitHeight: 24
        leftPadding: 24
        font.pixelSize: Theme.small
        // With no room for what is shown, at least the file is named.
        placeholderText: bar.imported && bar.wordless ? qsTr("Filter in %1", "placeholder").arg(bar.importedName) : qsTr("Filter", "placeholder")
        Accessible.name: qsTr("Filter frames by words")
        onTextChanged: bar.frames.words = text
        Keys.onEscapePressed: (event) => {
            event.accepted = text !== "";
            clear();
        }

        Glyph {
            anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
            width: 10
            height: 10
            shape: Glyph.Search
            color: Theme.muted
        }
    }
    ActionButton {
        id: searchButton

        objectName: "searchButton"
        anchors { right: parent.right; rightMargin: 16 }
        y: bar.stacked ? 72 : 40
        implicitHeight: 24
        leftPadding: 8
        font.pixelSize: Theme.small
        text: qsTr("Search")
        ink: bar.searching ? Theme.accent : Theme.text
        Accessible.name: qsTr("Search in payloads")
        Accessible.checkable: true
        Accessible.checked: bar.searching
        onClicked: bar.searchToggled()
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.line
    }
}
