// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

DashboardCase {
    id: test

    name: "Payload"

    function frames() {
        return child("liveFrames");
    }

    function lines() {
        const model = child("payloadLines").model;
        const found = [];
        for (let i = 0; i < model.count; ++i)
            found.push(model.data(model.index(i, 0), Qt.DisplayRole));
        return found;
    }

    function shownForm() {
        return child("payloadView").shown;
    }

    /// The frames page of a client, which has sent something by \a send, whose row is chosen.
    function show(send) {
        connectClients(["/chat"]);
        selectFirst();
        keyClick(Qt.Key_3);
        tryCompare(frames(), "count", 2, 5000);
        send();
        tryCompare(frames(), "count", 4, 30000);
        child("frameList").select(2);
        compare(child("payloadView").visible, true);
    }

    function test_json() {
        show(() => fixture.sendText(0, '{"type":"join","room":7,"ok":true,"html":"<b>&","list":[]}'));
        compare(shownForm(), 0);
        tryCompare(child("payloadLines"), "count", 7, 5000);
        compare(lines()[1], '  "type": "join",');
        const styled = child("payloadLines").itemAtIndex(1).styled;
        verify(styled.indexOf("&nbsp;&nbsp;<font") === 0, styled);
        compare(styled.split("<font").length, 3, styled);
        const escaped = child("payloadLines").itemAtIndex(4).styled;
        verify(escaped.indexOf("&lt;b&gt;&amp;") > 0, escaped);
        compare(child("payloadFacts").text, "text · " + Format.bytes(58) + " · FIN");
        click("copyPayload");
        compare(fixture.clipboard(), lines().join("\n"));
    }

    function test_jsonThatIsNone() {
        show(() => fixture.sendText(0, '{"type":}'));
        compare(shownForm(), 1, "it is not taken for JSON");
        test.child("detailPane").showPayload("json");
        tryVerify(() => child("payloadNote").visible, 5000);
        verify(child("payloadNoteText").text.indexOf("8") > 0, child("payloadNoteText").text);
        click("payloadTab1");
        tryVerify(() => lines()[0] === '{"type":}', 5000);
        compare(child("payloadNote").visible, false);
    }

    function test_cbor() {
        show(() => fixture.sendHex(0, "a26161016162820203"));
        compare(shownForm(), 3);
        tryVerify(() => lines().some((line) => line.indexOf('"a": 1') >= 0), 5000, lines().join("|"));
        click("payloadTab2");
        compare(child("payloadHex").count, 2);
        compare(child("payloadHex").itemAtIndex(0).hex, "a2 61 61 01  61 62 82 02");
        click("copyPayload");
        verify(fixture.clipboard().indexOf("a2 61 61 01") > 0);
    }

    function test_binary() {
        show(() => fixture.sendHex(0, "00ff10"));
        compare(shownForm(), 2);
        test.child("detailPane").showPayload("text");
        tryVerify(() => child("payloadNoteText").text.indexOf("UTF-8") > 0, 5000);
    }

    function test_longLinesGoOn() {
        show(() => fixture.sendText(0, "0123456789".repeat(100) + "漢".repeat(100)));
        tryVerify(() => lines().length > 10, 5000);
        const model = child("payloadLines").model;
        compare(lines().join(""), "0123456789".repeat(100) + "漢".repeat(100));
        compare(lines()[0].length, model.columns);
        verify(lines()[lines().length - 2].length <= model.columns / 2 + 1, "wide characters take the room of two");
    }

    function test_longLinesEndAfterWords() {
        const words = "ticker,price;volume and ".repeat(60);
        show(() => fixture.sendText(0, words));
        tryVerify(() => lines().length > 10, 5000);
        const columns = child("payloadLines").model.columns;
        compare(lines().join(""), words);
        for (const line of lines()) {
            verify(/[ ,;]$/.test(line), line);
            // A space has no place of its own at the end.
            verify(line.replace(/ $/, "").length <= columns, line);
        }
    }

    /// Nothing is gained by cutting before a word that no row has room for.
    function test_longWordsAreCutAtTheEnd() {
        const words = "a long one: " + "0123456789".repeat(60);
        show(() => fixture.sendText(0, words));
        tryVerify(() => lines().length > 3, 5000);
        compare(lines()[0].length, child("payloadLines").model.columns);
        compare(lines().join(""), words);
    }

    function test_indentationIsNoWord() {
        const words = " ".repeat(400) + "x";
        show(() => fixture.sendText(0, words));
        tryVerify(() => lines().length > 3, 5000);
        compare(lines().join(""), words);
    }

    function test_cutPayloadsSaySo() {
        show(() => fixture.sendText(0, "x".repeat(300 * 1024)));
        verify(child("payloadNote").visible);
        compare(child("payloadNoteText").text, "Only the first " + Format.bytes(256 * 1024) + " of " + Format.bytes(300 * 1024) + " were kept.");
    }

    function test_compressedSize() {
        show(() => fixture.sendText(0, "again and ".repeat(400)));
        verify(/RSV1 \(compressed \d+ B\)/.test(child("payloadFacts").text), child("payloadFacts").text);
        compare(child("frameView").itemAtIndex(2).bits, "F1··");
    }

    function test_emptyPayload() {
        show(() => fixture.sendText(0, ""));
        compare(child("payloadBusy").visible, true);
        compare(child("copyPayload").enabled, false);
    }

    /// The text of 16 MiB is made elsewhere, and a row at a time is laid out.
    function test_largePayload() {
        connectClients(["/chat"]);
        selectFirst();
        keyClick(Qt.Key_3);
        child("framesPage").recorder.maxPayload = 64 * 1024 * 1024;
        child("framesPage").recorder.maxBytes = 512 * 1024 * 1024;
        click("recordButton");
        click("recordButton");
        fixture.sendLargeJson(0, 15);
        tryVerify(() => frames().count >= 3 && frames().data(frames().index(frames().count - 1, 0), FrameModel.PayloadSizeRole) > 1e7, 60000);
        fixture.longestStall();
        child("frameList").select(frames().count - 1);
        tryVerify(() => child("payloadLines").model.busy, 5000);
        tryVerify(() => child("payloadLines").count > 1000000, 60000);
        child("detailPane").showPayload("hex");
        tryVerify(() => child("payloadHex").count > 900000, 60000);
        child("payloadHex").positionViewAtEnd();
        child("detailPane").showPayload("text");
        tryVerify(() => child("payloadLines").count > 100000, 60000);
        console.info("longest stall with 15 MiB: " + fixture.longestStall() + " ms");
    }

    function test_closeFrameSaysWhy() {
        show(() => fixture.closeClient(0));
        compare(child("payloadFacts").text, "close · 1000 Normal · 2 B · FIN");
    }

    /// What stands for bytes that are no text may be twice as wide as letters are: nothing is cut off.
    function test_garbageFitsInItsLines() {
        show(() => fixture.sendHex(0, "ff8001".repeat(400)));
        child("detailPane").showPayload("text");
        tryVerify(() => child("payloadLines").count > 1, 5000);
        const line = child("payloadLines").itemAtIndex(1);
        verify(line.line.length > 8);
        verify(2 * line.line.length <= child("payloadLines").model.columns, line.line.length);
    }

    function test_scriptsThatJoinAreShaped() {
        show(() => fixture.sendText(0, "\u0645\u0631\u062D\u0628\u0627\n=="));
        tryCompare(child("payloadLines"), "count", 2, 5000);
        compare(child("payloadLines").itemAtIndex(0).font.preferShaping, true);
        compare(child("payloadLines").itemAtIndex(1).font.preferShaping, false);
    }

    function test_splitter() {
        show(() => fixture.sendText(0, "x"));
        const before = child("payloadView").height;
        child("payloadSplitter").forceActiveFocus();
        keyClick(Qt.Key_Up);
        verify(child("payloadView").height > before);
        keyClick(Qt.Key_Down);
        compare(child("payloadView").height, before);
        const splitter = child("payloadSplitter");
        mouseDrag(splitter, splitter.width / 2, 3, 0, -60, Qt.LeftButton, Qt.NoModifier, 20);
        verify(child("payloadView").height > before + 20);
    }
}
