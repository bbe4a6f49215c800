// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// What a screen reader finds.
DashboardCase {
    id: test

    name: "Accessibility"

    function tree(least) {
        const found = fixture.accessibilityTree(dashboard);
        compare(found.unnamed.join("\n"), "");
        verify(found.count >= least, found.count + " nodes");
        return found;
    }

    function test_emptyDashboard() {
        tree(16);
    }

    function test_tableAndDetails() {
        connectClients(["/a", "/b", "/c"]);
        selectFirst();
        const found = tree(44);
        for (const name of ["Filter connections", "Pause", "Alerts", "Connections", "State", "Peer", "Width of the detail pane", "Show all keys"])
            verify(found.focusable.indexOf(name) >= 0, name);
        for (const key of [Qt.Key_2, Qt.Key_3, Qt.Key_4, Qt.Key_1]) {
            tableFocus();
            keyClick(key);
            fixture.send(0, 3);
            wait(0);
            tree(44);
        }
        tableFocus();
        keyClick(Qt.Key_A, Qt.ControlModifier);
        tree(48);
    }

    function test_popups_data() {
        return ["commandPalette", "keysPage", "filterHelp", "columnsPopover", "figureDetails", "alertsPanel", "sendDialog", "closeManyDialog",
                "exportDialog", "connectionMenu"]
            .map((name) => ({tag: name}));
    }

    function test_popups(data) {
        connectClients(["/a", "/b"]);
        tableFocus();
        keyClick(Qt.Key_A, Qt.ControlModifier);
        switch (data.tag) {
        case "commandPalette": keyClick(Qt.Key_K, Qt.ControlModifier); break;
        case "keysPage": keyClick("?"); break;
        case "filterHelp": keyClick(Qt.Key_F1); break;
        case "columnsPopover": click("columnsButton"); break;
        case "figureDetails": click("figureErrors"); break;
        case "alertsPanel": click("alertsButton"); press(inPopup("alertsPanel", "thresholdsButton")); break;
        case "sendDialog": keyClick(Qt.Key_B, Qt.ControlModifier); break;
        case "closeManyDialog": keyClick(Qt.Key_Delete); break;
        case "exportDialog": keyClick(Qt.Key_Home); keyClick(Qt.Key_S, Qt.ControlModifier); break;
        case "connectionMenu": keyClick(Qt.Key_Menu); break;
        }
        tryVerify(() => child(data.tag).opened, 5000);
        tree(60);
        keyClick(Qt.Key_Escape);
        tryCompare(child(data.tag), "visible", false);
        verify(dashboard.activeFocus, "the keyboard is lost");
        keyClick("?");
        tryVerify(() => child("keysPage").opened, 5000);
    }
}
