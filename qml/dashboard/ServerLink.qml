// SPDX-License-Identifier: MIT
import QtQuick

/// How a dashboard stands to its server. One in this process is there, or it is not; one of another process is attached
/// to, lost, does not let anybody in, or cannot be trusted.
QtObject {
    id: link

    property QtObject server: null

    // The order of RemoteServer's states.
    readonly property int idle: 0
    readonly property int connecting: 1
    readonly property int attached: 2
    readonly property int waiting: 3
    readonly property int refused: 4
    readonly property int untrusted: 5

    readonly property bool remote: read("retryIn", -1) >= 0
    readonly property int status: server === null ? idle : read("status", attached)
    readonly property bool live: status === attached
    readonly property bool readOnly: live && read("readOnly", false)
    readonly property int retryIn: read("retryIn", 0)
    readonly property string errorText: read("errorString", "")
    /// Why the last attempt failed, also while the next one is made; empty once it is attached.
    property string lastFailure
    /// Another token would help.
    readonly property bool tokenWrong: status === refused && read("tokenWrong", true)
    readonly property string address: remote ? String(read("url", "")) : ""
    readonly property string name: remote ? read("name", "") : ""
    readonly property int pid: read("pid", 0)
    readonly property string serverUrl: read("serverUrl", "")
    /// It was attached, and what is shown is from then.
    readonly property bool stale: server !== null && attachedTo === server && !live
    /// What the models have is the server's: of now, or of the moment when it was lost and is waited for.
    readonly property bool known: live || (stale && (status === waiting || status === connecting))
    /// The CertificateReport of an untrusted one.
    readonly property var certificate: read("certificate", null)
    readonly property bool certificateChanged: read("certificateChanged", false)
    readonly property string trustedFingerprint: read("trustedFingerprint", "")
    readonly property string word: {
        switch (status) {
        case idle: return server === null ? qsTr("No server") : qsTr("Not attached");
        case connecting: return qsTr("Attaching…");
        case waiting: return qsTr("Disconnected");
        case refused: return qsTr("Refused");
        case untrusted: return qsTr("Not trusted");
        }
        return qsTr("Attached");
    }
    property QtObject attachedTo: null

    /// The operator does not want this server any more.
    signal givenUp()

    onServerChanged: {
        lastFailure = errorText;
        note();
    }
    onLiveChanged: note()
    onErrorTextChanged: {
        if (errorText !== "")
            lastFailure = errorText;
    }

    /// What the server says of itself; of one in this process there is nothing to be said.
    function read(name: string, otherwise: var): var {
        return (server !== null ? Format.get(server, name) : undefined) ?? otherwise;
    }

    function note(): void {
        // What is bound to the server may not have followed yet.
        if (server !== null && read("status", attached) === attached)
            attachedTo = server;
        if (live)
            lastFailure = "";
    }

    function reconnect(): void {
        if (remote)
            Format.call(server, "reconnect");
    }

    function trustCertificate(): void {
        if (remote)
            Format.call(server, "trustCertificate");
    }
}
