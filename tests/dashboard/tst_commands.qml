// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Keys, the palette and the page of keys, which come from one list.
DashboardCase {
    id: test

    name: "Commands"

    function command(key) {
        return Array.from(dashboard.commands.commands).find((each) => each.keys.indexOf(key) >= 0);
    }

    function palette() {
        const list = inPopup("commandPalette", "paletteList");
        const names = [];
        for (let i = 0; i < list.count; ++i)
            names.push(list.itemAtIndex(i)?.command.name ?? "");
        return names;
    }

    function test_keysOfTheDrawing_data() {
        return ["Ctrl+F", "/", "Esc", "Space", "Return", "1", "2", "3", "4", "F6", "J", "T", "H", "[", "]", "F", "P", "Del", "Ctrl+S",
                "Ctrl+K", "Ctrl+Shift+L", "?"].map((key) => ({tag: key}));
    }

    function test_keysOfTheDrawing(data) {
        verify(command(data.tag), data.tag);
    }

    function test_noKeyHasTwoMeanings() {
        const keys = Array.from(dashboard.commands.commands).reduce((all, each) => all.concat(Array.from(each.keys)), []);
        compare(keys.filter((key, index) => keys.indexOf(key) !== index).join(" "), "");
    }

    function test_everyCommandHasAName() {
        for (const each of Array.from(dashboard.commands.commands))
            verify(each.name !== "" && each.group !== "", each.keys.join(" "));
    }

    function test_paletteFindsAndRuns() {
        Theme.mode = "dark";
        keyClick(Qt.Key_K, Qt.ControlModifier);
        verify(palette().length > 10);
        type("lightth");
        compare(palette()[0], "Light theme");
        keyClick(Qt.Key_Return);
        tryVerify(() => !child("commandPalette").visible, 5000);
        tryVerify(() => !Theme.dark, 5000);
    }

    function test_paletteByPointer() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        type("explain");
        const list = inPopup("commandPalette", "paletteList");
        tryCompare(list, "count", 1, 5000);
        press(list.itemAtIndex(0));
        tryVerify(() => child("filterHelp").opened, 5000);
    }

    function test_paletteBeginsAnew() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        type("zzz");
        compare(palette().length, 0);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !child("commandPalette").visible, 5000);
        keyClick(Qt.Key_K, Qt.ControlModifier);
        compare(inPopup("commandPalette", "paletteEntry").text, "");
        verify(palette().length > 10);
    }

    function test_paletteDoesNotRunWhatCannotBeDone() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        type("ping");
        compare(palette()[0], "Ping");
        keyClick(Qt.Key_Return);
        compare(child("commandPalette").visible, true);
        keyClick(Qt.Key_Escape);
    }

    /// What the menu of the frames has can be had by its name, too.
    function test_recordingsFromThePalette() {
        connectClients(["/a"]);
        selectFirst();
        for (const [words, shown] of [["open a rec", "openDialog"], ["replay", "replayDialog"]]) {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            type(words);
            keyClick(Qt.Key_Return);
            tryVerify(() => child(shown).opened, 5000);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !child(shown).visible, 5000);
        }
        keyClick(Qt.Key_K, Qt.ControlModifier);
        type("search in");
        keyClick(Qt.Key_Return);
        tryCompare(child("searchEntry"), "activeFocus", true, 5000);
    }

    function test_arrowsChooseInThePalette() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        const list = inPopup("commandPalette", "paletteList");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        compare(list.currentIndex, 2);
        keyClick(Qt.Key_Up);
        compare(list.currentIndex, 1);
    }

    function test_keysPageListsAll() {
        tableFocus();
        keyClick("?");
        tryVerify(() => child("keysPage").opened, 5000);
        const wanted = Array.from(dashboard.commands.commands).filter((each) => each.keyText !== "");
        compare(child("keysPage").entries.length, wanted.length);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !child("keysPage").visible, 5000);
        click("keysButton");
        press(inPopup("keysPage", "closeKeysPage"));
        tryVerify(() => !child("keysPage").visible, 5000);
    }

    /// As they stand on the keys, everywhere the same.
    function test_keyNames() {
        compare(Desktop.keyText("Ctrl+Return"), "Ctrl+Enter");
        compare(Desktop.keyText("PgDown"), "Page down");
        const named = (name) => Array.from(dashboard.commands.commands).find((each) => each.name === name).keyText;
        compare(named("Show details"), "Enter");
        compare(named("Filter connections"), "Ctrl+F · /");
    }

    function test_score_data() {
        return [{tag: "nothing", query: "", name: "Ping", found: true}, {tag: "pg", name: "Ping", found: true}, {tag: "gp", name: "Ping", found: false},
                {tag: "p j", name: "Payload as JSON", found: true}, {tag: "PAYLOAD", name: "Payload as JSON", found: true},
                {tag: "pingx", name: "Ping", found: false}];
    }

    function test_score(data) {
        const list = dashboard.commands;
        list.query = data.query ?? data.tag;
        const names = [];
        for (let i = 0; i < list.count; ++i)
            names.push(list.data(list.index(i, 0)));
        compare(names.indexOf(data.name) >= 0, data.found);
        list.query = "";
    }

    function test_beginningsOfWordsComeFirst() {
        const list = dashboard.commands;
        list.query = "ct";
        compare(list.data(list.index(0, 0)), "Clear the filter");
        list.query = "";
    }

    function test_digitsGoToTabs() {
        connectClients(["/a"]);
        selectFirst();
        for (const [key, tab] of [[Qt.Key_2, "handshakeTab"], [Qt.Key_3, "framesTab"], [Qt.Key_4, "sendTab"], [Qt.Key_1, "overviewTab"]]) {
            tableFocus();
            keyClick(key);
            compare(child(tab).checked, true, tab);
        }
    }

    function test_enterAndEscape() {
        connectClients(["/a"]);
        selectFirst();
        tableFocus();
        keyClick(Qt.Key_Return);
        compare(child("detailPane").activeFocus, true);
        keyClick(Qt.Key_Escape);
        compare(child("connectionTable").activeFocus, true);
    }

    function test_f6GoesRound() {
        connectClients(["/a"]);
        selectFirst();
        tableFocus();
        const stations = [];
        for (let i = 0; i < 3; ++i) {
            keyClick(Qt.Key_F6);
            stations.push(["filterField", "connectionTable", "detailPane"].find((name) => child(name).activeFocus));
        }
        compare(stations.join(" "), "detailPane filterField connectionTable");
        keyClick(Qt.Key_F6, Qt.ShiftModifier);
        compare(child("filterField").activeFocus, true);
    }

    function test_lettersInAFieldAreNoCommands() {
        connectClients(["/a"]);
        selectFirst();
        keyClick(Qt.Key_Slash);
        type("p?[1");
        compare(child("filterField").text, "p?[1");
        compare(fixture.pingsSeen, 0);
        compare(child("keysPage").visible, false);
    }

    function test_lowRows() {
        const before = Theme.rowHeight;
        keyClick(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier);
        verify(Theme.rowHeight < before);
        keyClick(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier);
        compare(Theme.rowHeight, before);
    }
}
