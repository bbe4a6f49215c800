// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire
import Tidewire.Dashboard

/// What is shown while there is nothing to show, or nothing new.
DashboardCase {
    id: test

    name: "States"

    QtObject {
        id: remote

        property int status: 2
        property int retryIn: 5
        property bool readOnly: false
        property string errorString: ""
        property bool tokenWrong: false
        property url url: "ws://127.0.0.1:41234/"
        property string name: "chat-server"
        property int pid: 4242
        property string serverUrl: "ws://127.0.0.1:9000/"
        property string token: ""
        property int reconnects: 0

        function reconnect() {
            ++reconnects;
        }
    }

    /// As if the server were in another process.
    function beRemote(status) {
        dashboard.link.server = null;
        remote.reconnects = 0;
        remote.token = "";
        remote.readOnly = false;
        remote.errorString = "";
        remote.tokenWrong = status === 4;
        remote.status = status;
        dashboard.link.server = remote;
    }

    function test_noServer() {
        dashboard.server = null;
        compare(child("linkState").visible, true);
        compare(child("linkState").title, "No server");
        compare(child("liveText").text, "No server");
        dashboard.server = fixture.server;
        compare(child("linkState").visible, false);
        compare(child("noClients").visible, true);
    }

    function test_attaching() {
        beRemote(1);
        compare(child("linkState").visible, true);
        compare(child("linkState").busy, true);
        verify(child("linkState").title.indexOf("127.0.0.1:41234") >= 0);
        compare(child("figureConnections").visible, false);
    }

    function test_unreachable() {
        beRemote(3);
        remote.errorString = "Connection refused";
        compare(child("linkState").visible, true);
        compare(child("linkState").text, "Connection refused");
        compare(child("bannerText").visible, false);
        click("tryNow");
        compare(remote.reconnects, 1);
    }

    function test_disconnected() {
        connectClients(["/a"]);
        beRemote(2);
        tryVerify(() => dashboard.link.attachedTo === remote);
        remote.status = 3;
        compare(child("linkState").visible, false);
        compare(child("connectionTable").visible, true);
        verify(child("connectionTable").opacity < 1);
        verify(child("bannerText").text.indexOf("5 s") >= 0, child("bannerText").text);
        remote.retryIn = 4;
        verify(child("bannerText").text.indexOf("4 s") >= 0);
        compare(child("liveText").text, "Disconnected");
        click("reconnectNow");
        compare(remote.reconnects, 1);
        remote.status = 1;
        verify(child("bannerText").text.indexOf("again") >= 0);
        remote.status = 2;
        compare(child("bannerText").visible, false);
        compare(child("connectionTable").opacity, 1);
    }

    function test_wrongToken() {
        beRemote(4);
        remote.errorString = "The token is wrong.";
        compare(child("linkState").visible, true);
        compare(child("linkState").text, "The token is wrong.");
        compare(child("tryToken").enabled, false);
        child("newToken").forceActiveFocus();
        type("abc");
        keyClick(Qt.Key_Return);
        compare(remote.token, "abc");
        compare(remote.reconnects, 1);
        compare(child("newToken").text, "");
    }

    /// Who waits is told why it takes so long.
    function test_attachingAgain() {
        beRemote(1);
        compare(child("linkState").text, "");
        remote.errorString = "It does not answer as an inspector";
        remote.status = 3;
        remote.errorString = "";
        remote.status = 1;
        compare(child("linkState").text, "The last attempt failed: It does not answer as an inspector");
        remote.status = 2;
        remote.status = 1;
        compare(dashboard.link.lastFailure, "");
    }

    /// Nobody is asked to connect to a server that is gone.
    function test_lostServerHadNoConnections() {
        beRemote(2);
        tryVerify(() => dashboard.link.attachedTo === remote);
        compare(child("noClients").visible, true);
        remote.status = 3;
        compare(child("noClients").visible, false);
        compare(child("noneBefore").visible, true);
        remote.status = 2;
        compare(child("noClients").visible, true);
        compare(child("noneBefore").visible, false);
    }

    /// No token would help: none is asked for.
    function test_noInspector() {
        beRemote(4);
        remote.errorString = "It does not speak the protocol of inspectors";
        remote.tokenWrong = false;
        compare(child("linkState").text, "It does not speak the protocol of inspectors");
        compare(child("newToken").visible, false);
        compare(child("tryNow").text, "Try again");
        click("tryNow");
        compare(remote.reconnects, 1);
        remote.tokenWrong = true;
        compare(child("newToken").visible, true);
        compare(child("tryNow").visible, false);
    }

    /// Of a server that is not known, or not any more, nothing is counted.
    function test_noFiguresOfTheUnknown_data() {
        return [
            {tag: "not attached", before: 1, status: 0},
            {tag: "attaching", before: 1, status: 1},
            {tag: "unreachable", before: 1, status: 3},
            {tag: "refused", before: 1, status: 4},
            {tag: "refused, later", before: 2, status: 4},
            {tag: "not trusted", before: 1, status: 5},
            {tag: "not trusted, later", before: 2, status: 5},
            {tag: "given up", before: 2, status: 0},
        ];
    }

    function test_noFiguresOfTheUnknown(data) {
        connectClients(["/a"]);
        beRemote(data.before);
        tryVerify(() => (dashboard.link.attachedTo === remote) === (data.before === 2));
        compare(child("countText").visible, data.before === 2);
        remote.status = data.status;
        for (const name of ["countText", "filterErrorText", "ringText", "figureConnections", "connectionTable", "detailPane"])
            compare(child(name).visible, false, name);
        compare(child("linkState").visible, true);
        remote.status = 2;
        compare(child("countText").visible, true);
        compare(child("countText").text, "1 connections");
    }

    function test_lostServerHadConnections() {
        connectClients(["/a"]);
        beRemote(2);
        tryVerify(() => dashboard.link.attachedTo === remote);
        remote.status = 3;
        compare(child("countText").text, "1 connections when it was lost");
    }

    function test_readOnly() {
        beRemote(2);
        compare(child("readOnlyChip").visible, false);
        remote.readOnly = true;
        compare(child("readOnlyChip").visible, true);
        compare(child("selectionBar").reason, "the server is read-only");
    }

    function test_loading() {
        // The first order comes in a quarter of a second.
        fixture.addClient("/a");
        tryVerify(() => child("loading").visible || model().count === 1, 10000);
        tryVerify(() => !child("loading").visible && model().count === 1, 10000);
    }

    QtObject {
        id: recorder

        property real bytes: 11.8 * 1024 * 1024
        property int recordCount: 50000
        property real dropped: 0
        property bool recording: true
    }

    function test_overflow() {
        const bar = child("statusBar");
        bar.frames = recorder;
        compare(child("ringText").visible, true);
        compare(child("ringText").color, Theme.muted);
        recorder.dropped = 1204;
        verify(child("ringText").text.indexOf(Format.count(1204)) >= 0);
        compare(child("ringText").color, Theme.warning);
        recorder.dropped = 0;
    }
}
