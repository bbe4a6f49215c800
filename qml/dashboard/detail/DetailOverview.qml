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

    Row {
        width: parent.width
        spacing: Theme.unit * 2
        opacity: overview.closed ? 0.6 : 1

        TrafficCard {
            width: (parent.width - parent.spacing) / 2
            name: qsTr("In", "messages per second")
            ink: Theme.incoming
            value: overview.closed ? "–" : Format.rate(overview.details.inRate)
            note: qsTr("%Ln messages", "", Format.wide(overview.details, "messagesReceived")) + " · " + Format.bytes(Format.wide(overview.details, "bytesReceived"))
            history: overview.details.inHistory
        }
        TrafficCard {
            width: (parent.width - parent.spacing) / 2
            name: qsTr("Out", "messages per second")
            ink: Theme.outgoing
            value: overview.closed ? "–" : Format.rate(overview.details.outRate)
            note: qsTr("%Ln messages", "", Format.wide(overview.details, "messagesSent")) + " · " + Format.bytes(Format.wide(overview.details, "bytesSent"))
            history: overview.details.outHistory
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
        value: overview.details.secure ? qsTr("TLS") : qsTr("none")
    }
}
