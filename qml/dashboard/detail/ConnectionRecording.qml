// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire

/// Records one connection as long as somebody looks at it; or all, if a person wishes so.
FrameRecorder {
    id: recorder

    property real connectionId: 0
    /// Somebody looks: recording begins.
    property bool wanted: false
    /// The connection is being recorded.
    property bool recording: false
    property date since
    /// A person has stopped it: it does not begin by itself again.
    property bool stoppedByHand: false
    property real recordedId: 0

    function begin(): void {
        if (!recordConnection(connectionId))
            return;
        recordedId = connectionId;
        since = new Date();
        look();
    }

    function beginIfWanted(): void {
        if (wanted && !stoppedByHand && !recording)
            begin();
    }

    function look(): void {
        recording = isRecordedConnection(connectionId);
    }

    function toggle(): void {
        stoppedByHand = recording;
        if (!recording)
            begin();
        else if (recordsAll)
            stopAll();
        else
            stopConnection(connectionId);
    }

    onWantedChanged: beginIfWanted()
    onServerChanged: beginIfWanted()
    onConnectionCountChanged: look()
    onConnectionIdChanged: {
        if (recordedId !== 0 && recordedId !== connectionId && !recordsAll)
            stopConnection(recordedId);
        stoppedByHand = false;
        look();
        beginIfWanted();
    }
}
