// SPDX-License-Identifier: MIT
import QtQuick

/// How a dashboard stands to its server. One in this process is there, or it is not; one of another process is attached
/// to, lost, or does not let anybody in.
QtObject {
    id: link

    property QtObject server: null

    // The order of RemoteServer's states.
    readonly property int idle: 0
    readonly property int connecting: 1
    readonly property int attached: 2
    readonly property int waiting: 3
    readonly property int refused: 4

    readonly property bool remote: server !== null && server["retryIn"] !== undefined
    readonly property int status: server === null ? idle : server["status"] ?? attached
    readonly property bool live: status === attached
    readonly property bool readOnly: remote && live && server["readOnly"] === true
    readonly property int retryIn: server?.["retryIn"] ?? 0
    readonly property string errorText: server?.["errorString"] ?? ""
    readonly property string address: remote ? String(server?.["url"] ?? "") : ""
    readonly property string name: server?.["name"] ?? ""
    readonly property int pid: server?.["pid"] ?? 0
    readonly property string serverUrl: server?.["serverUrl"] ?? ""
    /// It was attached, and what is shown is from then.
    readonly property bool stale: server !== null && attachedTo === server && !live
    readonly property string word: {
        switch (status) {
        case idle: return server === null ? qsTr("No server") : qsTr("Not attached");
        case connecting: return qsTr("Attaching…");
        case waiting: return qsTr("Disconnected");
        case refused: return qsTr("Refused");
        }
        return qsTr("Attached");
    }
    property QtObject attachedTo: null

    onServerChanged: Qt.callLater(note)
    onLiveChanged: note()

    function note(): void {
        if (live)
            attachedTo = server;
    }

    function reconnect(): void {
        if (remote)
            server["reconnect"]();
    }
}
