// SPDX-License-Identifier: MIT
import QtQuick

/// The widths of the table's columns. They depend on the room there is, never on what is in them.
QtObject {
    id: columns

    property real available: 800

    readonly property bool historyShown: available >= 720
    readonly property bool roundTripShown: available >= 560
    readonly property int margin: 16
    readonly property int state: 76
    readonly property int peer: 176
    readonly property int rate: 68
    readonly property int history: historyShown ? 104 : 0
    readonly property int queued: 84
    readonly property int roundTrip: roundTripShown ? 76 : 0
    readonly property real path: Math.max(48, available - 2 * margin - state - peer - 2 * rate - history - queued - roundTrip)
}
