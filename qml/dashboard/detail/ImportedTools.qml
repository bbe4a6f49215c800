// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// For a recording from a file: whose frames are shown, and the way back.
Row {
    id: tools

    /// There is room for what can be found elsewhere too.
    property bool roomy: true
    property var known: []
    // With one connection there is nothing to choose.
    readonly property int general: severalConnections ? 1 : 0
    readonly property real currentId: choice.currentIndex >= general && known.length > 0 ? known[choice.currentIndex - general].id : 0
    readonly property real firstId: known.length > 0 ? known[0].id : 0
    readonly property bool severalConnections: known.length > 1

    signal picked(id: real)
    signal replayChosen()
    signal closed()

    /// Takes what FrameModel.connections() says.
    function fill(connections: var): void {
        known = connections;
        choice.currentIndex = 0;
        picked(currentId);
    }

    spacing: 8

    Choice {
        id: choice

        objectName: "importedConnection"
        visible: tools.roomy || tools.severalConnections
        implicitWidth: tools.roomy ? 200 : 96
        implicitHeight: 24
        font.pixelSize: Theme.small
        model: (tools.severalConnections ? [qsTr("All %Ln connections", "", tools.known.length)] : []).concat(tools.known.map((one) => "#" + one.id + "  " + one.peer))
        Accessible.name: qsTr("Connection of the recording")
        onActivated: tools.picked(tools.currentId)
    }
    ActionButton {
        objectName: "replayImported"
        visible: tools.roomy
        implicitHeight: 24
        font.pixelSize: Theme.small
        text: qsTr("Replay…")
        onClicked: tools.replayChosen()
    }
    ActionButton {
        objectName: "closeImported"
        implicitHeight: 24
        leftPadding: 8
        font.pixelSize: Theme.small
        text: qsTr("Back to live")
        onClicked: tools.closed()
    }
}
