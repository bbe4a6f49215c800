// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Everything that can be done in a dashboard: the one list that its keys, its palette and its page of keys come from.
CommandList {
    id: commands

    required property ConnectionTable table
    required property DetailPane detail
    required property TitleBar titleBar
    required property ServerActions actions

    property bool detailShown: true
    property bool detailWide: false
    /// Why nothing can be done to connections; empty if it can.
    property string refusal
    readonly property bool some: table.selection.count > 0
    readonly property bool detailed: detailShown && table.selectedId > 0
    readonly property string noSelection: qsTr("no connection is selected")
    readonly property string navigation: qsTr("Everywhere")
    readonly property string connections: qsTr("Connections")
    readonly property string details: qsTr("Details and frames")
    readonly property string view: qsTr("View")

    signal backRequested()
    signal nextPaneRequested(int step)
    signal detailToggled()
    signal detailWanted()
    signal wideToggled()
    signal pingRequested()
    signal closeRequested()
    signal sendRequested(bool broadcast)
    signal paletteRequested()
    signal keysRequested()
    signal exportRequested()

    readonly property FrameCommands frameCommands: FrameCommands {
        group: commands.details
        enabled: commands.table.selectedId > 0
        reason: commands.noSelection
        onSearchRequested: commands.openDetail().searchFrames()
        onOpenRequested: commands.openDetail().openRecording()
        onReplayRequested: commands.openDetail().replayFrames()
    }

    /// Adds the commands from elsewhere; before the keys are listened to.
    function complete(more: var): void {
        // Lists of objects are no iterables in Qt 6.4.
        for (const list of [frameCommands.all, more])
            for (let i = 0; i < list.length; ++i)
                add(list[i]);
    }

    /// The detail pane, where it can be seen.
    function openDetail(): DetailPane {
        if (!detailShown)
            detailWanted();
        return detail;
    }

    Command {
        name: qsTr("Filter connections")
        group: commands.navigation
        keys: ["Ctrl+F", "/"]
        onTriggered: {
            commands.titleBar.filterField.forceActiveFocus(Qt.ShortcutFocusReason);
            commands.titleBar.filterField.selectAll();
        }
    }
    Command {
        name: qsTr("Explain filters")
        group: commands.navigation
        keys: ["F1"]
        onTriggered: commands.titleBar.filterField.showHelp()
    }
    Command {
        name: qsTr("Clear the filter")
        group: commands.navigation
        enabled: commands.titleBar.filterField.text !== ""
        reason: qsTr("there is none")
        onTriggered: commands.titleBar.filterField.clear()
    }
    Command {
        name: qsTr("Back to the table")
        group: commands.navigation
        keys: ["Esc"]
        onTriggered: commands.backRequested()
    }
    Command {
        name: commands.table.model.paused ? qsTr("Resume") : qsTr("Pause")
        group: commands.navigation
        keys: ["Space"]
        onTriggered: commands.table.model.paused = !commands.table.model.paused
    }
    Command {
        name: qsTr("Next pane")
        group: commands.navigation
        keys: ["F6"]
        onTriggered: commands.nextPaneRequested(1)
    }
    Command {
        name: qsTr("Previous pane")
        group: commands.navigation
        keys: ["Shift+F6"]
        onTriggered: commands.nextPaneRequested(-1)
    }
    Command {
        name: qsTr("Find a command")
        group: commands.navigation
        keys: ["Ctrl+K"]
        onTriggered: commands.paletteRequested()
    }
    Command {
        name: qsTr("Show all keys")
        group: commands.navigation
        keys: ["?"]
        onTriggered: commands.keysRequested()
    }

    Command {
        name: qsTr("Show details")
        group: commands.connections
        keys: ["Return"]
        enabled: commands.some
        reason: commands.noSelection
        onTriggered: commands.openDetail().takeFocus()
    }
    Command {
        name: qsTr("Select all")
        group: commands.connections
        keys: ["Ctrl+A"]
        enabled: commands.table.model.count > 0
        reason: qsTr("there are no connections")
        onTriggered: commands.table.selection.selectAll()
    }
    Command {
        name: qsTr("Ping")
        group: commands.connections
        keys: ["P"]
        enabled: commands.some && commands.actions.allowed
        reason: commands.refusal !== "" ? commands.refusal : commands.noSelection
        onTriggered: commands.pingRequested()
    }
    Command {
        name: qsTr("Close…")
        group: commands.connections
        keys: ["Del"]
        enabled: commands.some && commands.actions.allowed
        reason: commands.refusal !== "" ? commands.refusal : commands.noSelection
        onTriggered: commands.closeRequested()
    }
    Command {
        name: qsTr("Send to the selected…")
        group: commands.connections
        keys: ["Ctrl+Return"]
        enabled: commands.some && commands.actions.allowed
        reason: commands.refusal !== "" ? commands.refusal : commands.noSelection
        onTriggered: commands.sendRequested(false)
    }
    Command {
        name: qsTr("Broadcast…")
        group: commands.connections
        keys: ["Ctrl+B"]
        enabled: commands.actions.allowed
        reason: commands.refusal
        onTriggered: commands.sendRequested(true)
    }

    Command {
        name: qsTr("Overview")
        group: commands.details
        keys: ["1"]
        enabled: commands.some
        reason: commands.noSelection
        onTriggered: commands.openDetail().showTab(0)
    }
    Command {
        name: qsTr("Handshake")
        group: commands.details
        keys: ["2"]
        enabled: commands.some
        reason: commands.noSelection
        onTriggered: commands.openDetail().showTab(1)
    }
    Command {
        name: qsTr("Frames")
        group: commands.details
        keys: ["3"]
        enabled: commands.some
        reason: commands.noSelection
        onTriggered: commands.openDetail().showTab(2)
    }
    Command {
        name: qsTr("Send")
        group: commands.details
        keys: ["4"]
        enabled: commands.some
        reason: commands.noSelection
        onTriggered: commands.openDetail().showTab(3)
    }
    Command {
        name: qsTr("Previous frame")
        group: commands.details
        keys: ["["]
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().nextFrame(-1)
    }
    Command {
        name: qsTr("Next frame")
        group: commands.details
        keys: ["]"]
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().nextFrame(1)
    }
    Command {
        name: qsTr("Follow the newest frame")
        group: commands.details
        keys: ["F"]
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().toggleFollow()
    }
    Command {
        name: qsTr("Payload as JSON")
        group: commands.details
        keys: ["J"]
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().showPayload("json")
    }
    Command {
        name: qsTr("Payload as text")
        group: commands.details
        keys: ["T"]
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().showPayload("text")
    }
    Command {
        name: qsTr("Payload in hex")
        group: commands.details
        keys: ["H"]
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().showPayload("hex")
    }
    Command {
        name: qsTr("Payload as CBOR")
        group: commands.details
        enabled: commands.detailed
        reason: commands.noSelection
        onTriggered: commands.openDetail().showPayload("cbor")
    }
    Command {
        name: qsTr("Export frames…")
        group: commands.details
        keys: ["Ctrl+S"]
        enabled: commands.table.selectedId > 0
        reason: commands.noSelection
        onTriggered: commands.exportRequested()
    }

    Command {
        name: commands.detailShown ? qsTr("Hide the details") : qsTr("Show the details pane")
        group: commands.view
        keys: ["Ctrl+D"]
        onTriggered: commands.detailToggled()
    }
    Command {
        name: commands.detailWide ? qsTr("Details beside the table") : qsTr("Details in the whole width")
        group: commands.view
        keys: ["W"]
        enabled: commands.some
        reason: commands.noSelection
        onTriggered: commands.wideToggled()
    }
    Command {
        name: qsTr("Choose columns")
        group: commands.view
        keys: ["Ctrl+Shift+C"]
        enabled: commands.table.model.count > 0
        reason: qsTr("there are no connections")
        onTriggered: commands.table.columnsButton.clicked()
    }
    Command {
        name: Theme.compact ? qsTr("Normal rows") : qsTr("Compact rows")
        group: commands.view
        keys: ["Ctrl+Shift+D"]
        onTriggered: Theme.compact = !Theme.compact
    }
    Command {
        name: Theme.dark ? qsTr("Light theme") : qsTr("Dark theme")
        group: commands.view
        keys: ["Ctrl+Shift+L"]
        onTriggered: Theme.toggle()
    }
    Command {
        name: qsTr("Theme of the system")
        group: commands.view
        enabled: Theme.mode !== "system"
        reason: qsTr("it is that already")
        onTriggered: Theme.mode = "system"
    }
    Command {
        name: qsTr("Alerts")
        group: commands.view
        keys: ["Ctrl+Shift+A"]
        onTriggered: commands.titleBar.alertsButton.clicked()
    }
}
