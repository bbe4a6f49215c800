// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// What the filter says about itself.
DashboardCase {
    id: test

    name: "Filter"

    function test_errorIsMarkedWhereItIs() {
        connectClients(["/chat", "/cursors"]);
        const field = child("filterField");
        keyClick(Qt.Key_Slash);
        type("path:/chat rate>x");
        compare(model().filterError.kind, FilterError.NumberExpected);
        compare(field.wrong, true);
        const mark = child("filterMark");
        compare(mark.visible, true);
        const start = field.positionToRectangle(field.text.indexOf("x")).x;
        fuzzyCompare(mark.mapToItem(field, 0, 0).x, start + field.leftPadding, 1);
        fuzzyCompare(mark.width, field.positionToRectangle(field.text.length).x - start, 1);
        compare(child("filterError").visible, true);
        verify(child("filterField").Accessible.description.indexOf("no number") >= 0);
    }

    function test_whatWasRightStillHolds() {
        connectClients(["/chat", "/cursors"]);
        keyClick(Qt.Key_Slash);
        type("chat");
        tryCompare(model(), "count", 1, 5000);
        child("filterField").text = "chat colour:red";
        compare(model().filterError.kind, FilterError.UnknownKey);
        compare(model().appliedFilter, "chat");
        verify(child("countText").text.indexOf("1 match") >= 0);
        verify(child("filterErrorText").text.indexOf("chat") >= 0);
        compare(model().count, 1);
        keyClick(Qt.Key_Escape);
        compare(child("filterErrorText").visible, false);
        tryCompare(model(), "count", 2, 5000);
    }

    function test_helpFillsIn() {
        connectClients(["/chat"]);
        keyClick(Qt.Key_F1);
        const example = inPopup("filterHelp", "example2");
        press(example);
        tryCompare(child("filterHelp"), "visible", false);
        compare(child("filterField").text, "path:/chat");
        compare(child("filterField").activeFocus, true);
        compare(model().filterError.kind, FilterError.None);
    }

    function test_everyExampleIsRight() {
        for (const example of child("filterHelp").examples) {
            child("filterField").text = example.text;
            compare(model().filterError.message, "", example.text);
        }
    }

    function test_helpByKeyboard() {
        click("filterHelpButton");
        tryVerify(() => child("filterHelp").opened, 5000);
        keyClick(Qt.Key_Tab);
        keyClick(Qt.Key_Return);
        compare(child("filterField").text, child("filterHelp").examples[0].text);
    }

    function test_clearButton() {
        child("filterField").text = "chat";
        click("clearFilterButton");
        compare(child("filterField").text, "");
    }
}
