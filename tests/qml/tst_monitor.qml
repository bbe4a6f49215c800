// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire

TestCase {
    id: testCase
    name: "Monitor"

    WebSocketServer {
        id: server

        listen: true
        port: 0
    }
    ConnectionModel {
        id: connections

        server: server
    }
    ServerFigures {
        id: figures

        property var daily: historyTick >= 0 ? history(Traffic.Connections, Traffic.Day) : []
        property var seconds: historyTick >= 0 ? history(Traffic.Connections, Traffic.TenMinutes) : []

        server: server
    }
    AlertModel {
        id: alerts

        server: server
        handshakeThreshold: 1
        handshakeWindow: 60000
    }
    SignalSpy { id: began; target: alerts; signalName: "alertBegan" }

    function test_filterErrors() {
        connections.filter = "path:/x"
        compare(connections.filterError.kind, FilterError.None)
        compare(connections.filterError.message, "")
        connections.filter = "path:/x colour:red"
        compare(connections.filterError.kind, FilterError.UnknownKey)
        compare(connections.filterError.offset, 8)
        compare(connections.filterError.length, 6)
        compare(connections.filterError.argument, "colour")
        verify(connections.filterError.message.includes("colour"))
        compare(connections.appliedFilter, "path:/x")
        connections.filter = ""
        compare(connections.filterError.kind, FilterError.None)
        connections.sortColumn = ConnectionModel.BytesOutRate
        compare(connections.sortColumn, ConnectionModel.BytesOutRate)
    }

    function test_historyAndAlerts() {
        setup.newClient(server.url)
        tryCompare(connections, "totalCount", 1, 10000)
        tryVerify(() => figures.seconds.length > 0 && figures.seconds.includes(1), 10000)
        compare(figures.daily.length, 0)
        compare(figures.peakConnections, 1)
        tryCompare(alerts, "activeCount", 1, 10000)
        const alert = began.signalArguments[0][0]
        compare(alert.kind, Alert.ConnectionStorm)
        compare(alert.severity, Alert.Warning)
        compare(alert.threshold, 1)
        compare(alert.connectionId, 0)
        verify(alerts.acknowledge(0))
        compare(alerts.unacknowledgedCount, 0)
    }
}
