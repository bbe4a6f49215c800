// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Alerts: their number, what they say, and their thresholds.
DashboardCase {
    id: test

    name: "Alerts"

    function alerts() {
        return child("alertsButton").alerts;
    }

    function alertOfErrors() {
        alerts().errorThreshold = 2;
        for (let i = 0; i < 3; ++i)
            fixture.failHandshake();
        tryCompare(alerts(), "unacknowledgedCount", 1, 10000);
    }

    /// Every round trip takes longer than that.
    function alertOfAConnection() {
        connectClients(["/slow", "/b"]);
        child("connectionTable").sort(ConnectionModel.Path, Qt.DescendingOrder);
        selectFirst();
        alerts().roundTripThreshold = 0.001;
        keyClick(Qt.Key_P);
        tryCompare(alerts(), "unacknowledgedCount", 1, 10000);
    }

    function test_badgeAndAcknowledgement() {
        compare(child("alertsButton").text, "");
        alertOfErrors();
        compare(child("alertsButton").text, "1");
        verify(child("alertsButton").Accessible.name.indexOf("1") >= 0);
        click("alertsButton");
        press(inPopup("alertsPanel", "acknowledgeAll"));
        compare(alerts().unacknowledgedCount, 0);
        compare(child("alertsButton").text, "");
    }

    function test_keysInTheList() {
        alertOfErrors();
        alertOfAConnection();
        click("alertsButton");
        const list = inPopup("alertsPanel", "alertList");
        tryCompare(list, "count", 2, 5000);
        keyClick(Qt.Key_End);
        compare(list.currentIndex, 1);
        keyClick(Qt.Key_Home);
        compare(list.currentIndex, 0);
    }

    function test_pastOnesCanGo() {
        alertOfErrors();
        alerts().errorThreshold = 0;
        tryCompare(alerts(), "activeCount", 0, 10000);
        click("alertsButton");
        press(inPopup("alertsPanel", "removeEnded"));
        compare(alerts().count, 0);
    }

    function test_goesToTheConnection() {
        alertOfAConnection();
        const id = child("connectionTable").selectedId;
        keyClick(Qt.Key_End);
        verify(child("connectionTable").selectedId !== id);
        click("alertsButton");
        const list = inPopup("alertsPanel", "alertList");
        press(list.itemAtIndex(0), 60, 20);
        tryCompare(child("alertsPanel"), "visible", false);
        compare(child("connectionTable").selectedId, id);
        compare(alerts().unacknowledgedCount, 0);
    }

    function test_goesToTheConnectionByKeyboard() {
        alertOfAConnection();
        const id = child("connectionTable").selectedId;
        keyClick(Qt.Key_End);
        keyClick(Qt.Key_A, Qt.ControlModifier | Qt.ShiftModifier);
        inPopup("alertsPanel", "alertList").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        tryCompare(child("alertsPanel"), "visible", false);
        compare(child("connectionTable").selectedId, id);
    }

    function test_thresholds_data() {
        return [{tag: "queueAmount", typed: "64", property: "queueThreshold", value: 65536},
                {tag: "queueSeconds", typed: "2", property: "queueTime", value: 2000},
                {tag: "roundTripAmount", typed: "250", property: "roundTripThreshold", value: 250},
                {tag: "roundTripSeconds", typed: "3", property: "roundTripTime", value: 3000},
                {tag: "errorAmount", typed: "7", property: "errorThreshold", value: 7},
                {tag: "errorSeconds", typed: "1.5", property: "errorWindow", value: 1500},
                {tag: "stormAmount", typed: "99", property: "handshakeThreshold", value: 99},
                {tag: "stormSeconds", typed: "4", property: "handshakeWindow", value: 4000}];
    }

    function test_thresholds(data) {
        click("alertsButton");
        press(inPopup("alertsPanel", "thresholdsButton"));
        const entry = inPopup("alertsPanel", data.tag);
        entry.forceActiveFocus(Qt.TabFocusReason);
        entry.selectAll();
        type(data.typed);
        compare(alerts()[data.property], data.value);
        compare(entry.text, data.typed);
    }
}
