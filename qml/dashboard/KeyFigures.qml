// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// The strip of a server's key figures.
Row {
    id: strip

    // Enumerators of foreign gadgets are unknown to the qmllint of Qt 6.4.
    // qmllint disable unqualified

    required property ServerFigures figures
    /// Without the sparklines.
    property bool low: false
    readonly property real cellWidth: Math.floor((width - 5 * spacing) / 6)

    spacing: Theme.unit * 2
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Key figures")

    component Figure: KeyFigure {
        width: strip.cellWidth
        low: strip.low
        onClicked: details.openFor(this)
    }

    function peakOf(value: string): string {
        return qsTr("Peak: %1").arg(value);
    }

    function total(value: string): string {
        return qsTr("In all: %1").arg(value);
    }

    function byteRate(value: real): string {
        return qsTr("%1/s", "a rate").arg(Format.bytes(value));
    }

    Figure {
        objectName: "figureConnections"
        name: qsTr("Connections")
        value: Format.count(strip.figures.connections)
        note: strip.figures.connectionRate >= 0.05 ? "+" + Format.rate(strip.figures.connectionRate) : ""
        history: strip.figures.connectionsHistory
        ink: Theme.muted
        series: Traffic.Connections
        peak: strip.peakOf(Format.count(strip.figures.peakConnections))
        total: strip.total(Format.count(strip.figures.totalConnections))
        writeValue: (value) => Format.count(value)
    }
    Figure {
        objectName: "figureMessagesIn"
        name: qsTr("Messages in")
        value: Format.compact(strip.figures.messagesIn)
        unit: qsTr("/s", "per second")
        history: strip.figures.messagesInHistory
        ink: Theme.incoming
        series: Traffic.MessagesIn
        peak: strip.peakOf(Format.rate(strip.figures.peakMessagesIn))
        total: strip.total(Format.count(strip.figures.totalMessagesIn))
        writeValue: (value) => Format.rate(value)
    }
    Figure {
        objectName: "figureMessagesOut"
        name: qsTr("Messages out")
        value: Format.compact(strip.figures.messagesOut)
        unit: qsTr("/s", "per second")
        history: strip.figures.messagesOutHistory
        ink: Theme.outgoing
        series: Traffic.MessagesOut
        peak: strip.peakOf(Format.rate(strip.figures.peakMessagesOut))
        total: strip.total(Format.count(strip.figures.totalMessagesOut))
        writeValue: (value) => Format.rate(value)
    }
    Figure {
        objectName: "figureBytesOut"
        name: qsTr("Bytes out")
        value: Format.byteNumber(strip.figures.bytesOut)
        unit: qsTr("%1/s", "a rate").arg(Format.byteUnits[Format.byteUnit(strip.figures.bytesOut)])
        history: strip.figures.bytesOutHistory
        ink: Theme.outgoing
        series: Traffic.BytesOut
        peak: strip.peakOf(strip.byteRate(strip.figures.peakBytesOut))
        total: strip.total(Format.bytes(strip.figures.totalBytesOut))
        writeValue: (value) => strip.byteRate(value)
    }
    Figure {
        objectName: "figureQueued"
        name: qsTr("Send queue")
        value: Format.byteNumber(Format.wide(strip.figures, "queued"))
        unit: Format.byteUnits[Format.byteUnit(Format.wide(strip.figures, "queued"))]
        note: strip.figures.slow > 0 ? "· " + qsTr("%Ln slow", "connections", strip.figures.slow) : ""
        noteColor: Theme.warning
        history: strip.figures.queuedHistory
        ink: Theme.warning
        series: Traffic.Queued
        peak: strip.peakOf(Format.bytes(strip.figures.peakQueued))
        total: strip.figures.totalDropped > 0 ? qsTr("Dropped messages: %1").arg(Format.count(strip.figures.totalDropped)) : ""
        writeValue: (value) => Format.bytes(value)
    }
    Figure {
        objectName: "figureErrors"
        // What is left of the width by whole pixels.
        width: strip.width - 5 * (strip.cellWidth + strip.spacing)
        name: qsTr("Errors, last minute")
        value: Format.count(strip.figures.errors)
        notes: strip.figures.errorCodes.split(" · ").filter((code) => code !== "")
        noteColor: Theme.error
        history: strip.figures.errorsHistory
        ink: Theme.error
        series: Traffic.Errors
        total: strip.total(Format.count(strip.figures.totalErrors))
        writeValue: (value) => Format.rate(value)
    }
    FigureDetails {
        id: details

        objectName: "figureDetails"
        figures: strip.figures
    }
}
