// SPDX-License-Identifier: MIT
import QtQuick
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
        mouseClick(confirm);
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
}
