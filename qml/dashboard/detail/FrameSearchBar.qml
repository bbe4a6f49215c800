// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Looks for something in all payloads, and goes from one place to the next.
Item {
    id: bar

    required property FrameModel frames
    required property FrameSearch search
    /// What the results are of; another text in the field needs another search.
    property string searched
    readonly property bool stale: searched !== key()

    /// False once a search has ended, and only goes on with what comes.
    property bool initial: true
    readonly property bool busy: search.running && initial
    /// What was found until then is shown, and nothing is added.
    property bool cancelled: false

    /// A row that has it.
    signal hit(row: int)
    signal closed()

    /// Too narrow for all of it side by side: how it looks goes below what it looks for.
    readonly property bool narrow: width < 440
    readonly property int rows: narrow ? 72 : 40

    implicitHeight: rows
    function key(): string {
        return kind.current + (sensitive.checked ? "A" : "a") + entry.text;
    }

    function takeFocus(): void {
        entry.forceActiveFocus(Qt.ShortcutFocusReason);
        entry.selectAll();
    }

    function start(): void {
        if (entry.text === "") {
            search.clear();
            searched = "";
            return;
        }
        searched = key();
        initial = true;
        cancelled = false;
        search.search(frames, entry.text, kind.current, sensitive.checked);
    }

    function cancel(): void {
        cancelled = true;
        search.cancel();
    }

    /// To the next one behind, or before, that row, and on from the other end.
    function go(from: int, backwards: bool): void {
        const first = backwards ? from - 1 : from + 1;
        let row = frames.nextHit(first, backwards);
        if (row < 0)
            row = frames.nextHit(backwards ? frames.count - 1 : 0, backwards);
        if (row >= 0)
            hit(row);
    }

    /// The row to go on from; the list knows it.
    property int currentRow: -1

    Connections {
        target: bar.search

        function onFinished(): void {
            bar.initial = false;
        }
    }
    Timer {
        interval: 1000
        repeat: true
        running: bar.visible && bar.searched !== "" && !bar.stale && !bar.cancelled && bar.search.errorString === ""
        onTriggered: bar.search.goOn(bar.frames)
    }

    onSearchedChanged: {
        if (searched === "")
            search.clear();
    }

    TextEntry {
        id: entry

        objectName: "searchEntry"
        anchors { left: parent.left; leftMargin: 16; right: bar.narrow ? buttons.left : kind.left; rightMargin: 8 }
        y: 8
        implicitHeight: 24
        font.pixelSize: Theme.small
        wrong: bar.search.errorString !== "" && !bar.stale
        placeholderText: qsTr("Search in payloads")
        Accessible.name: qsTr("What to look for in payloads")
        onAccepted: bar.stale || bar.cancelled ? bar.start() : bar.go(bar.currentRow, false)
        Keys.onEscapePressed: bar.busy ? bar.cancel() : bar.closed()
        Keys.onDownPressed: bar.go(bar.currentRow, false)
        Keys.onUpPressed: bar.go(bar.currentRow, true)
    }
    Segments {
        id: kind

        objectName: "searchKind"
        x: bar.narrow ? 16 : sensitive.x - 4 - width
        y: bar.narrow ? 40 : 8
        name: qsTr("Search for")
        choices: [qsTr("Text"), ".*", qsTr("Hex")]
        onPicked: bar.start()
    }
    CheckChip {
        id: sensitive

        objectName: "searchCase"
        x: bar.narrow ? kind.x + kind.width + 4 : result.x - 8 - width
        y: kind.y
        implicitWidth: 32
        enabled: kind.current !== 2
        text: "Aa"
        Accessible.name: qsTr("Upper and lower case differ")
        onToggled: bar.start()
    }
    ThemedText {
        id: result

        objectName: "searchResult"
        x: bar.narrow ? bar.width - 16 - width : buttons.x - 8 - width
        y: kind.y
        width: 68
        height: 24
        horizontalAlignment: Text.AlignRight
        font.pixelSize: Theme.small
        color: bar.search.errorString !== "" && !bar.stale ? Theme.error : Theme.muted
        text: bar.busy ? qsTr("%1 %", "percent").arg(Math.round(bar.search.progress * 100))
              : bar.stale ? "" : bar.search.errorString !== "" ? qsTr("wrong") : bar.cancelled ? qsTr("cancelled") : qsTr("%Ln found", "", bar.search.count)
        Accessible.role: Accessible.StaticText
        Accessible.name: bar.search.errorString !== "" ? bar.search.errorString : text
    }
    Row {
        id: buttons

        anchors { right: parent.right; rightMargin: 16 }
        y: 8
        spacing: 4

        ActionButton {
            objectName: "previousHit"
            implicitHeight: 24
            enabled: bar.search.count > 0
            glyph: Glyph.Ascending
            Accessible.name: qsTr("Previous hit")
            onClicked: bar.go(bar.currentRow, true)
        }
        ActionButton {
            objectName: "nextHit"
            implicitHeight: 24
            enabled: bar.search.count > 0
            glyph: Glyph.Descending
            Accessible.name: qsTr("Next hit")
            onClicked: bar.go(bar.currentRow, false)
        }
        ActionButton {
            objectName: "endSearch"
            implicitHeight: 24
            glyph: Glyph.Cross
            Accessible.name: bar.busy ? qsTr("Cancel the search") : qsTr("End the search")
            onClicked: bar.busy ? bar.cancel() : bar.closed()
        }
    }
    ProgressLine {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 2
        radius: 0
        visible: bar.busy
        value: bar.search.progress
        name: qsTr("Searching")
    }
    ThemedText {
        id: problem

        objectName: "searchError"
        x: 16
        y: bar.rows - 4
        width: parent.width - 32
        visible: text !== ""
        wrapMode: Text.Wrap
        font.pixelSize: Theme.small
        color: Theme.error
        text: bar.stale ? "" : bar.search.errorString
    }
    states: State {
        when: bar.search.errorString !== "" && !bar.stale

        PropertyChanges { target: bar; implicitHeight: bar.rows + problem.implicitHeight + 6 }
    }
}
