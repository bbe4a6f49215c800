// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Writes what was recorded to a file.
FormDialog {
    id: dialog

    property FrameModel frames: null
    property real connectionId: 0
    property string peer
    readonly property list<string> suffixes: ["har", "ndjson", "csv"]
    /// The file that was written last; empty before.
    property string written
    property bool cancelled: false

    function openFor(model: FrameModel, id: real, name: string): void {
        frames = model;
        connectionId = id;
        peer = name;
        written = "";
        cancelled = false;
        credentials.checked = false;
        path.text = Desktop.newFile("frames", suffixes[format.current]);
        open();
        path.forceActiveFocus(Qt.PopupFocusReason);
        path.selectAll();
    }

    function write(): void {
        if (path.text.trim() === "" || exporter.running)
            return;
        written = "";
        cancelled = false;
        exporter.write(frames, Desktop.localPath(path.text), format.current, credentials.checked, scope.current === 0 ? connectionId : 0);
    }

    title: qsTr("Export frames")
    busy: exporter.running
    onCancelRequested: exporter.cancel()

    FrameExporter {
        id: exporter

        onFinished: (outcome) => {
            dialog.cancelled = outcome === RecordingTask.Cancelled;
            if (outcome === RecordingTask.Done)
                dialog.written = Desktop.localPath(path.text);
        }
    }
    FormField {
        label: qsTr("Format")

        Segments {
            id: format

            objectName: "exportFormat"
            enabled: !exporter.running
            name: qsTr("Format")
            choices: ["HAR", "NDJSON", "CSV"]
            onPicked: (index) => path.text = path.text.replace(/\.(har|ndjson|csv)$/, "." + dialog.suffixes[index])
        }
        ThemedText {
            width: parent.width
            color: Theme.muted
            font.pixelSize: Theme.small
            text: [qsTr("For browsers' developer tools: messages put together."),
                   qsTr("For programs: every frame with all its bits, and what can be opened here again."),
                   qsTr("For spreadsheets: a message a line.")][format.current]
        }
    }
    FormField {
        label: qsTr("What")

        Segments {
            id: scope

            objectName: "exportScope"
            enabled: !exporter.running
            name: qsTr("What")
            choices: [qsTr("This connection"), qsTr("All that is recorded")]
        }
    }
    CheckLine {
        id: credentials

        objectName: "exportCredentials"
        enabled: !exporter.running
        text: qsTr("With passwords, tokens and cookies of the handshake")
    }
    FormField {
        label: qsTr("File")

        TextEntry {
            id: path

            objectName: "exportPath"
            width: parent.width
            readOnly: exporter.running
            wrong: exporter.errorString !== ""
            Accessible.name: qsTr("File")
            onAccepted: dialog.write()
        }
    }
    TaskStatus {
        objectName: "exportStatus"
        width: parent.width
        running: exporter.running
        progress: exporter.progress
        error: exporter.errorString
        done: dialog.written !== "" ? qsTr("Written to %1").arg(dialog.written) : ""
        note: dialog.cancelled ? qsTr("Cancelled: nothing was written.") : ""
        warning: dialog.visible && Desktop.exists(path.text) ? qsTr("There is such a file; it will be replaced.") : ""
        workName: qsTr("Writing")
    }
    buttons: [
        ActionButton {
            objectName: "exportCancel"
            text: exporter.running ? qsTr("Cancel") : qsTr("Close")
            onClicked: exporter.running ? exporter.cancel() : dialog.close()
        },
        ActionButton {
            objectName: "exportConfirm"
            enabled: !exporter.running && path.text.trim() !== ""
            emphasized: true
            ink: Theme.accent
            text: qsTr("Export")
            onClicked: dialog.write()
        }
    ]
}
