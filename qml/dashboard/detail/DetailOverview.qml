// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// What a connection is and does.
ScrollPage {
    id: overview

    required property ConnectionDetails details

    readonly property bool closed: details.state === "closed"

    function orDash(value: string): string {
        return value !== "" ? value : "–";
    }

    function ratio(value: real): string {
        return value < 0 ? "–" : qsTr("%1 %", "percent").arg(Format.number(value * 100, 1));
    }

    readonly property bool inBytes: unit.current === 1

    /// Reads historyTick too, so that a binding is told of each second.
    function history(series: int): var {
        const tick = overview.details.historyTick;
        return tick >= 0 ? overview.details.history(series, span.current) : [];
    }

    function rateOf(messages: real, bytes: real): string {
        return closed ? "–" : inBytes ? qsTr("%1/s", "a rate").arg(Format.bytes(bytes)) : Format.rate(messages);
    }

    Item {
        width: parent.width
        height: 24 + Theme.unit * 2

        Segments {
            id: span

            objectName: "historySpan"
            name: qsTr("History of")
            choices: [qsTr("1 minute"), qsTr("10 minutes"), qsTr("1 day")]
        }
        Segments {
            id: unit

            objectName: "historyUnit"
            anchors.right: parent.right
            name: qsTr("In")
            choices: [qsTr("Messages"), qsTr("Bytes")]
        }
    }
    Row {
        width: parent.width
        spacing: Theme.unit * 2
        opacity: overview.closed ? 0.6 : 1

        TrafficCard {
            objectName: "inCard"
            width: (parent.width - parent.spacing) / 2
            name: qsTr("In", "messages per second")
            ink: Theme.incoming
            places: [60, 600, 1440][span.current]
            value: overview.rateOf(overview.details.inRate, overview.details.bytesInRate)
            note: qsTr("%Ln messages", "", Format.wide(overview.details, "messagesReceived")) + " · " + Format.bytes(Format.wide(overview.details, "bytesReceived"))
            history: overview.history(overview.inBytes ? Traffic.BytesIn : Traffic.MessagesIn)
        }
        TrafficCard {
            objectName: "outCard"
            width: (parent.width - parent.spacing) / 2
            name: qsTr("Out", "messages per second")
            ink: Theme.outgoing
            places: [60, 600, 1440][span.current]
            value: overview.rateOf(overview.details.outRate, overview.details.bytesOutRate)
            note: qsTr("%Ln messages", "", Format.wide(overview.details, "messagesSent")) + " · " + Format.bytes(Format.wide(overview.details, "bytesSent"))
            history: overview.history(overview.inBytes ? Traffic.BytesOut : Traffic.MessagesOut)
        }
    }
    SectionTitle { text: qsTr("Now") }
    PropertyRow {
        width: parent.width
        name: qsTr("Round trip")
        value: Format.milliseconds(overview.details.roundTrip)
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Send queue")
        value: Format.bytes(Format.wide(overview.details, "queued"))
        ink: overview.details.state === "slow" ? Theme.warning : Theme.text
    }
    PropertyRow {
        objectName: "droppedRow"
        width: parent.width
        visible: Format.wide(overview.details, "messagesDropped") > 0
        name: qsTr("Dropped")
        value: qsTr("%Ln messages", "", Format.wide(overview.details, "messagesDropped"))
        ink: Theme.warning
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Silent for")
        value: overview.closed ? "–" : qsTr("%1 s").arg(Format.number(Format.wide(overview.details, "idle") / 1000, 1))
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Opened")
        value: overview.details.startTime.toLocaleTimeString(Qt.locale(), "HH:mm:ss") + " · " + Format.duration(Format.wide(overview.details, "age"))
    }
    SectionTitle { text: qsTr("Connection") }
    PropertyRow {
        width: parent.width
        name: qsTr("Address")
        value: overview.orDash(overview.details.url)
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Path")
        value: overview.details.path + (overview.details.query !== "" ? "?" + overview.details.query : "")
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Peer")
        value: overview.details.peer
    }
    PropertyRow {
        width: parent.width
        name: qsTr("This side")
        value: overview.details.local
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Subprotocol")
        value: overview.orDash(overview.details.subprotocol)
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Extensions")
        value: overview.orDash(overview.details.extensions)
    }
    PropertyRow {
        objectName: "compressionRow"
        width: parent.width
        visible: overview.details.extensions !== ""
        name: qsTr("Compressed to")
        value: qsTr("in %1, out %2").arg(overview.ratio(overview.details.receivedRatio)).arg(overview.ratio(overview.details.sentRatio))
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Origin")
        value: overview.orDash(overview.details.origin)
    }
    PropertyRow {
        width: parent.width
        name: qsTr("User agent")
        value: overview.orDash(overview.details.userAgent)
    }
    PropertyRow {
        width: parent.width
        name: qsTr("Encryption")
        value: overview.details.secure ? (overview.details.tlsProtocol || qsTr("TLS")) + (overview.details.tlsCipher !== "" ? " · " + overview.details.tlsCipher : "") : qsTr("none")
    }
    SectionTitle {
        visible: overview.closed
        text: qsTr("End")
    }
    PropertyRow {
        objectName: "closeCodeRow"
        width: parent.width
        visible: overview.closed
        name: qsTr("Code")
        value: CloseCodes.describe(overview.details.closeCode)
    }
    PropertyRow {
        width: parent.width
        visible: overview.closed
        name: qsTr("Reason")
        value: overview.orDash(overview.details.closeReason)
    }
    PropertyRow {
        width: parent.width
        visible: overview.closed && overview.details.error !== ""
        name: qsTr("Error")
        value: overview.details.error
        ink: Theme.error
    }
}
