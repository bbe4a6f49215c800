// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Reads a recording from a file.
FormDialog {
    id: dialog

    property bool cancelled: false

    signal openedRecording(name: string, importer: FrameImporter)

    function read(): void {
        if (path.text.trim() === "" || importer.running)
            return;
        cancelled = false;
        importer.read(Desktop.localPath(path.text));
    }

    title: qsTr("Open a recording")
    subtitle: qsTr("HAR, NDJSON or CSV, as exported here, and HAR from browsers. It is shown beside what is recorded, which goes on.")
    busy: importer.running
    onCancelRequested: importer.cancel()
    onOpened: {
        cancelled = false;
        path.forceActiveFocus(Qt.PopupFocusReason);
        path.selectAll();
    }

    FrameImporter {
        id: importer

        onFinished: (outcome) => {
            dialog.cancelled = outcome === RecordingTask.Cancelled;
            if (outcome !== RecordingTask.Done)
                return;
            dialog.openedRecording(path.text.trim().split("/").pop(), importer);
            dialog.close();
        }
    }
    FormField {
        label: qsTr("File")

        TextEntry {
            id: path

            objectName: "openPath"
            width: parent.width
            readOnly: importer.running
            wrong: importer.errorString !== ""
            Accessible.name: qsTr("File")
            onAccepted: dialog.read()
        }
    }
    TaskStatus {
        objectName: "openStatus"
        width: parent.width
        running: importer.running
        progress: importer.progress
        error: importer.errorString
        note: dialog.cancelled ? qsTr("Cancelled.") : ""
        workName: qsTr("Reading")
    }
    buttons: [
        ActionButton {
            objectName: "openCancel"
            text: qsTr("Cancel")
            onClicked: importer.running ? importer.cancel() : dialog.close()
        },
        ActionButton {
            objectName: "openConfirm"
            enabled: !importer.running && path.text.trim() !== ""
            emphasized: true
            ink: Theme.accent
            text: qsTr("Open")
            onClicked: dialog.read()
        }
    ]
}
