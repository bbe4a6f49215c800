// SPDX-License-Identifier: MIT
import QtQuick
import QtTest

/// What is shown in a window, and used by pointer and keys.
TestCase {
    when: windowShown
    width: 1280
    height: 800
    visible: true

    /// Positioners and views put things in their places with the next frame, and the pointer goes to a place.
    function settle(item) {
        for (let each = item; each; each = each.parent)
            tryVerify(() => !isPolishScheduled(each), 5000, "is moved about all the time: " + each);
    }

    /// Presses the button in the middle of an item, or at a point of it, and lets it go again.
    function press(item, x = item.width / 2, y = item.height / 2, button = Qt.LeftButton, modifiers = Qt.NoModifier) {
        settle(item);
        mouseClick(item, x, y, button, modifiers);
    }

    function hover(item, x, y) {
        settle(item);
        mouseMove(item, x, y);
    }

    function type(text) {
        for (const letter of text)
            keyClick(letter);
    }
}
