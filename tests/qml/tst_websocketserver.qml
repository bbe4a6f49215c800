// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire

TestCase {
    id: testCase
    name: "WebSocketServer"

    property var kept: null

    Component {
        id: serverComponent
        WebSocketServer {
            listen: true
            port: 0
            name: "tests"
            onTextMessageReceived: (socket, message) => socket.sendTextMessage(message)
            onBinaryMessageReceived: (socket, message) => socket.sendBinaryMessage(message)
            onClientConnected: (socket) => testCase.kept = socket
        }
    }
    SignalSpy { id: texts; signalName: "textMessageReceived" }
    SignalSpy { id: binaries; signalName: "binaryMessageReceived" }
    SignalSpy { id: closes; signalName: "closed" }

    function connectTo(server) {
        const client = setup.newClient(server.url)
        texts.target = binaries.target = closes.target = client
        texts.clear(); binaries.clear(); closes.clear()
        tryCompare(server, "connectionCount", 1, 10000)
        return client
    }

    function test_echo() {
        const server = createTemporaryObject(serverComponent, testCase)
        compare(server.errorString, "")
        verify(server.url.toString().startsWith("ws://127.0.0.1:"))
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        compare(client.sendTextMessage("häl€o").outcome, SendResult.Sent)
        tryCompare(texts, "count", 1, 10000)
        compare(texts.signalArguments[0][0], "häl€o")
        compare(server.broadcast("to all"), 1)
        tryCompare(texts, "count", 2, 10000)
        const bytes = new Uint8Array([0, 255, 1])
        compare(server.broadcast(bytes.buffer), 1)
        tryCompare(binaries, "count", 1, 10000)
        compare(server.connections.totalCount, 1)
    }

    Component {
        id: strictComponent
        WebSocketServer {
            listen: true
            limits.maxMessageSize: 10
            limits.closeTimeout: 1500
            compression.permessageDeflate: false
            compression.level: 9
            overflowPolicy: Tidewire.OverflowPolicy.DropOldest
            transport: Tidewire.TransportType.Portable
            threadCount: 2
            onClientConnected: (socket) => testCase.kept = socket
        }
    }

    function test_options() {
        const server = createTemporaryObject(strictComponent, testCase)
        compare(server.limits.maxMessageSize, 10)
        compare(server.limits.closeTimeout, 1500)
        compare(server.limits.maxFragments, 131072)
        compare(server.compression.level, 9)
        compare(Number(server.transport), Number(Tidewire.TransportType.Portable))
        compare(server.threadCount, 2)
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        compare(client.extensions, "")
        compare(Number(testCase.kept.overflowPolicy), Number(Tidewire.OverflowPolicy.DropOldest))
        client.sendTextMessage("more than ten")
        tryCompare(client, "state", WebSocket.Closed, 10000)
        compare(Number(client.closeCode), 1009)
        testCase.kept = null
    }

    function test_invalidCompressionIsRefused() {
        const server = createTemporaryObject(serverComponent, testCase)
        ignoreWarning(/compression: a value is out of its range/)
        server.compression.level = 10
        compare(server.compression.level, 3)
    }

    function test_groups() {
        const server = createTemporaryObject(serverComponent, testCase)
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        compare(server.broadcast("nobody is there", "room"), 0)
        verify(server.join(testCase.kept, "room"))
        compare(server.members("room").length, 1)
        compare(server.broadcast("not to me", "room", testCase.kept), 0)
        compare(server.broadcast("hello", "room"), 1)
        tryCompare(texts, "count", 1, 10000)
        compare(texts.signalArguments[0][0], "hello")
        server.leave(testCase.kept, "room")
        compare(server.members("room").length, 0)
        verify(!server.join(null, "room"))
        testCase.kept = null
    }

    function test_pauseReading() {
        const server = createTemporaryObject(serverComponent, testCase)
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        testCase.kept.pauseReading()
        verify(testCase.kept.readingPaused)
        client.sendTextMessage("later")
        wait(50)
        compare(texts.count, 0)
        testCase.kept.resumeReading()
        tryCompare(texts, "count", 1, 10000)
        testCase.kept = null
    }

    function test_keptSocketHasAClearState() {
        const server = createTemporaryObject(serverComponent, testCase)
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        verify(testCase.kept.peer.startsWith("127.0.0.1:"))
        client.close(4000, "bye")
        tryCompare(server, "connectionCount", 0, 10000)
        wait(0)
        gc()
        compare(testCase.kept.state, WebSocket.Closed)
        compare(Number(testCase.kept.closeCode), 4000)
        compare(testCase.kept.closeReason, "bye")
        const result = testCase.kept.sendTextMessage("too late")
        verify(!result.accepted)
        compare(result.outcome, SendResult.NotOpen)
        verify(result.reason !== "")
        testCase.kept.close()
        testCase.kept = null
        gc()
    }

    function test_scriptCloses() {
        const server = createTemporaryObject(serverComponent, testCase)
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        testCase.kept.close(4001, "enough")
        tryCompare(closes, "count", 1, 10000)
        compare(Number(closes.signalArguments[0][0]), 4001)
        testCase.kept = null
    }

    function test_hostsAreNamed() {
        const server = createTemporaryObject(serverComponent, testCase, { allowedHosts: ["example.org"] })
        const client = setup.newClient(server.url)
        tryCompare(client, "state", WebSocket.Closed, 10000)
        compare(server.connectionCount, 0)
        server.allowedHosts = ["example.org", "127.0.0.1"]
        const other = setup.newClient(server.url)
        tryCompare(other, "state", WebSocket.Open, 10000)
    }

    function test_waitsUntilItAccepts() {
        const server = createTemporaryObject(serverComponent, testCase, { accept: false })
        const client = setup.newClient(server.url)
        wait(100)
        compare(server.connectionCount, 0)
        server.accept = true
        tryCompare(client, "state", WebSocket.Open, 10000)
        server.accept = false
        compare(server.accept, false)
    }

    function test_pathIsServedAlone() {
        const server = createTemporaryObject(serverComponent, testCase, { path: "/chat" })
        const client = setup.newClient(server.url)
        tryCompare(client, "state", WebSocket.Closed, 10000)
        compare(server.connectionCount, 0)
        const other = setup.newClient(server.url + "chat")
        tryCompare(server, "connectionCount", 1, 10000)
    }

    function test_tls() {
        const server = createTemporaryObject(serverComponent, testCase,
                                             { certificateFile: setup.certificateFile(),
                                               keyFile: setup.keyFile() })
        compare(server.errorString, "")
        verify(server.url.toString().startsWith("wss://"))
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        verify(testCase.kept.secure)
        client.sendTextMessage("secret")
        tryCompare(texts, "count", 1, 10000)
    }

    function test_tlsAtRunTime() {
        const server = createTemporaryObject(serverComponent, testCase)
        server.certificateFile = setup.certificateFile()
        server.keyFile = setup.keyFile()
        tryVerify(() => server.url.toString().startsWith("wss://"), 10000)
        compare(server.listen, true)
        server.keyFile = ""
        tryCompare(server, "listen", false, 10000)
        verify(server.errorString.indexOf("private key") >= 0)
    }

    function test_errorsAreTold() {
        const server = createTemporaryObject(serverComponent, testCase, { host: "no address" })
        compare(server.listen, false)
        verify(server.errorString.indexOf("no address") >= 0)
        compare(server.url.toString(), "")
        server.host = "127.0.0.1"
        server.listen = true
        compare(server.errorString, "")
        server.listen = false
        compare(server.url.toString(), "")
    }

    function test_readme() {
        const component = Qt.createComponent(setup.readmeServer())
        compare(component.errorString(), "")
        const server = component.createObject(testCase, { port: 0 })
        compare(server.errorString, "")
        const client = connectTo(server)
        tryCompare(client, "state", WebSocket.Open, 10000)
        client.sendTextMessage("as in the README")
        tryCompare(texts, "count", 1, 10000)
        compare(texts.signalArguments[0][0], "as in the README")
        server.destroy()
    }
}
