// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

DashboardCase {
    id: test

    name: "Detail"

    function test_requestAndFigures() {
        connectClients(["/chat"]);
        const details = selectFirst();
        fixture.send(0, 25);
        tryVerify(() => Number(details.messagesReceived) === 25, 10000);
        tryVerify(() => Number(details.messagesSent) === 25, 10000);
        compare(details.userAgent, "fixture");
        const cookie = details.headers.find((header) => header.name === "Cookie");
        verify(cookie.value.indexOf("secret") < 0);
        keyClick(Qt.Key_2);
        compare(child("handshakeTab").checked, true);
        keyClick(Qt.Key_1);
        compare(child("overviewTab").checked, true);
    }

    function test_ping() {
        connectClients(["/chat"]);
        selectFirst();
        click("pingButton");
        tryCompare(fixture, "pingsSeen", 1, 10000);
        child("connectionTable").forceActiveFocus();
        keyClick(Qt.Key_P);
        tryCompare(fixture, "pingsSeen", 2, 10000);
        tryVerify(() => child("detailPane").details.roundTrip >= 0, 10000);
    }

    function openDialog() {
        click("closeButton");
        tryVerify(() => child("closeDialog").opened, 5000);
        return child("closeDialog");
    }

    function test_closeWithCodeAndReason() {
        connectClients(["/chat"]);
        const details = selectFirst();
        const dialog = openDialog();
        findChild(dialog.contentItem, "closeCode").text = "4001";
        findChild(dialog.contentItem, "closeReason").text = "go home";
        const confirm = findChild(dialog.contentItem, "confirmClose");
        press(confirm);
        tryCompare(fixture, "closeCode", 4001, 10000);
        compare(fixture.closeReason, "go home");
        tryCompare(details, "state", "closed", 10000);
        compare(child("closedNote").visible, true);
        compare(child("closeButton").enabled, false);
    }

    function test_closeByKeyboardAlone() {
        connectClients(["/chat"]);
        selectFirst();
        keyClick(Qt.Key_Delete);
        tryVerify(() => child("closeDialog").opened, 5000);
        for (const digit of "1012")
            keyClick(digit);
        keyClick(Qt.Key_Return);
        tryCompare(fixture, "closeCode", 1012, 10000);
    }

    function test_dialogRefusesWhatMayNotBeSent() {
        connectClients(["/chat"]);
        selectFirst();
        const dialog = openDialog();
        const code = findChild(dialog.contentItem, "closeCode");
        const reason = findChild(dialog.contentItem, "closeReason");
        const confirm = findChild(dialog.contentItem, "confirmClose");
        for (const wrong of ["1005", "1006", "999", "2000", "5000", ""]) {
            code.text = wrong;
            compare(confirm.enabled, false, wrong);
        }
        code.text = "1000";
        compare(confirm.enabled, true);
        reason.text = "ä".repeat(61);
        compare(confirm.enabled, true);
        reason.text = "ä".repeat(62);
        compare(confirm.enabled, false);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible, 5000);
        compare(child("detailPane").details.state, "open");
    }

    function test_paneKeepsWhatWasClosed() {
        connectClients(["/chat"]);
        const details = selectFirst();
        fixture.closeClient(0);
        tryCompare(details, "state", "closed", 10000);
        tryVerify(() => model().count === 0, 15000);
        compare(details.valid, true);
        compare(details.closeCode, 1000);
        compare(child("detailPane").visible, true);
    }

    function test_handshakeHasBothHeads() {
        connectClients(["/chat"]);
        selectFirst();
        click("handshakeTab");
        const request = child("requestHead");
        const response = child("responseHead");
        tryVerify(() => response.visible, 5000);
        compare(request.startLine, "GET /chat HTTP/1.1");
        compare(response.startLine, "HTTP/1.1 101 Switching Protocols");
        compare(request.headers.find((header) => header.name === "Cookie").value, "REDACTED");
        compare(child("responseUnknown").visible, false);
        click("requestHeadCopy");
        verify(fixture.clipboard().indexOf("GET /chat HTTP/1.1\r\n") === 0);
        verify(fixture.clipboard().indexOf("secret") < 0);
        compare(child("headRecorder").connectionCount, 0, "it has what it wanted");
        compare(child("framesPage").recording, false, "looking at the heads records no frames");
    }

    function test_handshakeOfWhatHasClosed() {
        connectClients(["/chat"]);
        const details = selectFirst();
        fixture.closeClient(0);
        tryCompare(details, "state", "closed", 10000);
        keyClick(Qt.Key_2);
        compare(child("requestHead").startLine, "GET /chat HTTP/1.1");
        compare(child("responseUnknown").visible, true);
    }

    function test_historiesOfSpansAndUnits() {
        connectClients(["/chat"]);
        const details = selectFirst();
        const card = child("inCard");
        fixture.send(0, 40);
        tryVerify(() => card.history.some((value) => value > 0), 10000);
        compare(card.places, 60);
        const messages = Math.max(...card.history);
        click("historyUnit1");
        tryVerify(() => Math.max(...card.history) > messages * 5, 5000);
        verify(card.value.indexOf("B/s") > 0, card.value);
        click("historySpan1");
        compare(card.places, 600);
        verify(Math.max(...card.history) > 0);
        click("historySpan2");
        compare(card.places, 1440);
        compare(card.history.length, 0, "a day's history begins after a minute");
        fixture.closeClient(0);
        tryCompare(details, "state", "closed", 10000);
        compare(child("closeCodeRow").visible, true);
        verify(child("closeCodeRow").value.indexOf("1000") === 0);
    }

    function test_controlsOfEachPageAreReachedByTab_data() {
        return [{tag: "overview", page: 0, wanted: ["historySpan0", "historyUnit0"]},
                {tag: "handshake", page: 1, wanted: ["requestHeadCopy", "responseHeadCopy"]},
                {tag: "frames", page: 2, wanted: ["recordButton", "pauseFrames", "followButton", "framesMenuButton", "frameWay0", "textFrames",
                                                  "binaryFrames", "controlFrames", "frameFilter", "searchButton", "searchEntry", "searchKind0",
                                                  "searchCase", "endSearch", "frameView", "payloadSplitter", "payloadTab0", "payloadTab3",
                                                  "copyPayload", "payloadLines"]},
                {tag: "send", page: 3, wanted: ["sendFormat0", "sendEditor", "sendButton", "broadcastButton"]}];
    }

    function test_controlsOfEachPageAreReachedByTab(data) {
        connectClients(["/a"]);
        selectFirst();
        child("detailPane").showTab(data.page);
        if (data.page === 2) {
            fixture.send(0, 1);
            tryVerify(() => child("liveFrames").count === 4, 5000);
            click("searchButton");
            child("frameList").select(2);
        }
        if (data.page === 1)
            tryVerify(() => child("responseHead").visible, 5000);
        const seen = new Set();
        for (let i = 0; i < 60; ++i) {
            keyClick(Qt.Key_Tab);
            for (const name of data.wanted) {
                if (child(name).activeFocus) {
                    seen.add(name);
                    verify(child(name).Accessible.name !== "", name + " has no name");
                }
            }
        }
        compare(data.wanted.filter((name) => !seen.has(name)).join(" "), "");
    }

    Component {
        id: noteComponent

        ClosedNote {}
    }
    ConnectionDetails { id: gone }

    /// A server that died told nothing of its connections.
    function test_endThatIsNotKnown() {
        const note = createTemporaryObject(noteComponent, test, {details: gone, width: 400});
        compare(note.Accessible.name, "The connection is gone How it ended is not known. The figures are its last ones.");
    }

    /// The details in place of the table: with the payload beside the frames, and back by Escape.
    function test_wholeWidth() {
        connectClients(["/chat", "/other"]);
        const pane = child("detailPane");
        const table = child("connectionTable");
        table.forceActiveFocus();
        keyClick(Qt.Key_W);
        compare(table.visible, true, "there is nothing to show yet");
        selectFirst();
        const narrow = pane.width;
        keyClick(Qt.Key_W);
        compare(table.visible, false);
        compare(child("splitter").visible, false);
        compare(pane.width, dashboard.width);
        compare(pane.activeFocus, true);
        keyClick(Qt.Key_3);
        fixture.sendText(0, "hello");
        fixture.sendText(1, "hello");
        tryCompare(child("liveFrames"), "count", 4, 10000);
        child("frameList").select(2);
        const payload = child("payloadView");
        const list = child("frameList");
        tryVerify(() => payload.visible, 5000);
        compare(payload.height, list.height);
        verify(list.x + list.width <= payload.x);
        const before = payload.width;
        child("payloadSplitter").forceActiveFocus();
        keyClick(Qt.Key_Left);
        compare(payload.width, before + 16);
        keyClick(Qt.Key_Up);
        compare(payload.width, before + 16);
        keyClick(Qt.Key_F6);
        compare(child("filterField").activeFocus, true);
        keyClick(Qt.Key_F6);
        compare(pane.activeFocus, true, "a table that is not shown is left out");
        keyClick(Qt.Key_Escape);
        compare(table.visible, true);
        compare(table.activeFocus, true);
        compare(pane.width, narrow);
        verify(payload.y >= list.y + list.height);
        click("wideButton");
        compare(table.visible, false);
        click("wideButton");
        compare(table.visible, true);
    }
}
