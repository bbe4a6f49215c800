// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// In place of a server's data while there is none: no server, on the way to it, or not let in.
EmptyState {
    id: state

    required property ServerLink link
    readonly property bool missing: link.server === null
    readonly property bool refused: link.status === link.refused
    readonly property bool waiting: link.status === link.waiting

    visible: missing || (!link.live && !link.stale) || refused
    glyph: missing ? Glyph.Servers : refused ? Glyph.Key : waiting ? Glyph.Unplugged : Glyph.Ring
    busy: link.status === link.connecting
    title: missing ? qsTr("No server")
           : refused ? qsTr("%1 does not let us in").arg(link.address)
           : waiting ? qsTr("%1 cannot be reached").arg(link.address)
           : link.status === link.connecting ? qsTr("Attaching to %1…").arg(link.address) : qsTr("Not attached")
    text: missing ? qsTr("Give the dashboard a server to show:")
          : refused || waiting ? link.errorText : ""

    CopyLine {
        width: parent.width
        visible: state.missing
        label: qsTr("the line of QML")
        text: "Dashboard { anchors.fill: parent; server: myServer }"
    }
    ThemedText {
        width: parent.width
        visible: state.waiting
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Next attempt in %Ln s.", "", state.link.retryIn)
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.refused
        spacing: 8

        SecretEntry {
            id: tokenEntry

            objectName: "newToken"
            width: 280
            name: qsTr("Token")
            placeholderText: qsTr("another token")
            onAccepted: again.clicked()
        }
        ActionButton {
            id: again

            objectName: "tryToken"
            enabled: tokenEntry.text !== ""
            text: qsTr("Try again")
            onClicked: {
                if (!enabled)
                    return;
                state.link.server["token"] = tokenEntry.text;
                tokenEntry.clear();
                state.link.reconnect();
            }
        }
    }
    ActionButton {
        objectName: "tryNow"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.waiting
        text: qsTr("Try now")
        onClicked: state.link.reconnect()
    }
}
