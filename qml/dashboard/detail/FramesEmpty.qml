// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// Why there are no frames.
EmptyState {
    id: empty

    property bool recording: false
    /// Not all that is recorded was looked at yet.
    property bool loading: false
    property bool filtered: false
    property bool canRecord: false

    signal recordChosen()
    signal clearFilterChosen()

    glyph: loading || filtered ? Glyph.Search : recording ? Glyph.Disc : Glyph.Ring
    title: loading ? qsTr("Looking through the recording…") : filtered ? qsTr("No frame matches the filter") : recording ? qsTr("Waiting for frames") : qsTr("No frames recorded")
    text: loading ? qsTr("What matches comes here as it is found.")
          : filtered ? qsTr("Other frames may have been recorded.")
          : recording ? qsTr("Each frame is shown here as it comes or goes, as long as this connection is selected.")
          : canRecord ? qsTr("Frames are kept from the moment on when recording begins.") : qsTr("The connection had closed before recording began.")

    Item {
        width: parent.width
        height: Theme.controlHeight
        visible: !empty.loading && (empty.filtered || (!empty.recording && empty.canRecord))

        ActionButton {
            objectName: "framesEmptyButton"
            anchors.horizontalCenter: parent.horizontalCenter
            text: empty.filtered ? qsTr("Clear the filter") : qsTr("Record")
            onClicked: empty.filtered ? empty.clearFilterChosen() : empty.recordChosen()
        }
    }
}
