// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

DashboardCase {
    id: test

    name: "Send"

    function openSend() {
        connectClients(["/chat", "/other"]);
        selectFirst();
        keyClick(Qt.Key_4);
        compare(child("sendTab").checked, true);
    }

    function type(text) {
        press(child("sendEditor"));
        for (const letter of text)
            keyClick(letter);
    }

    function test_text() {
        openSend();
        type("hello");
        compare(child("sendEditor").text, "hello");
        click("sendButton");
        tryCompare(fixture, "lastMessage", "hello", 5000);
        compare(fixture.messagesSeen, 1);
        verify(child("sendResult").text.indexOf("Sent to 127.0.0.1") === 0);
        compare(child("sentView").count, 1);
        child("sendEditor").forceActiveFocus();
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryCompare(fixture, "messagesSeen", 2, 5000);
    }

    function test_jsonIsChecked() {
        openSend();
        click("sendFormat1");
        child("sendEditor").text = '{"a": 1,\n "b": }';
        compare(child("sendButton").enabled, false);
        verify(child("sendCheck").text.indexOf("line 2, column 7") > 0, child("sendCheck").text);
        child("sendEditor").text = '{"a": 1,\n "b": ';
        verify(child("sendCheck").text.indexOf("Not complete") === 0, child("sendCheck").text);
        child("sendEditor").text = '{"a": 1}';
        compare(child("sendButton").enabled, true);
        click("sendButton");
        tryCompare(fixture, "lastMessage", '{"a": 1}', 5000);
    }

    function test_hex() {
        openSend();
        click("sendFormat2");
        child("sendEditor").text = "00 1f 4";
        compare(child("sendButton").enabled, false);
        child("sendEditor").text = "00 1f 4A";
        verify(child("sendCheck").text.indexOf("3") === 0);
        click("sendButton");
        tryCompare(fixture, "lastMessage", "001f4a", 5000);
    }

    /// It would keep the window from everything else for many seconds.
    function test_tooMuchIsNotPasted() {
        openSend();
        const editor = child("sendEditor");
        editor.forceActiveFocus();
        Desktop.copy("x".repeat(50000000));
        keyClick(Qt.Key_V, Qt.ControlModifier);
        compare(editor.length, 0);
        compare(child("sendCheck").text, "Not pasted: 50,000,000 characters, and there is room for 100,000 in all");
        Desktop.copy("x".repeat(60000));
        keyClick(Qt.Key_V, Qt.ControlModifier);
        compare(editor.length, 60000);
        compare(child("sendCheck").text, "60,000 characters");
        keyClick(Qt.Key_Insert, Qt.ShiftModifier);
        compare(editor.length, 60000);
        editor.selectAll();
        keyClick(Qt.Key_V, Qt.ControlModifier);
        compare(editor.length, 60000);
        compare(child("sendCheck").text, "60,000 characters");
        editor.text = "y".repeat(100001);
        compare(child("sendButton").enabled, false);
        verify(child("sendCheck").text.indexOf("Too long") === 0);
    }

    function test_broadcastAfterConfirmation() {
        openSend();
        type("all");
        const dialog = child("broadcastDialog");
        click("broadcastButton");
        tryVerify(() => dialog.opened, 5000);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible, 5000);
        compare(fixture.messagesSeen, 0);
        click("broadcastButton");
        tryVerify(() => dialog.opened, 5000);
        press(findChild(dialog.contentItem, "confirmBroadcast"));
        tryCompare(fixture, "messagesSeen", 2, 5000);
        verify(child("sendResult").text.indexOf("2") > 0);
    }

    function test_historyComesBack() {
        openSend();
        child("sendEditor").text = "first";
        click("sendButton");
        click("sendFormat2");
        child("sendEditor").text = "ff";
        click("sendButton");
        compare(child("sentView").count, 2);
        tryVerify(() => child("sentView").itemAtIndex(1) !== null, 5000);
        press(child("sentView").itemAtIndex(1));
        compare(child("sendEditor").text, "first");
        compare(child("sendFormat").current, 0);
        child("sentView").forceActiveFocus();
        child("sentView").currentIndex = 0;
        keyClick(Qt.Key_Return);
        compare(child("sendEditor").text, "ff");
        compare(child("sendFormat").current, 2);
    }

    function test_closedConnection() {
        openSend();
        fixture.closeClient(0);
        fixture.closeClient(1);
        tryCompare(child("detailPane").details, "state", "closed", 10000);
        compare(child("sendBlocked").visible, true);
        compare(child("sendButton").enabled, false);
        dashboard.detailWidth = 380;
        tryCompare(child("detailPane"), "width", 380);
        compare(child("sendBlockedText").truncated, false);
        compare(child("sendBlockedText").lineCount, 2);
    }

    function test_withoutPermission() {
        openSend();
        child("detailPane").actions = null;
        compare(child("sendBlocked").visible, true);
        verify(child("sendBlockedText").text !== "");
        compare(child("sendButton").enabled, false);
        compare(child("broadcastButton").enabled, false);
    }
}
