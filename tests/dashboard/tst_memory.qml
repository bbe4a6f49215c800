// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire
import Tidewire.Dashboard

/// Panes and columns as somebody arranged them, and that they are so again.
DashboardCase {
    id: test

    name: "Memory"

    Component {
        id: settingsComponent

        ViewSettings {}
    }

    function columnsShown() {
        return child("connectionTable").columns.shown.map((each) => each.key).join(" ");
    }

    function test_columnsAreChosen() {
        connectClients(["/a"]);
        click("columnsButton");
        press(inPopup("columnsPopover", "column-userAgent"));
        verify(columnsShown().indexOf("userAgent") >= 0);
        child("sortUserAgent");
        keyClick(Qt.Key_Escape);
        tryCompare(child("columnsPopover"), "visible", false);
        click("sortUserAgent");
        compare(model().sortColumn, ConnectionModel.UserAgent);
        click("columnsButton");
        press(inPopup("columnsPopover", "column-peer"));
        verify(columnsShown().indexOf("peer") < 0);
        press(inPopup("columnsPopover", "defaultColumns"));
        compare(columnsShown(), "state peer path in out history queued roundTrip");
    }

    function test_everyColumnSortsAndShowsSomething() {
        connectClients(["/a"]);
        const columns = child("connectionTable").columns;
        columns.chosen = columns.all.map((each) => each.key);
        compare(columns.shown.length, columns.all.length);
        tryVerify(() => child("connectionView").itemAtIndex(0), 5000);
        const row = child("connectionView").itemAtIndex(0);
        for (const each of columns.all.filter((column) => column.column >= 0)) {
            verify(row.textOf(each.key) !== "", each.key);
            child("sort" + each.key.charAt(0).toUpperCase() + each.key.slice(1)).clicked();
            compare(model().sortColumn, each.column, each.key);
        }
        verify(child("connectionView").contentWidth > child("connectionView").width);
        tableFocus();
        keyClick(Qt.Key_Right);
        verify(child("connectionView").contentX > 0);
    }

    function test_columnsFitTheTable() {
        connectClients(["/a"]);
        const columns = child("connectionTable").columns;
        compare(columns.total, child("connectionTable").width);
        dashboard.detailWidth = 580;
        compare(columnsShown(), "state peer path in out queued roundTrip");
    }

    function test_splitterByPointer() {
        connectClients(["/a"]);
        const splitter = child("splitter");
        const before = child("detailPane").width;
        mousePress(splitter, splitter.width / 2, 200);
        for (let i = 1; i <= 10; ++i)
            mouseMove(splitter, splitter.width / 2 - 4, 200);
        mouseRelease(splitter, splitter.width / 2, 200);
        verify(child("detailPane").width > before, child("detailPane").width + " " + before);
        mouseDoubleClickSequence(splitter, splitter.width / 2, 300);
        tryCompare(child("detailPane"), "width", before);
    }

    function test_splitterByKeyboard() {
        connectClients(["/a"]);
        const splitter = child("splitter");
        const before = child("detailPane").width;
        splitter.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Left);
        compare(child("detailPane").width, before + 24);
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Right);
        compare(child("detailPane").width, before - 24);
        for (let i = 0; i < 60; ++i)
            keyClick(Qt.Key_Right);
        compare(child("detailPane").width, splitter.least);
        keyClick(Qt.Key_Home);
        compare(child("detailPane").width, before);
    }

    function test_detailsGoAndCome() {
        connectClients(["/a"]);
        selectFirst();
        keyClick(Qt.Key_D, Qt.ControlModifier);
        compare(child("detailPane").visible, false);
        compare(child("connectionTable").width, dashboard.width);
        keyClick(Qt.Key_Return);
        compare(child("detailPane").visible, true);
        compare(child("detailPane").activeFocus, true);
    }

    function test_isRemembered() {
        const file = fixture.newFile();
        dashboard.destroy();
        wait(0);
        const first = createTemporaryObject(settingsComponent, test, {fileName: file});
        dashboard = createTemporaryObject(test.component, test, {server: fixture.server, settings: first});
        child("connectionTable").columns.setShown("age", true);
        child("connectionTable").sort(ConnectionModel.Peer, Qt.AscendingOrder);
        dashboard.detailWidth = 444;
        dashboard.detailWide = true;
        Theme.compact = true;
        child("alertsButton").alerts.errorThreshold = 77;
        first.fileName = "";
        Theme.compact = false;
        dashboard.destroy();
        const second = createTemporaryObject(settingsComponent, test, {fileName: file});
        dashboard = createTemporaryObject(test.component, test, {server: fixture.server, settings: second});
        verify(columnsShown().indexOf("age") >= 0);
        compare(model().sortColumn, ConnectionModel.Peer);
        compare(model().sortOrder, Qt.AscendingOrder);
        compare(dashboard.detailWidth, 444);
        compare(dashboard.detailWide, true);
        // Nothing is chosen yet: the table is needed.
        compare(child("connectionTable").visible, true);
        dashboard.forceActiveFocus();
        connectClients(["/a"]);
        selectFirst();
        compare(child("detailPane").width, dashboard.width);
        compare(child("detailPane").activeFocus, true);
        keyClick(Qt.Key_W);
        compare(child("connectionTable").visible, true);
        compare(second.value("detailWide", true), false);
        compare(Theme.compact, true);
        compare(child("alertsButton").alerts.errorThreshold, 77);
    }

    function test_nonsenseInTheFileDoesNoHarm() {
        const settings = createTemporaryObject(settingsComponent, test, {fileName: fixture.newFile()});
        settings.setValue("columns", "nonsense more");
        settings.setValue("sortColumn", "very");
        settings.setValue("detailWidth", -5);
        settings.setValue("detailWide", "wide");
        settings.setValue("errorThreshold", "many");
        dashboard = createTemporaryObject(test.component, test, {server: fixture.server, settings: settings});
        compare(columnsShown(), "state peer path in out history queued roundTrip");
        compare(model().sortColumn, ConnectionModel.OutRate);
        compare(dashboard.detailWidth, 0);
        compare(child("alertsButton").alerts.errorThreshold, 20);
    }
}
