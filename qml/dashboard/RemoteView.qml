// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// The dashboard of one of a workspace's remote servers.
FocusScope {
    id: remote

    required property int index
    required property var target
    property alias settings: dashboard.settings
    property alias moreCommands: dashboard.moreCommands
    readonly property Dashboard view: dashboard

    signal givenUp()
    /// It is another certificate that is trusted, or none ("").
    signal trustChanged(string url, string fingerprint)

    Connections {
        target: dashboard.link

        function onGivenUp(): void {
            remote.givenUp();
        }
    }
    Connections {
        target: remote.target
        ignoreUnknownSignals: true

        function onTrustedFingerprintChanged(): void {
            remote.trustChanged(String(remote.target["url"]), remote.target["trustedFingerprint"]);
        }
    }

    Dashboard {
        id: dashboard

        anchors.fill: parent
        focus: true
        server: remote.target
    }
}
