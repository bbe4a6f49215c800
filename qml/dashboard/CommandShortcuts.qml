// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// The keys of commands that hold wherever the keyboard is.
Instantiator {
    id: shortcuts

    required property CommandList commands
    property bool enabled: true

    // Not before all commands are there: a key with two Shortcuts, one of them about to go, would do nothing.
    active: false
    model: Array.from(commands.commands).filter((command) => command.shortcuts.length > 0)

    Shortcut {
        required property Command modelData

        enabled: shortcuts.enabled && modelData.enabled
        sequences: Array.from(modelData.shortcuts)
        onActivated: modelData.trigger()
    }
}
