// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// The strip of a server's key figures.
Row {
    id: strip

    required property ServerFigures figures
    readonly property real cellWidth: (width - 5 * spacing) / 6

    spacing: Theme.unit * 2

    KeyFigure {
        width: strip.cellWidth
        name: qsTr("Connections")
        value: Format.count(strip.figures.connections)
        note: strip.figures.connectionRate >= 0.05 ? "+" + Format.rate(strip.figures.connectionRate) : ""
        history: strip.figures.connectionsHistory
        ink: Theme.muted
    }
    KeyFigure {
        width: strip.cellWidth
        name: qsTr("Messages in")
        value: Format.compact(strip.figures.messagesIn)
        unit: qsTr("/s", "per second")
        history: strip.figures.messagesInHistory
        ink: Theme.incoming
    }
    KeyFigure {
        width: strip.cellWidth
        name: qsTr("Messages out")
        value: Format.compact(strip.figures.messagesOut)
        unit: qsTr("/s", "per second")
        history: strip.figures.messagesOutHistory
        ink: Theme.outgoing
    }
    KeyFigure {
        width: strip.cellWidth
        name: qsTr("Bytes out")
        value: Format.byteNumber(strip.figures.bytesOut)
        unit: qsTr("%1/s", "a rate").arg(Format.byteUnits[Format.byteUnit(strip.figures.bytesOut)])
        history: strip.figures.bytesOutHistory
        ink: Theme.outgoing
    }
    KeyFigure {
        width: strip.cellWidth
        name: qsTr("Send queue")
        value: Format.byteNumber(Format.wide(strip.figures, "queued"))
        unit: Format.byteUnits[Format.byteUnit(Format.wide(strip.figures, "queued"))]
        note: strip.figures.slow > 0 ? qsTr("%Ln slow", "connections", strip.figures.slow) : ""
        noteColor: Theme.warning
        history: strip.figures.queuedHistory
        ink: Theme.warning
    }
    KeyFigure {
        width: strip.cellWidth
        name: qsTr("Errors, last minute")
        value: Format.count(strip.figures.errors)
        note: strip.figures.errorCodes
        noteColor: Theme.error
        history: strip.figures.errorsHistory
        ink: Theme.error
    }
}
