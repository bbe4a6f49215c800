// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire

TestCase {
    id: testCase
    name: "Inspector"

    WebSocketServer {
        id: server

        listen: true
        port: 0
        inspector.enabled: true
    }
    LocalServers {
        id: local
    }
    RemoteServer {
        id: remote

        active: false
    }
    // In this order: it is not opened before all is said.
    WebSocketServer {
        id: secured

        listen: true
        inspector.enabled: true
        inspector.host: "127.0.0.2"
        inspector.certificateFile: setup.certificateFile()
        inspector.keyFile: setup.keyFile()
        inspector.token: "0123456789012345678901"
    }
    RemoteServer {
        id: careful

        active: false
    }
    ConnectionModel {
        id: connections

        server: remote
    }
    ConnectionDetails {
        id: details

        model: connections
    }
    ServerFigures {
        id: figures

        server: remote
    }
    AlertModel {
        server: remote
    }
    ServerActions {
        id: actions

        server: remote
    }
    Instantiator {
        id: found

        model: local

        delegate: QtObject {
            required property string name
            required property int pid
            required property url url
            required property string token
            required property string serverUrl
            required property var startTime
        }
    }
    Instantiator {
        id: rows

        model: connections

        delegate: QtObject {
            required property string peer
            required property string path
            required property real inRate
            required property bool loaded
            required property var history
        }
    }
    SignalSpy { id: failed; target: actions; signalName: "failed" }
    SignalSpy { id: done; target: actions; signalName: "done" }

    function entryOf(url) {
        for (let i = 0; i < found.count; ++i) {
            if (found.objectAt(i).url === url)
                return found.objectAt(i)
        }
        return null
    }

    function test_overTls() {
        const inspector = secured.inspector
        compare(inspector.errorString, "")
        compare(inspector.enabled, true)
        compare(inspector.url.toString(), "wss://127.0.0.2:" + inspector.url.toString().match(/:(\d+)/)[1] + "/")
        compare(inspector.token, "0123456789012345678901")
        compare(inspector.fingerprint.length, 95)
        setup.hideDiscovery(true)
        careful.url = inspector.url
        careful.token = inspector.token
        careful.active = true
        tryCompare(careful, "status", RemoteServer.Untrusted)
        compare(careful.certificate.fingerprint, inspector.fingerprint)
        compare(careful.certificate.subject, "CN=localhost")
        verify(careful.certificate.validUntil > new Date())
        compare(careful.certificate.problems.length, 2)
        compare(careful.certificateChanged, false)
        careful.trustCertificate()
        tryCompare(careful, "status", RemoteServer.Attached)
        compare(careful.trustedFingerprint, inspector.fingerprint)
        compare(inspector.viewerCount, 1)
        careful.trustedFingerprint = "ab".repeat(32)
        tryCompare(careful, "status", RemoteServer.Untrusted)
        compare(careful.certificateChanged, true)
        // By an authority it takes the right name, too.
        careful.trustedFingerprint = ""
        careful.caCertificateFiles = [setup.certificateFile()]
        tryCompare(careful, "status", RemoteServer.Untrusted)
        compare(careful.certificate.problems.join(), "It is made out for another host.")
        ignoreWarning(/Dashboards do not find this server/)
        inspector.host = "localhost"
        tryVerify(() => inspector.url.toString().startsWith("wss://127.0.0.1:"))
        careful.url = inspector.url
        tryCompare(careful, "status", RemoteServer.Attached)
        careful.active = false
        setup.hideDiscovery(false)
    }

    function test_inspectorsThatCannotListen_data() {
        return [
            {tag: "host", host: "nowhere", port: 0, certificate: "", problem: "host is not an IP address"},
            {tag: "port", host: "127.0.0.1", port: 70000, certificate: "", problem: "port is not a number"},
            {tag: "no certificate", host: "0.0.0.0", port: 0, certificate: "", problem: "it takes a certificate"},
            {tag: "no such file", host: "127.0.0.1", port: 0, certificate: "file:///nowhere.pem", problem: "no certificate in"},
        ]
    }

    function test_inspectorsThatCannotListen(data) {
        const inspector = createTemporaryObject(plain, testCase).inspector
        ignoreWarning(new RegExp("Nobody can look into this server: .*" + data.problem))
        inspector.host = data.host
        inspector.port = data.port
        inspector.certificateFile = data.certificate
        inspector.enabled = true
        compare(inspector.enabled, false)
        verify(inspector.errorString.indexOf(data.problem) >= 0, inspector.errorString)
        // Put right, it opens.
        inspector.host = "127.0.0.1"
        inspector.port = 0
        inspector.certificateFile = ""
        tryCompare(inspector, "enabled", true)
        compare(inspector.errorString, "")
        compare(inspector.fingerprint, "")
    }

    Component {
        id: plain

        WebSocketServer {}
    }

    function test_lookInto() {
        compare(remote.status, RemoteServer.Idle)
        tryCompare(local, "count", 2)
        tryVerify(() => entryOf(server.inspector.url)?.serverUrl === server.url.toString())
        const entry = entryOf(server.inspector.url)
        compare(entry.token, server.inspector.token)
        remote.url = entry.url
        remote.token = entry.token
        remote.active = true
        tryCompare(remote, "status", RemoteServer.Attached)
        compare(remote.pid, entry.pid)
        compare(remote.readOnly, true)
        compare(server.inspector.viewerCount, 1)

        const client = setup.newClient(server.url + "room")
        tryCompare(connections, "count", 1)
        compare(rows.objectAt(0).path, "/room")
        compare(rows.objectAt(0).loaded, true)
        details.connectionId = connections.connectionIdAt(0)
        tryCompare(details, "valid", true)
        tryCompare(details, "requestLine", "GET /room HTTP/1.1")
        tryCompare(figures, "connections", 1)

        compare(actions.allowed, false)
        compare(actions.ping([details.connectionId]), 0)
        compare(failed.count, 1)
        server.inspector.allowActions = true
        tryCompare(actions, "allowed", true)
        verify(actions.isHex("00 ff") && !actions.isHex("0"))
        compare(actions.sendBinary([details.connectionId], actions.bytesFromHex("00 ff")), 1)
        tryCompare(done, "count", 1)
        compare(actions.close([details.connectionId], 4001, "bye"), 1)
        tryCompare(details, "state", "closed")

        server.inspector.enabled = false
        tryCompare(remote, "status", RemoteServer.Waiting)
        verify(remote.retryIn >= 1)
        verify(remote.errorString.length > 0)
        tryCompare(local, "count", 1)
        server.inspector.enabled = true
        // It has another address now, and is found again all the same.
        tryCompare(remote, "status", RemoteServer.Attached, 10000)
        compare(remote.url, server.inspector.url)
        remote.active = false
        compare(remote.status, RemoteServer.Idle)
    }
}
