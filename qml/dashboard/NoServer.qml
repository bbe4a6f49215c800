// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// A workspace without a server: what it could look into.
FocusScope {
    id: page

    required property QtObject localServers
    required property int ownPid
    property TrustedCertificates trusted: null

    signal attachRequested(string url, string token)

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 520)
        spacing: 8

        Glyph {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 26
            height: 26
            shape: Glyph.Servers
            color: Theme.muted
        }
        ThemedText {
            width: parent.width
            topPadding: 8
            horizontalAlignment: Text.AlignHCenter
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: qsTr("No server to look into yet")
        }
        ThemedText {
            width: parent.width
            bottomPadding: 16
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.muted
            text: qsTr("Choose one, or give the address and the token of its inspector.")
        }
        AttachForm {
            width: parent.width
            focus: true
            localServers: page.localServers
            ownPid: page.ownPid
            trusted: page.trusted
            onAttachRequested: (url, token) => page.attachRequested(url, token)
        }
        ThemedText {
            topPadding: 8
            color: Theme.muted
            text: qsTr("In a program of your own")
        }
        CopyLine {
            width: parent.width
            label: qsTr("the line of QML")
            text: "Dashboard { anchors.fill: parent; server: myServer }"
        }
    }
}
