// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// What can be done with recordings, for the palette.
QtObject {
    id: frames

    required property string group
    required property bool enabled
    /// Why not, if not.
    required property string reason

    signal searchRequested()
    signal openRequested()
    signal replayRequested()

    readonly property list<Command> all: [
        Command {
            name: qsTr("Search in payloads")
            group: frames.group
            enabled: frames.enabled
            reason: frames.reason
            onTriggered: frames.searchRequested()
        },
        Command {
            name: qsTr("Open a recording…")
            group: frames.group
            enabled: frames.enabled
            reason: frames.reason
            onTriggered: frames.openRequested()
        },
        Command {
            name: qsTr("Replay…")
            group: frames.group
            enabled: frames.enabled
            reason: frames.reason
            onTriggered: frames.replayRequested()
        }
    ]
}
