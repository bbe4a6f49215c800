// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire

/// Which columns the table has, and how wide they are. Widths depend on the room there is, never on what is in them.
QtObject {
    id: columns

    /// The room for all of them.
    property real available: 800
    /// The keys of those that are wanted, in any order.
    property list<string> chosen: defaults
    readonly property list<string> defaults: ["state", "peer", "path", "in", "out", "history", "queued", "roundTrip"]
    readonly property int margin: Theme.unit * 4
    /// Room for the button that chooses the columns.
    readonly property int rightMargin: Theme.unit * 8

    /// All there are, in the order in which they stand. `column` is what to sort by.
    readonly property var all: [
        column("state", qsTr("State"), qsTr("open, slow, closing or closed"), 76, false, ConnectionModel.State),
        column("peer", qsTr("Peer"), qsTr("the address of the other side"), 164, false, ConnectionModel.Peer),
        column("path", qsTr("Path"), qsTr("the path of the request"), 96, false, ConnectionModel.Path),
        column("origin", qsTr("Origin"), qsTr("the page that a browser connected from"), 160, false, ConnectionModel.Origin),
        column("userAgent", qsTr("User agent"), qsTr("the program of the other side"), 180, false, ConnectionModel.UserAgent),
        column("subprotocol", qsTr("Subprotocol"), qsTr("the subprotocol that was agreed on"), 112, false, ConnectionModel.Subprotocol),
        column("tls", qsTr("TLS"), qsTr("the version of TLS"), 76, false, ConnectionModel.Tls),
        column("in", qsTr("In", "messages per second"), qsTr("messages received per second"), 68, true, ConnectionModel.InRate),
        column("out", qsTr("Out", "messages per second"), qsTr("messages sent per second"), 68, true, ConnectionModel.OutRate),
        column("history", qsTr("60 s", "the last minute"), qsTr("messages sent in each of the last 60 seconds"), 104, false, -1),
        column("bytesInRate", qsTr("Bytes in/s"), qsTr("bytes received per second"), 96, true, ConnectionModel.BytesInRate),
        column("bytesOutRate", qsTr("Bytes out/s"), qsTr("bytes sent per second"), 96, true, ConnectionModel.BytesOutRate),
        column("messagesIn", qsTr("Msgs in"), qsTr("messages received so far"), 80, true, ConnectionModel.MessagesIn),
        column("messagesOut", qsTr("Msgs out"), qsTr("messages sent so far"), 80, true, ConnectionModel.MessagesOut),
        column("bytesIn", qsTr("Bytes in"), qsTr("bytes received so far"), 88, true, ConnectionModel.BytesIn),
        column("bytesOut", qsTr("Bytes out"), qsTr("bytes sent so far"), 88, true, ConnectionModel.BytesOut),
        column("ratio", qsTr("Ratio"), qsTr("to what part of their size sent messages were compressed"), 64, true, ConnectionModel.SentRatio),
        column("queued", qsTr("Queued"), qsTr("bytes that wait for the network"), 80, true, ConnectionModel.Queued),
        column("dropped", qsTr("Dropped"), qsTr("messages that were not sent because the peer does not read"), 76, true, ConnectionModel.Dropped),
        column("roundTrip", qsTr("RTT", "round-trip time"), qsTr("how long an answer takes"), 72, true, ConnectionModel.RoundTrip),
        column("idle", qsTr("Idle"), qsTr("how long nothing came or went"), 80, true, ConnectionModel.Idle),
        column("age", qsTr("Age"), qsTr("how long it has been connected"), 88, true, ConnectionModel.Age),
        column("close", qsTr("Close"), qsTr("the code of the close frame"), 64, true, ConnectionModel.CloseCode)
    ]
    readonly property real wantedWidth: widthOf(all.filter((each) => wants(each.key)))
    /// What goes first in a narrow table, if that makes the others fit; the details have it all the same.
    readonly property var spared: ["history", "roundTrip", "queued"]
    readonly property var left: {
        const gone = Array.from([]);
        let excess = wantedWidth - available;
        for (const each of spared.map((key) => all.find((entry) => entry.key === key))) {
            if (excess > 0 && wants(each.key)) {
                gone.push(each.key);
                excess -= each.width;
            }
        }
        return excess > 0 ? [] : gone;
    }
    readonly property var shown: all.filter((each) => wants(each.key) && left.indexOf(each.key) < 0)
    readonly property real shownWidth: widthOf(shown)
    /// What the path gets more than it needs; the last column's right edge is the table's.
    readonly property real spare: Math.max(0, available - shownWidth)
    /// Where the sparkline's column begins; -1 if there is none.
    readonly property real historyX: {
        const index = shown.findIndex((each) => each.key === "history");
        return index < 0 ? -1 : shown.slice(0, index).reduce((sum, each) => sum + room(each), margin);
    }
    readonly property real total: Math.max(available, shownWidth)

    function column(key: string, title: string, description: string, width: int, numeric: bool, column: int): var {
        return {key: key, title: title, description: description, width: width, numeric: numeric, column: column};
    }

    function wants(key: string): bool {
        return key === "state" || key === "path" || chosen.indexOf(key) >= 0;
    }

    function widthOf(list: var): real {
        return list.reduce((sum, each) => sum + each.width, margin + rightMargin);
    }

    /// The room of one of them.
    function room(entry: var): real {
        return entry.width + (entry.key === "path" ? spare : 0);
    }

    function setShown(key: string, on: bool): void {
        const others = Array.from(chosen).filter((each) => each !== key);
        chosen = on ? others.concat(key) : others;
    }
}
