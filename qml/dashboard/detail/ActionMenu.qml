// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// Entries that do something call it later, when the keyboard is back where it was: what opens then can give it back too.
T.Menu {
    id: menu

    readonly property FocusKeeper focusKeeper: FocusKeeper {}

    // The qmllint of Qt 6.4 does not know callLater().
    // qmllint disable
    function later(action: var): void {
        Qt.callLater(action);
    }
    // qmllint enable

    implicitWidth: 232
    implicitHeight: contentHeight + topPadding + bottomPadding
    padding: 4
    margins: 8
    onAboutToShow: focusKeeper.take(parent)
    onClosed: focusKeeper.give()
    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: false
        currentIndex: menu.currentIndex
        Accessible.role: Accessible.PopupMenu
        Accessible.name: menu.title
    }
    background: Rectangle {
        radius: 8
        color: Theme.surface
        border { width: 1; color: Theme.edge }
    }
}
