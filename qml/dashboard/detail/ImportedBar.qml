// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// Above a recording from a file: whose frames are shown, and the way back.
Rectangle {
    id: bar

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

    color: Theme.tint(Theme.accent)

    Choice {
        id: choice

        objectName: "importedConnection"
        anchors { left: parent.left; leftMargin: 16; right: buttons.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        implicitHeight: 24
        model: (bar.severalConnections ? [qsTr("All %Ln connections", "", bar.known.length)] : []).concat(bar.known.map((one) => "#" + one.id + "  " + one.peer))
        Accessible.name: qsTr("Connection of the recording")
        onActivated: bar.picked(bar.currentId)
    }
    Row {
        id: buttons

        anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 8

        ActionButton {
            objectName: "replayImported"
            implicitHeight: 24
            font.pixelSize: Theme.small
            text: qsTr("Replay…")
            onClicked: bar.replayChosen()
        }
        ActionButton {
            objectName: "closeImported"
            implicitHeight: 24
            font.pixelSize: Theme.small
            text: qsTr("Back to live")
            onClicked: bar.closed()
        }
    }
}
