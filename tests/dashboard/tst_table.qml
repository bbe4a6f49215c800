// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire

DashboardCase {
    id: test

    name: "Table"

    function rows() {
        const view = child("connectionView");
        const found = [];
        for (let i = 0; i < view.count; ++i)
            found.push(view.itemAtIndex(i));
        return found.filter((row) => row !== null);
    }

    function paths() {
        return rows().map((row) => row.path).join(" ");
    }

    function test_rowsAppearAndLeave() {
        compare(child("noClients").visible, true);
        connectClients(["/b", "/a"]);
        compare(child("noClients").visible, false);
        tryVerify(() => rows().length === 2, 5000);
        fixture.closeClient(0);
        tryVerify(() => rows().some((row) => row.connectionState === "closed"), 10000);
        tryVerify(() => rows().length === 1, 15000);
    }

    function test_headersSort() {
        connectClients(["/b", "/c", "/a"]);
        click("sortPath");
        compare(model().sortColumn, ConnectionModel.Path);
        compare(model().sortOrder, Qt.AscendingOrder);
        tryVerify(() => paths() === "/a /b /c", 5000);
        click("sortPath");
        compare(model().sortOrder, Qt.DescendingOrder);
        tryVerify(() => paths() === "/c /b /a", 5000);
        click("sortQueued");
        compare(model().sortOrder, Qt.DescendingOrder, "numbers begin with the largest");
    }

    function test_headerSortsByKeyboard() {
        connectClients(["/a"]);
        const head = child("sortPeer");
        head.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        compare(model().sortColumn, ConnectionModel.Peer);
    }

    function test_filterByKeyboard() {
        connectClients(["/chat", "/cursors"]);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => child("filterField").activeFocus);
        for (const letter of "/chat")
            keyClick(letter);
        compare(child("filterField").text, "/chat");
        tryVerify(() => rows().length === 1 && paths() === "/chat", 5000);
        verify(child("countText").text.indexOf("1 match") >= 0);
        keyClick(Qt.Key_Escape);
        compare(child("filterField").text, "");
        tryVerify(() => rows().length === 2, 5000);
        keyClick(Qt.Key_Escape);
        compare(child("filterField").activeFocus, false);
        keyClick(Qt.Key_Slash);
        compare(child("filterField").activeFocus, true);
        compare(child("filterField").text, "");
    }

    function test_filterWithoutMatch() {
        connectClients(["/chat"]);
        child("filterField").text = "nothing-like-this";
        tryVerify(() => child("noMatch").visible, 5000);
        click("clearFilter");
        tryVerify(() => !child("noMatch").visible, 5000);
        compare(model().filter, "");
    }

    function test_spaceInTheFilterDoesNotPause() {
        keyClick(Qt.Key_Slash);
        keyClick(Qt.Key_Space);
        compare(model().paused, false);
        compare(child("filterField").text, " ");
    }

    function test_selectionFollowsTheConnection() {
        connectClients(["/a", "/b", "/c"]);
        click("sortPath");
        tryVerify(() => paths() === "/a /b /c", 5000);
        press(rows()[1]);
        const id = child("connectionTable").selectedId;
        compare(child("detailPane").details.path, "/b");
        click("sortPath");
        tryVerify(() => paths() === "/c /b /a", 5000);
        compare(child("connectionTable").selectedId, id);
        keyClick(Qt.Key_Down);
        tryCompare(child("detailPane").details, "path", "/a");
        keyClick(Qt.Key_Up);
        tryCompare(child("detailPane").details, "path", "/b");
    }

    function test_doubleClickShowsDetails() {
        connectClients(["/a"]);
        tryVerify(() => rows().length === 1, 5000);
        mouseDoubleClickSequence(rows()[0], 200, 10);
        tryCompare(child("detailPane"), "activeFocus", true);
    }

    function test_arrowsGoFromHeadToHead() {
        connectClients(["/a"]);
        child("sortPeer").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        compare(child("sortPath").activeFocus, true);
        keyClick(Qt.Key_Left);
        keyClick(Qt.Key_Left);
        compare(child("sortState").activeFocus, true);
    }

    function test_pointerHoldsTheOrder() {
        connectClients(["/a"]);
        hover(child("connectionTable"), 200, 60);
        tryVerify(() => model().orderFrozen, 5000);
        hover(child("filterField"), 5, 5);
        tryVerify(() => !model().orderFrozen, 5000);
    }

    /// In the smallest window all columns that there are can be seen whole.
    function test_narrowTableIsNotCut() {
        connectClients(["/a"]);
        const table = child("connectionTable");
        compare(table.columns.left.length, 0);
        dashboard.anchors.fill = null;
        dashboard.width = 960;
        tryVerify(() => table.width < 600, 5000);
        compare(table.columns.total, table.width);
        compare(table.columns.shown.map((each) => each.key).join(" "), "state peer path in out");
        dashboard.detailShown = false;
        tryCompare(table.columns.left, "length", 0, 5000);
    }
}
