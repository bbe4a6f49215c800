// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// The strip of key figures, and what stands behind each.
DashboardCase {
    id: test

    name: "Figures"

    function test_figuresCount() {
        connectClients(["/a", "/b"]);
        fixture.send(0, 25);
        tryCompare(child("figureConnections"), "value", "2", 10000);
        tryVerify(() => child("figureMessagesIn").total.indexOf("25") >= 0, 10000);
        tryVerify(() => child("figureMessagesOut").peak !== "", 10000);
    }

    function test_everyFigureOpensItsHistory_data() {
        return ["figureConnections", "figureMessagesIn", "figureMessagesOut", "figureBytesOut", "figureQueued", "figureErrors"]
            .map((name) => ({tag: name}));
    }

    function test_everyFigureOpensItsHistory(data) {
        connectClients(["/a"]);
        const figure = child(data.tag);
        figure.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        const line = inPopup("figureDetails", "longHistory");
        compare(child("figureDetails").title, figure.name);
        compare(line.slots, 600);
        tryVerify(() => line.values.length > 0, 10000);
        press(inPopup("figureDetails", "figureSpan1"));
        compare(line.slots, 1440);
        press(inPopup("figureDetails", "figureSpan0"));
        compare(line.slots, 600);
        keyClick(Qt.Key_Escape);
        tryCompare(child("figureDetails"), "visible", false);
        compare(figure.activeFocus, true);
    }

    Component {
        id: figureComponent

        KeyFigure {
            value: "29"
            notes: ["403", "426", "1002", "1006"]
        }
    }

    /// A code is there or not, but never a half of it.
    function test_wholeNotesOnly() {
        const figure = createTemporaryObject(figureComponent, test, {width: 300});
        const note = findChild(figure, "figureNote");
        compare(note.text, "403 · 426 · 1002 · 1006");
        for (let width = 300; width > 150; width -= 10) {
            figure.width = width;
            compare(note.truncated, false, width);
        }
        compare(note.text.indexOf("403"), 0);
        verify(note.text.endsWith(" …"), note.text);
        verify(figure.Accessible.name.endsWith("403 · 426 · 1002 · 1006"));
    }

    function test_errorsByKind() {
        fixture.failHandshake();
        tryVerify(() => child("figureErrors").value !== "0", 10000);
        click("figureErrors");
        tryVerify(() => child("figureDetails").opened, 5000);
        verify(child("figureDetails").figures.errorKinds.length > 0);
        compare(child("figureDetails").ofErrors, true);
    }
}
