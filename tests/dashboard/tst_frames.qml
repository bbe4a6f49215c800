// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

DashboardCase {
    id: test

    name: "Frames"

    function frames() {
        return child("liveFrames");
    }

    function pane() {
        return child("detailPane");
    }

    function value(row, role) {
        return frames().data(frames().index(row, 0), role);
    }

    function previews() {
        const found = [];
        for (let row = 0; row < frames().count; ++row)
            found.push(value(row, FrameModel.PreviewRole));
        return found;
    }

    /// The frames of one client on the frames page.
    function openFrames() {
        connectClients(["/chat"]);
        selectFirst();
        click("framesTab");
        tryCompare(child("framesPage"), "recording", true, 5000);
        tryVerify(() => frames().count === 2, 5000, "both heads of the handshake");
    }

    function say(texts) {
        const before = frames().count;
        for (const text of texts)
            fixture.sendText(0, text);
        // Each comes back.
        tryVerify(() => frames().count === before + 2 * texts.length, 10000);
    }

    function chooseRowOf(text) {
        const row = previews().findIndex((preview) => preview.indexOf(text) >= 0);
        verify(row >= 0, text);
        child("frameList").select(row);
        return row;
    }

    function lines() {
        const view = child("payloadLines");
        const found = [];
        for (let i = 0; i < view.count; ++i)
            found.push(view.model.data(view.model.index(i, 0), Qt.DisplayRole));
        return found;
    }

    /// In a narrow pane the filter has a row of its own: there is room to type in any language.
    function test_filterInANarrowPane() {
        openFrames();
        for (const width of [380, 560]) {
            dashboard.detailWidth = width;
            tryCompare(pane(), "width", width);
            const filter = child("frameFilter");
            tryVerify(() => filter.width >= 96, 5000, filter.width + " in " + width);
            const right = filter.mapToItem(pane(), filter.width, 0).x;
            verify(right <= child("searchButton").mapToItem(pane(), 0, 0).x);
            const bottom = filter.mapToItem(pane(), 0, filter.height).y;
            verify(bottom <= child("frameList").mapToItem(pane(), 0, 0).y);
        }
    }

    function test_menuOfAFrame() {
        openFrames();
        const view = child("frameView");
        tryVerify(() => view.itemAtIndex(1) !== null, 5000);
        press(view.itemAtIndex(1), 60, 10, Qt.RightButton);
        tryVerify(() => child("framesMenu").opened, 5000);
        compare(child("frameList").selectedNumber, value(1, FrameModel.NumberRole));
        keyClick(Qt.Key_Escape);
        tryCompare(child("framesMenu"), "visible", false);
    }

    function test_saysThatItLooks() {
        openFrames();
        const empty = child("framesEmpty");
        empty.filtered = true;
        compare(empty.title, "No frame matches the filter");
        empty.loading = true;
        verify(empty.title.indexOf("Looking") === 0);
        compare(findChild(empty, "framesEmptyButton").visible, false);
    }

    /// What another filter lets through was there before.
    function test_anotherFilterBringsNoNews() {
        openFrames();
        say(["one", "two"]);
        child("frameList").select(2);
        compare(child("newFrames").count, 0);
        child("frameFilter").text = "one";
        compare(frames().count, 2);
        child("frameFilter").text = "";
        compare(frames().count, 6);
        compare(child("newFrames").count, 0);
        say(["three"]);
        compare(child("newFrames").count, 0, "there is room for them");
        say(Array(12).fill("more"));
        verify(child("newFrames").count >= 12);
    }

    /// The end is looked at: nothing below it is new.
    function test_nothingIsNewAtTheEnd() {
        openFrames();
        say(Array(20).fill("before"));
        const list = child("frameList");
        list.select(0);
        say(["one"]);
        compare(list.unseen, 2);
        tryCompare(child("newFrames"), "count", 2);
        list.select(frames().count - 1);
        tryCompare(child("newFrames"), "count", 0);
        compare(list.follow, false);
        say(["two"]);
        compare(list.unseen, 2);
    }

    function isSeen(row) {
        const view = child("frameView");
        const item = view.itemAtIndex(row);
        return item !== null && item.y >= view.contentY && item.y + item.height <= view.contentY + view.height;
    }

    /// The payload that opens takes the room of the lower rows, but not of the one that was chosen.
    function test_chosenFrameStaysInView() {
        openFrames();
        say(Array(40).fill("text"));
        const view = child("frameView");
        tryVerify(() => view.atYEnd, 5000);
        const height = view.height;
        child("frameList").select(frames().count - 1);
        tryVerify(() => view.height < height, 5000);
        verify(isSeen(frames().count - 1));
        // What a person has scrolled away from does not come back by itself.
        child("frameList").select(0);
        tryVerify(() => isSeen(0), 5000);
        view.contentY = 20 * 24;
        child("payloadSplitter").forceActiveFocus();
        keyClick(Qt.Key_Up);
        compare(isSeen(0), false);
    }

    /// In the smallest window there are some frames beside the payload, and all can be typed into.
    function test_smallWindow() {
        dashboard.anchors.fill = null;
        dashboard.width = 960;
        dashboard.height = 600;
        openFrames();
        say(Array(40).fill('{"a":[1,2,3],"b":{"c":1}}'));
        child("frameList").select(frames().count - 1);
        tryVerify(() => isSeen(frames().count - 1), 5000);
        const seen = () => Math.floor(child("frameView").height / 24);
        verify(seen() >= 6, seen());
        verify(child("payloadLines").height >= 60, child("payloadLines").height);
        compare(child("recordingText").visible, false);
        click("searchButton");
        tryVerify(() => child("searchEntry").width >= 200, 5000);
        for (const name of ["searchEntry", "searchKind", "searchCase", "endSearch"]) {
            const item = child(name);
            const bottom = item.mapToItem(child("searchBar"), 0, item.height).y;
            verify(bottom <= child("searchBar").height, name);
        }
        verify(seen() >= 4, seen());
    }

    function test_recordsWhileLookedAt() {
        connectClients(["/chat"]);
        const details = selectFirst();
        const page = child("framesPage");
        compare(page.recording, false);
        compare(pane().frames.recording, false);
        fixture.sendText(0, "before");
        tryVerify(() => Number(details.messagesSent) === 1, 5000);
        keyClick(Qt.Key_3);
        compare(child("framesTab").checked, true);
        compare(page.recording, true);
        verify(child("recordingText").text.indexOf("Recording since") === 0);
        compare(pane().frames.recording, true);
        tryVerify(() => frames().count === 2, 5000);
        compare(value(0, FrameModel.TypeRole), "request");
        compare(value(1, FrameModel.TypeRole), "response");
        fixture.addClient("/other");
        tryVerify(() => model().count === 2, 5000);
        keyClick(Qt.Key_Down);
        tryVerify(() => child("connectionTable").selectedId !== page.recorder.recordedId || page.recording, 5000);
        compare(page.recorder.connectionCount, 1, "the other connection is recorded instead");
        compare(page.recorder.isRecordedConnection(child("connectionTable").selectedId), true);
        tryVerify(() => frames().count === 2, 5000);
        click("recordButton");
        compare(page.recording, false);
        verify(child("recordingText").text.indexOf("stopped") >= 0);
        keyClick(Qt.Key_1);
        keyClick(Qt.Key_3);
        compare(page.recording, false, "what a person has stopped stays so");
        click("recordButton");
        compare(page.recording, true);
    }

    function test_rowsSayWhatPassed() {
        openFrames();
        say(["hello"]);
        fixture.ping(0, "keepalive");
        tryVerify(() => frames().count === 6, 5000);
        compare(previews().slice(2).join("|"), "hello|hello|keepalive|keepalive");
        compare(value(2, FrameModel.ReceivedRole), true);
        compare(value(3, FrameModel.ReceivedRole), false);
        compare(value(4, FrameModel.TypeRole), "ping");
        compare(value(5, FrameModel.TypeRole), "pong");
        verify(previews()[0].indexOf("GET /chat") === 0);
        const row = child("frameView").itemAtIndex(2);
        verify(row.Accessible.name.indexOf("received, text, 5 B: hello") > 0, row.Accessible.name);
        compare(row.bits, "F···");
        compare(pane().frames.recordCount, 6);
        verify(pane().frames.bytes > 0);
        child("frameFilter").text = "hello";
        compare(frames().count, 2);
        compare(pane().frames.recordCount, 6, "so many are recorded, whatever is shown");
    }

    function test_followAndPill() {
        openFrames();
        const list = child("frameList");
        const view = child("frameView");
        const texts = [];
        for (let i = 0; i < 60; ++i)
            texts.push("message " + i);
        say(texts);
        tryVerify(() => view.atYEnd, 5000);
        compare(list.follow, true);
        compare(child("newFrames").visible, false);
        mouseWheel(view, view.width / 2, view.height / 2, 0, 240);
        tryCompare(list, "follow", false, 5000);
        say(["one", "two"]);
        tryCompare(child("newFrames"), "count", 4);
        compare(child("newFramesText").text, "+4 new");
        verify(!view.atYEnd);
        click("newFrames");
        compare(list.follow, true);
        tryVerify(() => view.atYEnd, 5000);
        compare(child("newFrames").visible, false);
        pane().toggleFollow();
        compare(list.follow, false);
        click("followButton");
        compare(list.follow, true);
    }

    function test_pause() {
        openFrames();
        click("pauseFrames");
        compare(frames().paused, true);
        fixture.sendText(0, "missed");
        tryCompare(frames(), "missed", 2, 5000);
        compare(frames().count, 2);
        compare(child("newFramesText").text, "+2 new");
        child("frameView").forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(frames().paused, false);
        tryCompare(frames(), "count", 4);
    }

    function test_filters() {
        openFrames();
        say(["apple", "pear"]);
        fixture.sendHex(0, "00ff10");
        fixture.ping(0, "p");
        tryVerify(() => frames().count === 10, 5000);
        click("frameWay1");
        compare(frames().count, 5);
        child("frameWay1").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        compare(frames().way, FrameFilter.Sent);
        click("frameWay0");
        click("controlFrames");
        compare(frames().count, 6, "no heads, no pings");
        click("textFrames");
        compare(previews().join("|"), "00 ff 10|00 ff 10");
        click("binaryFrames");
        compare(frames().count, 10, "none at all is all");
        press(child("frameFilter"));
        type("PEAR");
        compare(previews().join("|"), "pear|pear");
        keyClick(Qt.Key_X);
        compare(child("framesEmpty").visible, true);
        click("framesEmptyButton");
        compare(frames().count, 10);
        compare(child("frameFilter").text, "");
    }

    function test_keysGoThroughFrames() {
        openFrames();
        say(["a", "b", "c"]);
        const list = child("frameList");
        child("frameView").forceActiveFocus();
        keyClick(Qt.Key_Up);
        compare(list.selectedNumber, value(7, FrameModel.NumberRole), "the latest");
        compare(list.follow, false);
        keyClick(Qt.Key_Home);
        compare(list.selectedNumber, value(0, FrameModel.NumberRole));
        keyClick(Qt.Key_Down);
        compare(list.selectedNumber, value(1, FrameModel.NumberRole));
        keyClick(Qt.Key_End);
        compare(list.selectedNumber, value(7, FrameModel.NumberRole));
        pane().nextFrame(-1);
        compare(list.selectedNumber, value(6, FrameModel.NumberRole));
        pane().nextFrame(5);
        compare(list.selectedNumber, value(7, FrameModel.NumberRole));
        press(child("frameView").itemAtIndex(2));
        compare(list.selectedNumber, value(2, FrameModel.NumberRole));
        compare(child("payloadView").visible, true);
    }

    function test_headsHideCredentials() {
        openFrames();
        child("frameList").select(0);
        tryVerify(() => lines().length > 3, 5000);
        const text = lines().join("\n");
        verify(text.indexOf("Cookie: REDACTED") > 0, text);
        verify(text.indexOf("secret") < 0);
    }

    function test_searchInPayloads() {
        openFrames();
        say(["needle one", "hay", "a NEEDLE", "hay again"]);
        click("searchButton");
        const entry = child("searchEntry");
        compare(entry.activeFocus, true);
        for (const letter of "needle")
            keyClick(letter);
        keyClick(Qt.Key_Return);
        tryVerify(() => child("searchResult").text.indexOf("4") === 0, 5000);
        compare(value(2, FrameModel.HitRole), true);
        compare(value(4, FrameModel.HitRole), false);
        const list = child("frameList");
        const at = () => frames().rowOf(list.selectedNumber);
        keyClick(Qt.Key_Return);
        compare(at(), 2);
        keyClick(Qt.Key_Return);
        compare(at(), 3);
        click("nextHit");
        compare(at(), 6);
        click("previousHit");
        compare(at(), 3);
        click("nextHit");
        click("nextHit");
        click("nextHit");
        compare(at(), 2, "on from the other end");
        click("searchCase");
        tryVerify(() => child("searchResult").text.indexOf("2") === 0, 5000);
        click("searchKind1");
        entry.text = "a(";
        entry.forceActiveFocus();
        keyClick(Qt.Key_Return);
        tryVerify(() => child("searchError").text !== "", 5000);
        compare(entry.wrong, true);
        keyClick(Qt.Key_Escape);
        compare(child("searchBar").visible, false);
        compare(value(2, FrameModel.HitRole), false);
    }

    function test_overflowIsTold() {
        openFrames();
        compare(child("droppedNote").visible, false);
        child("framesPage").recorder.maxBytes = 4096;
        const texts = [];
        for (let i = 0; i < 60; ++i)
            texts.push("message " + i);
        for (const text of texts)
            fixture.sendText(0, text);
        tryVerify(() => child("droppedNote").visible, 5000);
        tryVerify(() => pane().frames.dropped > 0, 5000);
        verify(child("droppedText").text.indexOf("older frames dropped") > 0);
        click("moreRoom");
        compare(child("framesPage").recorder.maxBytes, 16384);
    }

    function test_clearAndRecordAll() {
        openFrames();
        say(["x"]);
        click("framesMenuButton");
        tryVerify(() => child("framesMenuButton") !== null);
        const menu = child("framesMenu");
        tryVerify(() => menu.opened, 5000);
        press(findChild(menu.contentItem, "clearItem"));
        tryCompare(frames(), "count", 0, 5000);
        tryVerify(() => !menu.visible, 5000);
        click("framesMenuButton");
        tryVerify(() => menu.opened, 5000);
        press(findChild(menu.contentItem, "recordAllItem"));
        tryCompare(child("framesPage").recorder, "recordsAll", true, 5000);
        verify(child("recordingText").text.indexOf("all") > 0);
        tryVerify(() => !menu.visible, 5000);
        click("recordButton");
        compare(child("framesPage").recorder.recordsAll, false);
        compare(child("framesPage").recording, false);
    }

    function test_closedConnectionKeepsItsFrames() {
        openFrames();
        say(["last words"]);
        fixture.closeClient(0);
        tryCompare(pane().details, "state", "closed", 10000);
        tryCompare(child("framesPage"), "recording", false, 5000);
        compare(child("recordButton").enabled, false);
        verify(previews().indexOf("1000") >= 0, previews().join("|"));
        chooseRowOf("last words");
        tryVerify(() => lines()[0] === "last words", 5000);
    }
}
