// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Many connections at once.
DashboardCase {
    id: test

    name: "Selection"

    function selection() {
        return child("connectionTable").selection;
    }

    function row(index) {
        return child("connectionView").itemAtIndex(index);
    }

    function connectSorted(paths) {
        connectClients(paths);
        child("connectionTable").sort(ConnectionModel.Path, Qt.AscendingOrder);
        tryVerify(() => row(0) && row(0).path === paths[0] && row(paths.length - 1).path === paths[paths.length - 1], 5000);
        tableFocus();
    }

    function selectedPaths() {
        const found = [];
        for (let i = 0; i < model().count; ++i) {
            if (row(i).selected)
                found.push(row(i).path);
        }
        return found.join(" ");
    }

    function test_shiftAndArrows() {
        connectSorted(["/a", "/b", "/c", "/d"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        compare(selectedPaths(), "/a /b /c");
        keyClick(Qt.Key_Up, Qt.ShiftModifier);
        compare(selectedPaths(), "/a /b");
        compare(selection().currentId, model().connectionIdAt(1));
        keyClick(Qt.Key_Down);
        compare(selectedPaths(), "/c");
    }

    function test_pointer() {
        connectSorted(["/a", "/b", "/c", "/d"]);
        press(row(0));
        press(row(2), 200, 10, Qt.LeftButton, Qt.ControlModifier);
        compare(selectedPaths(), "/a /c");
        press(row(0), 200, 10, Qt.LeftButton, Qt.ControlModifier);
        compare(selectedPaths(), "/c");
        press(row(1));
        press(row(3), 200, 10, Qt.LeftButton, Qt.ShiftModifier);
        compare(selectedPaths(), "/b /c /d");
    }

    function test_allAndBackToOne() {
        connectSorted(["/a", "/b", "/c"]);
        compare(child("selectionBar").visible, false);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(selection().count, 3);
        compare(child("selectionBar").visible, true);
        verify(child("countText").text.indexOf("3 selected") >= 0);
        keyClick(Qt.Key_Escape);
        compare(selection().count, 1);
        compare(child("selectionBar").visible, false);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        click("dropSelection");
        compare(selection().count, 1);
    }

    function test_isKeptByConnection() {
        connectSorted(["/a", "/b", "/c", "/d"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        child("connectionTable").sort(ConnectionModel.Path, Qt.DescendingOrder);
        tryVerify(() => row(0).path === "/d", 5000);
        compare(selectedPaths(), "/b /a");
    }

    function test_whatHasLeftIsNotSelected() {
        connectSorted(["/a", "/b", "/c"]);
        model().closedRetention = 0;
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(selection().count, 3);
        fixture.closeClient(2);
        tryCompare(selection(), "count", 2, 10000);
    }

    function test_pingMany() {
        connectSorted(["/a", "/b", "/c"]);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keyClick(Qt.Key_P);
        tryCompare(fixture, "pingsSeen", 3, 10000);
        compare(child("noticeText").text, "Pinged 3 connections");
        click("pingMany");
        tryCompare(fixture, "pingsSeen", 6, 10000);
    }

    function test_closeManyAsks() {
        connectSorted(["/a", "/b", "/c"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        keyClick(Qt.Key_Delete);
        compare(inPopup("closeManyDialog", "confirmClose").text, "Close 2 connections");
        keyClick(Qt.Key_Escape);
        tryCompare(child("closeManyDialog"), "visible", false);
        compare(model().totalCount, 3);
        verify(child("connectionView").activeFocus, "the keyboard is back");
        click("closeMany");
        inPopup("closeManyDialog", "closeCode").text = "4001";
        inPopup("closeManyDialog", "closeReason").text = "go home";
        press(inPopup("closeManyDialog", "confirmClose"));
        tryCompare(model(), "totalCount", 1, 10000);
        compare(fixture.closeCode, 4001);
        compare(fixture.closeReason, "go home");
    }

    function test_closesThoseThatWereAskedFor() {
        connectSorted(["/a", "/b", "/c"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        keyClick(Qt.Key_Delete);
        const confirm = inPopup("closeManyDialog", "confirmClose");
        selection().select(model().connectionIdAt(2));
        press(confirm);
        tryCompare(model(), "totalCount", 1, 10000);
        compare(row(2).connectionState, "open");
    }

    function test_sendToMany() {
        connectSorted(["/a", "/b", "/c"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        click("sendMany");
        compare(inPopup("sendDialog", "confirmSend").enabled, false);
        type("hello");
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryCompare(child("sendDialog"), "visible", false);
        tryVerify(() => fixture.lastMessageTo(0) === "hello" && fixture.lastMessageTo(1) === "hello", 10000);
        compare(fixture.lastMessageTo(2), "");
        compare(child("noticeText").text, "Sent to 2 connections");
    }

    function test_sendHex() {
        connectSorted(["/a"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        press(inPopup("sendDialog", "messageToManyFormat2"));
        const message = inPopup("sendDialog", "messageToManyEditor");
        const confirm = inPopup("sendDialog", "confirmSend");
        message.text = "00 f";
        compare(confirm.enabled, false);
        verify(inPopup("sendDialog", "messageToManyCheck").text.indexOf("Pairs") === 0);
        message.text = "00 ff 7E";
        compare(confirm.enabled, true);
        press(confirm);
        tryVerify(() => fixture.lastMessageTo(0) === "00ff7e", 10000);
    }

    function test_checksJsonForMany() {
        connectSorted(["/a"]);
        keyClick(Qt.Key_B, Qt.ControlModifier);
        press(inPopup("sendDialog", "messageToManyFormat1"));
        const message = inPopup("sendDialog", "messageToManyEditor");
        message.text = "[1,";
        compare(inPopup("sendDialog", "confirmSend").enabled, false);
        message.text = "[1]";
        compare(inPopup("sendDialog", "confirmSend").enabled, true);
    }

    function test_broadcast() {
        connectSorted(["/a", "/b"]);
        keyClick(Qt.Key_B, Qt.ControlModifier);
        inPopup("sendDialog", "messageToManyEditor").text = "to all";
        press(inPopup("sendDialog", "confirmSend"));
        tryVerify(() => fixture.lastMessageTo(0) === "to all" && fixture.lastMessageTo(1) === "to all", 10000);
    }

    function rowItem(index) {
        const view = child("connectionView");
        tryVerify(() => view.itemAtIndex(index) !== null, 5000);
        return view.itemAtIndex(index);
    }

    function openMenu(index) {
        press(rowItem(index), 120, 10, Qt.RightButton);
        tryVerify(() => child("connectionMenu").opened, 5000);
    }

    function choose(name) {
        const item = findChild(child("connectionMenu").contentItem, name);
        verify(item, name);
        press(item);
        tryCompare(child("connectionMenu"), "visible", false);
    }

    function test_menuOfARow() {
        connectSorted(["/a", "/b", "/c"]);
        keyClick(Qt.Key_Home);
        openMenu(1);
        compare(selection().count, 1);
        compare(child("connectionTable").selectedId, model().connectionIdAt(1));
        hover(child("filterField"), 20, 10);
        compare(child("connectionTable").orderHeld, true, "rows stay below the menu");
        choose("copyPeerItem");
        compare(fixture.clipboard(), rowItem(1).peer);
        openMenu(1);
        choose("pingItem");
        tryCompare(fixture, "pingsSeen", 1, 10000);
        openMenu(1);
        choose("filterPathItem");
        tryVerify(() => model().count === 1, 10000);
        compare(rowItem(0).path, "/b");
        compare(child("filterField").text, 'path:"/b"');
    }

    function test_menuOfOneThatIsClosed() {
        connectSorted(["/a", "/b"]);
        fixture.closeClient(1);
        tryVerify(() => rowItem(1).connectionState === "closed", 10000);
        openMenu(1);
        for (const name of ["pingItem", "sendItem", "closeItem"])
            compare(findChild(child("connectionMenu").contentItem, name).enabled, false, name);
        choose("detailsItem");
        openMenu(0);
        compare(findChild(child("connectionMenu").contentItem, "closeItem").enabled, true);
        keyClick(Qt.Key_Escape);
        tryCompare(child("connectionMenu"), "visible", false);
    }

    function test_menuOfMany() {
        connectSorted(["/a", "/b", "/c"]);
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        openMenu(0);
        compare(selection().count, 2);
        compare(findChild(child("connectionMenu").contentItem, "copyPeerItem").enabled, false);
        choose("closeItem");
        compare(inPopup("closeManyDialog", "confirmClose").text, "Close 2 connections");
        keyClick(Qt.Key_Escape);
        // And by the keyboard, which has it again afterwards.
        tryCompare(child("closeManyDialog"), "visible", false);
        tableFocus();
        keyClick(Qt.Key_Menu);
        tryVerify(() => child("connectionMenu").opened, 5000);
        keyClick(Qt.Key_Escape);
        tryCompare(child("connectionMenu"), "visible", false);
        keyClick(Qt.Key_F10, Qt.ShiftModifier);
        tryVerify(() => child("connectionMenu").opened, 5000);
    }
}
