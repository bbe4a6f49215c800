// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Window

/// Gives the keyboard back, when a popup closes, to whoever had it before: popups alone give it to the window.
QtObject {
    id: keeper

    property Item owner: null

    function take(popupParent: Item): void {
        owner = popupParent ? popupParent.Window.activeFocusItem : null;
    }

    function give(): void {
        if (owner && owner.visible)
            owner.forceActiveFocus(Qt.PopupFocusReason);
        owner = null;
    }
}
