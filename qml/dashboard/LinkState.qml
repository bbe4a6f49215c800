// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// In place of a server's data while there is none: no server, on the way to it, not let in, not to be trusted, or no
/// inspector.
EmptyState {
    id: state

    required property ServerLink link
    readonly property bool missing: link.server === null
    readonly property bool refused: link.status === link.refused
    readonly property bool tokenWrong: link.tokenWrong
    readonly property bool waiting: link.status === link.waiting
    readonly property bool untrusted: link.status === link.untrusted
    readonly property bool changed: untrusted && link.certificateChanged

    visible: !link.known
    glyph: missing ? Glyph.Servers : tokenWrong ? Glyph.Key : refused || untrusted ? Glyph.Warning : waiting ? Glyph.Unplugged : Glyph.Ring
    busy: link.status === link.connecting
    title: missing ? qsTr("No server")
           : tokenWrong ? qsTr("%1 does not let us in").arg(link.address)
           : refused ? qsTr("%1 cannot be looked into").arg(link.address)
           : changed ? qsTr("The certificate of %1 has changed").arg(link.address)
           : untrusted ? qsTr("The certificate of %1 is not trusted").arg(link.address)
           : waiting ? qsTr("%1 cannot be reached").arg(link.address)
           : link.status === link.connecting ? qsTr("Attaching to %1…").arg(link.address) : qsTr("Not attached")
    text: missing ? qsTr("Give the dashboard a server to show:")
          : changed ? qsTr("It was given a new one, or somebody is in between. Trust it only if you know why it has changed; the token was not sent.")
          : untrusted ? qsTr("Trust it if its fingerprint is the one that the server's operator tells you; the token was not sent.")
          : refused || waiting ? link.errorText
          : link.status === link.connecting && link.lastFailure !== "" ? qsTr("The last attempt failed: %1").arg(link.lastFailure) : ""

    CopyLine {
        width: parent.width
        visible: state.missing
        label: qsTr("the line of QML")
        text: "Dashboard { anchors.fill: parent; server: myServer }"
    }
    CertificateFacts {
        objectName: "certificateFacts"
        width: parent.width
        visible: state.untrusted
        link: state.link
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        topPadding: 8
        visible: state.untrusted
        spacing: 8

        ActionButton {
            objectName: "giveUp"
            text: qsTr("Give up")
            onClicked: state.link.givenUp()
        }
        ActionButton {
            objectName: "trustCertificate"
            ink: state.changed ? Theme.warning : Theme.text
            text: state.changed ? qsTr("Trust the new certificate") : qsTr("Trust this certificate")
            onClicked: state.link.trustCertificate()
        }
    }
    ThemedText {
        width: parent.width
        visible: state.waiting
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Next attempt in %Ln s.", "", state.link.retryIn)
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.tokenWrong
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
        visible: state.waiting || (state.refused && !state.tokenWrong)
        text: state.waiting ? qsTr("Try now") : qsTr("Try again")
        onClicked: state.link.reconnect()
    }
}
