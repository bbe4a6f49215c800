// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// What a connection is and does.
ScrollPage {
    id: overview

    required property ConnectionDetails details

    readonly property bool closed: details.state === "closed"

    function orDash(value: string): string {
        return value !== "" ? value : "–";
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
