// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// Which of a dashboard's panes are shown, and how the keyboard goes from one to the next.
QtObject {
    id: panes

    required property Item filterField
    required property ConnectionTable table
    required property DetailPane detail
    property bool detailShown: true
    /// A person wants the details in place of the table.
    property bool detailWide: false
    readonly property bool wide: detailWide && detail.visible && detail.details.valid

    // The table goes, when what was wide the last time comes with the first connection that is chosen.
    onWideChanged: if (wide && table.activeFocus) detail.takeFocus()

    function toTable(): void {
        detailWide = false;
        table.forceActiveFocus(Qt.OtherFocusReason);
    }

    function toggleWide(): void {
        detailWide = !wide;
        detailShown = true;
        if (detailWide)
            detail.takeFocus();
    }

    function next(step: int): void {
        const shown = Array.from([filterField, table, detail]).filter((pane) => pane.visible);
        const target = shown[(shown.findIndex((pane) => pane.activeFocus) + step + shown.length) % shown.length];
        if (target === detail)
            detail.takeFocus();
        else
            target.forceActiveFocus(Qt.ShortcutFocusReason);
    }
}
