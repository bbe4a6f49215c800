// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// The frames of one connection, recorded from when somebody looks at them; or those of a recording in a file.
FocusScope {
    id: page

    required property ConnectionDetails details
    property QtObject server: null
    property real connectionId: 0
    /// Somebody looks: recording begins.
    property bool active: false
    property alias recorder: frameRecorder
    readonly property FrameModel shownFrames: imported ? importedFrames : liveFrames
    /// The name of the file whose recording is shown; empty for what is recorded here.
    property string importedName
    readonly property bool imported: importedName !== ""
    /// The connection of it whose frames are shown; 0 for all.
    property real importedId: 0
    readonly property bool recording: frameRecorder.recording
    property alias follow: list.follow
    /// There is room for the payload beside the frames.
    readonly property bool beside: width >= 720
    readonly property real bytes: Format.wide(frameRecorder, "bytes")
    readonly property real dropped: liveFrames.dropped
    readonly property real recordCount: frameRecorder.records

    function toggleFollow(): void {
        list.follow = !list.follow;
    }

    function nextFrame(by: int): void {
        list.step(by);
    }

    function showPayload(form: string): void {
        payload.showAs(form);
    }

    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    function search(): void {
        searchBar.visible = true;
        searchBar.takeFocus();
    }

    function exportFrames(): void {
        exportDialog.openFor(shownFrames, imported ? chosenId : connectionId, details.peer);
    }

    function replay(): void {
        replayDialog.openFor(shownFrames, imported ? chosenId : connectionId);
    }

    function openRecording(): void {
        openDialog.open();
    }

    function closeImported(): void {
        importedName = "";
        importedFrames.showImported(null);
        list.forgetSelection();
        frame.clear();
    }

    /// Of a recording from a file: whose frames are shown, or else those of the chosen frame, or the first.
    readonly property real chosenId: page.importedId !== 0 ? importedId
                                     : frame.valid ? frame.connectionId : toolbar.importedTools.firstId

    // What was found are numbers of the other recording.
    onShownFramesChanged: searchBar.searched = ""
    onConnectionIdChanged: {
        if (!imported) {
            list.forgetSelection();
            frame.clear();
        }
        list.follow = true;
        liveFrames.paused = false;
    }

    ConnectionRecording {
        id: frameRecorder

        server: page.server
        connectionId: page.connectionId
        wanted: page.active && !page.imported
    }
    FrameModel {
        id: liveFrames

        objectName: "liveFrames"
        recorder: frameRecorder
        search: frameSearch
    }
    Binding {
        target: liveFrames
        property: "connectionId"
        value: page.connectionId
    }
    FrameModel {
        id: importedFrames

        objectName: "importedFrames"
        search: frameSearch
    }
    FrameSearch { id: frameSearch }
    FrameDetails { id: frame }
    ExportDialog {
        id: exportDialog

        objectName: "exportDialog"
    }
    OpenRecordingDialog {
        id: openDialog

        objectName: "openDialog"
        onOpenedRecording: (name, importer) => {
            importedFrames.showImported(importer);
            page.importedName = name;
            list.forgetSelection();
            frame.clear();
            list.follow = false;
            toolbar.importedTools.fill(importedFrames.connections());
        }
    }
    ReplayDialog {
        id: replayDialog

        objectName: "replayDialog"
    }
    FramesMenu {
        id: menu

        canExport: page.shownFrames.count > 0
        recordsAll: frameRecorder.recordsAll
        imported: page.imported
        onExportChosen: page.exportFrames()
        onOpenChosen: page.openRecording()
        onReplayChosen: page.replay()
        onRecordAllChosen: {
            frameRecorder.recordsAll = !frameRecorder.recordsAll;
            frameRecorder.look();
        }
        onClearChosen: {
            frameRecorder.clear();
            list.forgetSelection();
            frame.clear();
        }
    }

    function statusWords(): string {
        if (imported)
            return qsTr("%1 · %Ln frames", "", shownFrames.count).arg(importedName);
        if (recording)
            return frameRecorder.recordsAll ? qsTr("Recording all connections")
                   : qsTr("Recording since %1").arg(frameRecorder.since.toLocaleTimeString(Qt.locale(), "HH:mm:ss"));
        return shownFrames.count > 0 ? qsTr("Recording stopped") : qsTr("Not recording");
    }

    FrameToolbar {
        id: toolbar

        width: parent.width
        frames: page.shownFrames
        imported: page.imported
        importedName: page.importedName
        importedTools.onPicked: (id) => page.importedId = id
        importedTools.onReplayChosen: page.replay()
        importedTools.onClosed: page.closeImported()
        recording: page.recording && !page.imported
        canRecord: page.details.state === "open" || page.details.state === "slow"
        follow: list.follow
        searching: searchBar.visible
        statusText: page.statusWords()
        onRecordToggled: frameRecorder.toggle()
        onFollowToggled: page.toggleFollow()
        onSearchToggled: searchBar.visible ? page.endSearch() : page.search()
        onMenuRequested: (item) => menu.popup(item, 0, item.height + 4)
    }

    function endSearch(): void {
        searchBar.visible = false;
        searchBar.searched = "";
        list.forceActiveFocus(Qt.OtherFocusReason);
    }

    Binding {
        target: importedFrames
        property: "connectionId"
        value: page.importedId
    }
    FrameSearchBar {
        id: searchBar

        objectName: "searchBar"
        anchors { left: parent.left; right: parent.right; top: toolbar.bottom }
        height: visible ? implicitHeight : 0
        visible: false
        frames: page.shownFrames
        search: frameSearch
        currentRow: page.shownFrames.rowOf(list.selectedNumber)
        onHit: (row) => list.select(row)
        onClosed: page.endSearch()
    }
    DroppedNote {
        id: droppedNote

        objectName: "droppedNote"
        anchors { left: parent.left; right: parent.right; top: searchBar.bottom }
        dropped: page.shownFrames.dropped
        imported: page.imported
        limit: Format.wide(frameRecorder, "maxBytes")
        onMoreWanted: frameRecorder["maxBytes"] = Format.wide(frameRecorder, "maxBytes") * 4
    }
    FrameList {
        id: list

        objectName: "frameList"
        anchors { left: parent.left; top: droppedNote.bottom }
        width: payload.visible && page.beside ? splitter.x + 3 : page.width
        height: (payload.visible && !page.beside ? splitter.y : page.height) - y
        focus: true
        frames: page.shownFrames
        mixed: page.imported && page.importedId === 0 && toolbar.importedTools.severalConnections
        onSelected: (row) => frame.show(page.shownFrames, row)
        onMenuRequested: menu.popup()
    }
    FramesEmpty {
        objectName: "framesEmpty"
        anchors { fill: list; topMargin: 24 }
        visible: page.shownFrames.count === 0
        recording: page.recording
        loading: page.shownFrames.loading
        filtered: page.shownFrames.words !== "" || page.shownFrames.way !== FrameFilter.Both || page.shownFrames.types !== FrameFilter.All
        canRecord: toolbar.canRecord && !page.imported
        onRecordChosen: frameRecorder.toggle()
        onClearFilterChosen: toolbar.clearFilter()
    }
    Splitter {
        id: splitter

        objectName: "payloadSplitter"
        x: page.beside ? payload.x - width : 0
        y: page.beside ? list.y : payload.y - height
        width: page.beside ? 7 : page.width
        height: page.beside ? payload.height : 7
        visible: payload.visible
        upright: page.beside
        share: 0.42
        room: page.beside ? page.width : page.height - list.y
    }
    PayloadView {
        id: payload

        objectName: "payloadView"
        anchors { right: parent.right; bottom: parent.bottom }
        width: page.beside ? splitter.size : page.width
        height: page.beside ? page.height - list.y : splitter.size
        visible: frame.valid
        frame: frame
    }
}
