// SPDX-License-Identifier: MIT
import QtQuick

/// The widths of the frame list's columns.
QtObject {
    property real available: 500
    property bool mixed: false

    readonly property int margin: 16
    readonly property int time: 96
    readonly property int way: 20
    readonly property int type: 76
    readonly property int size: 64
    readonly property int flags: available >= 460 ? 44 : 0
    readonly property int connection: mixed ? 48 : 0
    readonly property int gap: 12
    readonly property real preview: Math.max(40, available - 2 * margin - time - way - type - size - gap - flags - connection)
}
