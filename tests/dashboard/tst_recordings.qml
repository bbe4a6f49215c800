// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

DashboardCase {
    id: test

    name: "Recordings"

    function frames() {
        return child("liveFrames");
    }

    function openFrames() {
        connectClients(["/chat"]);
        selectFirst();
        keyClick(Qt.Key_3);
        for (const text of ["one", "two", "three"])
            fixture.sendText(0, text);
        tryCompare(frames(), "count", 8, 10000);
    }

    function field(dialog, name) {
        const found = findChild(dialog.contentItem, name);
        verify(found, name);
        return found;
    }

    function openDialog(name, open) {
        const dialog = child(name);
        open();
        tryVerify(() => dialog.opened, 5000);
        return dialog;
    }

    function close(dialog) {
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible, 5000);
    }

    function exportTo(path, format, credentials) {
        const dialog = openDialog("exportDialog", () => child("detailPane").exportFrames());
        press(field(dialog, "exportFormat" + format));
        verify(field(dialog, "exportPath").text.endsWith([".har", ".ndjson", ".csv"][format]));
        field(dialog, "exportPath").text = path;
        if (credentials)
            press(field(dialog, "exportCredentials"));
        press(field(dialog, "exportConfirm"));
        const status = field(dialog, "exportStatus");
        tryVerify(() => status.done !== "" || status.error !== "", 10000);
        return {dialog: dialog, status: status};
    }

    function test_export_data() {
        return [{tag: "har", format: 0, sign: "_webSocketMessages"}, {tag: "ndjson", format: 1, sign: "tidewire.recording"},
                {tag: "csv", format: 2, sign: "number,time,connection"}];
    }

    function test_export(data) {
        openFrames();
        const path = fixture.file("export." + data.tag);
        const done = exportTo(path, data.format, false);
        compare(done.status.error, "");
        verify(done.status.done.indexOf(path) > 0);
        const text = fixture.contents(path);
        verify(text.indexOf(data.sign) >= 0);
        verify(text.indexOf("three") > 0);
        verify(text.indexOf("session=secret") < 0);
        close(done.dialog);
    }

    function test_exportWithCredentials() {
        openFrames();
        const path = fixture.file("credentials.ndjson");
        close(exportTo(path, 1, true).dialog);
        verify(fixture.contents(path).indexOf("session=secret") > 0);
    }

    function test_exportThatFails() {
        openFrames();
        const done = exportTo(fixture.file("no/such/folder.csv"), 2, false);
        verify(done.status.error.indexOf("folder.csv") > 0);
        compare(done.status.done, "");
        close(done.dialog);
    }

    /// A recording that takes its time.
    function recordMuch(messages) {
        openFrames();
        const page = child("framesPage");
        page.recorder.maxPayload = 64 * 1024 * 1024;
        page.recorder.maxBytes = 512 * 1024 * 1024;
        click("recordButton");
        click("recordButton");
        compare(page.recording, true);
        for (let i = 0; i < messages; ++i)
            fixture.sendLargeJson(0, 15);
        const size = (row) => frames().data(frames().index(row, 0), FrameModel.PayloadSizeRole);
        const large = () => Array.from({length: frames().count}, (_, row) => size(row)).filter((bytes) => bytes > 1e7).length;
        tryVerify(() => large() === 2 * messages, 60000);
    }

    /// Half-way through some work: what is shown then, and that nothing of the dialog moves when it begins and ends.
    function halfWay(dialog, status, start) {
        compare(status.running, false);
        const before = [dialog.y, dialog.height];
        start();
        compare(status.running, true);
        tryVerify(() => (status.progress > 0.1 && status.progress < 1) || status.error !== "", 20000);
        compare(status.error, "");
        compare([dialog.y, dialog.height], before);
        const shown = findChild(status, "taskPercent");
        compare(shown.text, Math.round(status.progress * 100) + " %");
        compare(shown.visible, true);
        press(test, 4, 4);
        compare(dialog.visible, true);
        keyClick(Qt.Key_Escape);
        tryCompare(status, "running", false, 20000);
        compare(dialog.visible, true, "the work was meant, not the dialog");
        verify(status.note.indexOf("Cancelled") === 0, status.note);
        compare([dialog.y, dialog.height], before);
    }

    function test_exportIsCancelled() {
        recordMuch(3);
        const path = fixture.file("cancelled.har");
        const dialog = openDialog("exportDialog", () => child("detailPane").exportFrames());
        field(dialog, "exportPath").text = path;
        halfWay(dialog, field(dialog, "exportStatus"), () => press(field(dialog, "exportConfirm")));
        compare(field(dialog, "exportStatus").done, "");
        compare(fixture.contents(path), "");
        close(dialog);
    }

    function test_importIsCancelled() {
        openFrames();
        const path = fixture.file("large.ndjson");
        close(exportTo(path, 1, false).dialog);
        fixture.repeatLastFrame(path, 100000);
        click("framesMenuButton");
        const menu = child("framesMenu");
        tryVerify(() => menu.opened, 5000);
        const dialog = openDialog("openDialog", () => press(findChild(menu.contentItem, "openItem")));
        field(dialog, "openPath").text = path;
        halfWay(dialog, field(dialog, "openStatus"), () => keyClick(Qt.Key_Return));
        compare(child("framesPage").imported, false);
        close(dialog);
    }

    function test_replayIsCancelledHalfWay() {
        openFrames();
        fixture.setAnswersLeft(1);
        const dialog = openDialog("replayDialog", () => child("framesPage").replay());
        field(dialog, "replayAddress").text = fixture.url;
        press(field(dialog, "replayPace1"));
        halfWay(dialog, field(dialog, "replayStatus"), () => press(field(dialog, "replayConfirm")));
        fixture.setAnswersLeft(-1);
        close(dialog);
    }

    function test_searchIsCancelled() {
        recordMuch(1);
        click("searchButton");
        click("searchKind1");
        child("searchEntry").text = "(x|y)+z";
        child("searchEntry").forceActiveFocus();
        keyClick(Qt.Key_Return);
        compare(child("searchBar").busy, true);
        verify(child("searchResult").text.indexOf("%") > 0, child("searchResult").text);
        click("endSearch");
        tryVerify(() => !child("searchBar").busy, 10000);
        compare(child("searchBar").visible, true);
        compare(child("searchResult").text, "cancelled");
        click("endSearch");
        compare(child("searchBar").visible, false);
    }

    function openRecording(path) {
        click("framesMenuButton");
        const menu = child("framesMenu");
        tryVerify(() => menu.opened, 5000);
        const dialog = openDialog("openDialog", () => press(findChild(menu.contentItem, "openItem")));
        field(dialog, "openPath").text = path;
        keyClick(Qt.Key_Return);
        return dialog;
    }

    function test_openARecording() {
        openFrames();
        const path = fixture.file("again.ndjson");
        close(exportTo(path, 1, false).dialog);
        click("searchButton");
        child("searchEntry").text = "two";
        child("searchEntry").forceActiveFocus();
        keyClick(Qt.Key_Return);
        tryVerify(() => child("searchResult").text.indexOf("2") === 0, 5000);
        const dialog = openRecording(path);
        tryVerify(() => !dialog.visible, 10000);
        const page = child("framesPage");
        compare(page.imported, true);
        compare(page.shownFrames.count, 8);
        verify(child("recordingText").text.indexOf("again.ndjson") === 0);
        compare(child("recordButton").visible, false);
        compare(child("searchResult").text, "", "numbers of the other recording are not marked here");
        child("frameList").select(2);
        compare(child("payloadView").frame.payloadSize, 3);
        click("searchButton");
        // In the smallest window the tools take two rows, as those of what is recorded here do.
        dashboard.anchors.fill = null;
        dashboard.width = 960;
        dashboard.height = 600;
        tryCompare(child("frameList"), "y", 76);
        verify(child("frameFilter").placeholderText.indexOf("again.ndjson") > 0);
        verify(child("frameFilter").width >= 96, child("frameFilter").width);
        compare(child("importedTools").visible, true);
        click("closeImported");
        compare(page.imported, false);
        compare(page.shownFrames, frames());
    }

    /// No row is shown as it was before, when the list shows other frames.
    function test_rowsAreThoseOfTheRecording() {
        openFrames();
        const path = fixture.file("rows.ndjson");
        close(exportTo(path, 1, false).dialog);
        for (let i = 0; i < 60; ++i)
            fixture.sendText(0, "live " + i);
        tryCompare(frames(), "count", 8 + 120, 10000);
        const view = child("frameView");
        tryVerify(() => view.atYEnd, 5000);
        // Going to and fro, rows are put by for reuse.
        for (const y of [400, 0, 800, 200]) {
            view.contentY = y;
            waitForRendering(view);
        }
        const dialog = openRecording(path);
        tryVerify(() => !dialog.visible, 10000);
        const shown = child("framesPage").shownFrames;
        compare(shown.count, 8);
        for (let row = 0; row < 8; ++row) {
            tryVerify(() => view.itemAtIndex(row) !== null, 5000);
            compare(view.itemAtIndex(row).number, shown.data(shown.index(row, 0), FrameModel.NumberRole));
            compare(view.itemAtIndex(row).preview, shown.data(shown.index(row, 0), FrameModel.PreviewRole));
        }
    }

    function test_openWhatIsNoRecording() {
        openFrames();
        const path = fixture.file("none.ndjson");
        fixture.write(path, "hello\n");
        const dialog = openRecording(path);
        tryVerify(() => field(dialog, "openStatus").error !== "", 10000);
        compare(child("framesPage").imported, false);
        close(dialog);
    }

    function play(address, pace) {
        const dialog = openDialog("replayDialog", () => child("framesPage").replay());
        field(dialog, "replayAddress").text = address;
        press(field(dialog, "replayPace" + pace));
        press(field(dialog, "replayConfirm"));
        return dialog;
    }

    function test_replayAgainstTheServer() {
        openFrames();
        const dialog = play(fixture.url, 1);
        tryVerify(() => field(dialog, "replayStatus").done !== "", 20000);
        compare(field(dialog, "differenceView").count, 0);
        close(dialog);
        fixture.setAnswer("no");
        play(fixture.url, 2);
        tryVerify(() => field(dialog, "differenceView").count === 3, 20000);
        tryVerify(() => field(dialog, "differenceView").itemAtIndex(0) !== null, 5000);
        compare(field(dialog, "differenceView").itemAtIndex(0).received, "no");
        close(dialog);
    }

    function test_replayWithoutAServer() {
        openFrames();
        const dialog = play("ws://127.0.0.1:1/", 2);
        tryVerify(() => field(dialog, "replayStatus").error !== "", 20000);
        close(dialog);
    }

    function test_replayIntoAClient() {
        openFrames();
        const dialog = openDialog("replayDialog", () => child("framesPage").replay());
        press(field(dialog, "replayTarget1"));
        press(field(dialog, "replayConfirm"));
        tryVerify(() => field(dialog, "replayUrl").text.indexOf("ws://127.0.0.1:") > 0, 5000);
        press(field(dialog, "replayCancel"));
        tryVerify(() => field(dialog, "replayStatus").note.indexOf("Cancelled") === 0, 5000);
        close(dialog);
    }
}
