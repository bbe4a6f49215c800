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

    function test_lookInto() {
        compare(remote.status, RemoteServer.Idle)
        tryCompare(local, "count", 1)
        tryCompare(found.objectAt(0), "serverUrl", server.url.toString())
        const entry = found.objectAt(0)
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
        tryCompare(local, "count", 0)
        server.inspector.enabled = true
        // It has another address now, and is found again all the same.
        tryCompare(remote, "status", RemoteServer.Attached, 10000)
        compare(remote.url, server.inspector.url)
        remote.active = false
        compare(remote.status, RemoteServer.Idle)
    }
}
