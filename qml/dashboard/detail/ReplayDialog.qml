// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// Plays a recorded connection again and shows how the replies differ.
FormDialog {
    id: dialog

    property FrameModel frames: null
    property real connectionId: 0
    property int outcome: -1
    readonly property bool intoClient: target.current === 1

    function openFor(model: FrameModel, id: real): void {
        frames = model;
        connectionId = id;
        outcome = -1;
        open();
        address.forceActiveFocus(Qt.PopupFocusReason);
    }

    function play(): void {
        if (replay.running || (!intoClient && address.text.trim() === ""))
            return;
        outcome = -1;
        replay.setRecording(frames, connectionId);
        replay.pace = pace.current;
        if (intoClient)
            replay.playInto(Number(port.text));
        else
            replay.playAgainst(address.text.trim());
    }

    function words(): string {
        if (replay.running || outcome < 0)
            return "";
        if (outcome === FrameReplay.Cancelled)
            return qsTr("Cancelled.");
        return replay.differences.total === 0 ? qsTr("All replies are as they were recorded.") : "";
    }

    width: 560
    title: qsTr("Replay connection #%1").arg(connectionId)
    subtitle: intoClient ? qsTr("Plays the server's part into the next client that comes, and compares what that sends with what was recorded.")
                         : qsTr("Plays the client's part against a server, and compares what that answers with what was recorded.")
    busy: replay.running
    onCancelRequested: replay.cancel()
    onClosed: replay.cancel()

    FrameReplay {
        id: replay

        onFinished: (how) => dialog.outcome = how
    }
    FormField {
        label: qsTr("Play")

        Segments {
            id: target

            objectName: "replayTarget"
            enabled: !replay.running
            name: qsTr("Play")
            choices: [qsTr("Against a server"), qsTr("Into a client")]
        }
    }
    FormField {
        visible: !dialog.intoClient
        label: qsTr("Address")

        TextEntry {
            id: address

            objectName: "replayAddress"
            width: parent.width
            readOnly: replay.running
            placeholderText: "ws://127.0.0.1:9000/chat"
            Accessible.name: qsTr("Address of the server")
            onAccepted: dialog.play()
        }
    }
    FormField {
        visible: dialog.intoClient
        label: qsTr("Port on this computer, 0 for any that is free")

        Row {
            spacing: 12

            TextEntry {
                id: port

                objectName: "replayPort"
                width: 84
                readOnly: replay.running
                text: "0"
                maximumLength: 5
                inputMethodHints: Qt.ImhDigitsOnly
                validator: IntValidator { bottom: 0; top: 65535 }
                Accessible.name: qsTr("Port")
                onAccepted: dialog.play()
            }
            MonoText {
                objectName: "replayUrl"
                height: Theme.controlHeight
                visible: replay.running && String(replay.url) !== ""
                color: Theme.accent
                text: qsTr("Waiting for a client at %1").arg(String(replay.url))
            }
        }
    }
    FormField {
        label: qsTr("Pace")

        Segments {
            id: pace

            objectName: "replayPace"
            enabled: !replay.running
            name: qsTr("Pace")
            choices: [qsTr("As recorded"), qsTr("Reply by reply"), qsTr("As fast as it goes")]
        }
    }
    TaskStatus {
        objectName: "replayStatus"
        width: parent.width
        running: replay.running
        progress: replay.progress
        error: replay.errorString
        done: dialog.outcome === FrameReplay.Done ? dialog.words() : ""
        note: dialog.words()
        workName: qsTr("Playing")
    }
    FormField {
        visible: replay.differences.count > 0
        label: qsTr("%Ln differences", "", replay.differences.total)

        Rectangle {
            width: parent.width
            height: Math.min(220, differenceView.contentHeight + 2)
            radius: Theme.radius
            color: Theme.raised

            ListView {
                id: differenceView

                objectName: "differenceView"
                anchors { fill: parent; margins: 1 }
                clip: true
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                reuseItems: true
                model: replay.differences
                T.ScrollBar.vertical: ScrollHandle {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Differences")
                Keys.onUpPressed: contentY = Math.max(originY, contentY - 40)
                Keys.onDownPressed: contentY = Math.max(originY, Math.min(originY + contentHeight - height, contentY + 40))
                delegate: ReplayDifferenceRow { width: differenceView.width }
            }
        }
    }
    buttons: [
        ActionButton {
            objectName: "replayCancel"
            text: replay.running ? qsTr("Cancel") : qsTr("Close")
            onClicked: replay.running ? replay.cancel() : dialog.close()
        },
        ActionButton {
            objectName: "replayConfirm"
            enabled: !replay.running && (dialog.intoClient ? port.acceptableInput : address.text.trim() !== "")
            emphasized: true
            ink: Theme.accent
            text: qsTr("Play")
            onClicked: dialog.play()
        }
    ]
}
