// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

DashboardCase {
    id: test

    name: "Chrome"

    function test_pauseByKeyAndButton() {
        connectClients(["/a"]);
        child("connectionTable").forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(model().paused, true);
        fixture.addClient("/b");
        tryVerify(() => model().missedChanges === 1, 10000);
        compare(model().count, 1);
        verify(child("liveText").text.indexOf("Paused") === 0);
        compare(child("pauseButton").hint, "+1");
        click("pauseButton");
        compare(model().paused, false);
        tryVerify(() => model().count === 2, 10000);
    }

    /// Pause is not to shift what the pointer may be on its way to.
    function test_pauseMovesNothing() {
        connectClients(["/a"]);
        const place = (name) => child(name).mapToItem(dashboard, 0, 0).x;
        const before = [place("filterField"), place("alertsButton")];
        model().paused = true;
        for (let i = 0; i < 12; ++i)
            fixture.addClient("/b");
        tryVerify(() => model().missedChanges === 12, 10000);
        tryVerify(() => child("pauseButton").width > 92, 5000);
        waitForRendering(dashboard);
        compare(String([place("filterField"), place("alertsButton")]), String(before));
        model().paused = false;
    }

    /// A tip would only cover what has opened below the button.
    function test_noTipOnceClicked() {
        connectClients(["/a"]);
        const button = child("alertsButton");
        const tip = findChild(button, "tip");
        hover(button, 10, 10);
        tryCompare(tip, "shown", true);
        press(button, 10, 10);
        tryVerify(() => child("alertsPanel").opened, 5000);
        compare(tip.shown, false);
        keyClick(Qt.Key_Escape);
        tryCompare(child("alertsPanel"), "visible", false);
        compare(tip.shown, false);
        hover(child("connectionTable"), 10, 60);
        hover(button, 10, 10);
        tryCompare(tip, "shown", true);
    }

    /// Half a pixel leaves traces where only a part of the window is painted again.
    function test_panesMeetOnWholePixels() {
        connectClients(["/a"]);
        selectFirst();
        for (const name of ["connectionTable", "splitter", "detailPane"]) {
            compare(child(name).x % 1, 0, name);
            compare(child(name).width % 1, 0, name);
        }
    }

    /// In a window that is smaller than it should be.
    function test_titleBarKeepsApart() {
        const address = child("addressText");
        const whole = address.width;
        dashboard.anchors.fill = null;
        for (const width of [640, 560]) {
            dashboard.width = width;
            tryVerify(() => address.width < whole, 5000);
            // Positioners put things in their places with the next frame.
            tryVerify(() => address.mapToItem(dashboard, address.width, 0).x < child("filterField").mapToItem(dashboard, 0, 0).x, 5000,
                      address.mapToItem(dashboard, address.width, 0).x + " " + child("filterField").mapToItem(dashboard, 0, 0).x);
        }
    }

    function test_statusBarKeepsApart() {
        connectClients(["/a"]);
        const right = (name) => child(name).mapToItem(dashboard, child(name).width, 0).x;
        child("filterField").text = "/" + "a|".repeat(150) + "/";
        child("filterField").text += " rate>x";
        tryVerify(() => child("filterErrorText").visible, 5000);
        verify(right("filterErrorText") < child("ringText").mapToItem(dashboard, 0, 0).x);
        child("filterField").clear();
        child("statusBar").tell("Something that takes a long time to say. ".repeat(9));
        verify(right("noticeText") < child("ringText").mapToItem(dashboard, 0, 0).x);
    }

    function test_nothingIsALigature() {
        connectClients(["/a"]);
        selectFirst();
        for (const name of ["filterField", "closeCode", "sendEditor"])
            compare(child(name).font.preferShaping, false, name);
    }

    function test_theme() {
        Theme.mode = "dark";
        const dark = String(Theme.background);
        keyClick(Qt.Key_L, Qt.ControlModifier | Qt.ShiftModifier);
        compare(Theme.dark, false);
        verify(String(Theme.background) !== dark);
        click("themeButton");
        compare(Theme.dark, true);
    }

    function luminance(color) {
        const linear = (part) => part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
    }

    function contrast(one, other) {
        const bright = Math.max(luminance(one), luminance(other));
        const dim = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    function test_contrast_data() {
        return [{tag: "dark"}, {tag: "light"}];
    }

    function test_contrast(data) {
        Theme.mode = data.tag;
        const inks = ["text", "muted", "accent", "incoming", "control", "warning", "error"];
        for (const ground of ["background", "surface", "raised", "selected", "hovered", "stripe"]) {
            for (const ink of inks)
                verify(contrast(Theme[ink], Theme[ground]) >= 4.5, ink + " on " + ground + ": " + contrast(Theme[ink], Theme[ground]).toFixed(2));
        }
        verify(contrast(Theme.accentText, Theme.accent) >= 4.5);
    }

    function test_everyControlIsReachedByTab() {
        connectClients(["/a"]);
        selectFirst();
        const wanted = ["filterField", "pauseButton", "themeButton", "sortState", "sortPeer", "sortPath", "sortIn", "sortOut",
                        "sortQueued", "sortRoundTrip", "pingButton", "closeButton", "overviewTab"];
        const seen = new Set();
        for (let i = 0; i < 40; ++i) {
            keyClick(Qt.Key_Tab);
            for (const name of wanted) {
                if (child(name).activeFocus)
                    seen.add(name);
            }
        }
        compare(wanted.filter((name) => !seen.has(name)).join(" "), "");
    }

    function test_numbers() {
        compare(Format.compact(0), "0");
        compare(Format.compact(0.04), "0");
        compare(Format.compact(4.25), Format.number(4.3, 1));
        compare(Format.compact(9994), Format.count(9994));
        compare(Format.compact(12400), Format.number(12.4, 1) + "k");
        compare(Format.compact(148000), "148k");
        compare(Format.compact(1300000), Format.number(1.3, 2) + "M");
        compare(Format.bytes(0), "0 B");
        compare(Format.bytes(1023), Format.count(1023) + " B");
        compare(Format.bytes(1024), Format.number(1, 1) + " KiB");
        compare(Format.duration(247), "04:07");
        compare(Format.duration(3847), "1:04:07");
        compare(Format.duration(176640), "2 d 01:04");
    }
}
