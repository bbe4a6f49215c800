// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// One connection in the table.
Rectangle {
    id: row

    required property int index
    required property real connectionId
    required property string connectionState
    required property string peer
    required property string path
    required property string origin
    required property string userAgent
    required property string subprotocol
    required property string tlsProtocol
    required property real inRate
    required property real outRate
    required property real bytesInRate
    required property real bytesOutRate
    required property real messagesIn
    required property real messagesOut
    required property real bytesIn
    required property real bytesOut
    required property real sentRatio
    required property var history
    required property real queued
    required property real dropped
    required property real roundTrip
    required property real idle
    required property real age
    required property int closeCode

    required property TableColumns columns
    /// It is one of those that are selected.
    required property bool selected
    /// It is the one at which the keyboard stands.
    required property bool current
    required property bool keyboardHere

    readonly property bool closed: connectionState === "closed"
    readonly property real dimmed: closed ? 0.6 : 1

    /// With the modifiers that were held.
    signal picked(int modifiers)
    signal opened()
    signal menuAsked(real x, real y)

    height: Theme.rowHeight
    color: selected ? Theme.selected : hover.hovered ? Theme.hovered : index % 2 === 0 ? Theme.surface : Theme.stripe
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1, %2, %3, in %4, out %5").arg(ConnectionState.word(connectionState)).arg(peer).arg(path)
                         .arg(Format.rate(inRate)).arg(Format.rate(outRate))
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: row.picked(Qt.NoModifier)

    function textOf(key: string): string {
        switch (key) {
        case "state": return ConnectionState.word(connectionState);
        case "peer": return peer;
        case "path": return path;
        case "origin": return origin !== "" ? origin : "–";
        case "userAgent": return userAgent !== "" ? userAgent : "–";
        case "subprotocol": return subprotocol !== "" ? subprotocol : "–";
        case "tls": return tlsProtocol !== "" ? tlsProtocol.replace("TLSv", "") : "–";
        case "roundTrip": return Format.milliseconds(roundTrip);
        case "dropped": return Format.count(dropped);
        case "ratio": return sentRatio < 0 ? "–" : qsTr("%1 %", "percent").arg(Format.number(sentRatio * 100, 0));
        case "messagesIn": return Format.compact(messagesIn);
        case "messagesOut": return Format.compact(messagesOut);
        case "bytesIn": return Format.bytes(bytesIn);
        case "bytesOut": return Format.bytes(bytesOut);
        case "idle": return Format.duration(idle);
        case "age": return Format.duration(age);
        case "close": return closeCode > 0 ? String(closeCode) : "–";
        }
        return closed ? "–" : figureOf(key);
    }

    /// Of a figure that a closed connection has not.
    function figureOf(key: string): string {
        switch (key) {
        case "in": return Format.rate(inRate);
        case "out": return Format.rate(outRate);
        case "bytesInRate": return Format.bytes(bytesInRate);
        case "bytesOutRate": return Format.bytes(bytesOutRate);
        case "queued": return Format.bytes(queued);
        }
        return "";
    }

    function inkOf(key: string): color {
        switch (key) {
        case "state": return connectionState === "slow" ? Theme.warning : Theme.muted;
        case "peer":
        case "path": return Theme.text;
        case "in": return inRate >= 0.05 && !closed ? Theme.incoming : Theme.muted;
        case "out": return outRate >= 0.05 && !closed ? Theme.outgoing : Theme.muted;
        case "bytesInRate": return bytesInRate >= 1 && !closed ? Theme.incoming : Theme.muted;
        case "bytesOutRate": return bytesOutRate >= 1 && !closed ? Theme.outgoing : Theme.muted;
        case "queued": return connectionState === "slow" ? Theme.warning : queued > 0 && !closed ? Theme.text : Theme.muted;
        case "dropped": return dropped > 0 ? Theme.warning : Theme.muted;
        case "roundTrip": return roundTrip < 0 ? Theme.muted : Theme.text;
        case "close": return closeCode > 1001 && closeCode < 4000 ? Theme.error : Theme.muted;
        }
        return Theme.muted;
    }

    HoverHandler { id: hover }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        onClicked: (mouse) => mouse.button === Qt.RightButton ? row.menuAsked(mouse.x, mouse.y) : row.picked(mouse.modifiers)
        onDoubleClicked: (mouse) => {
            if (mouse.button === Qt.LeftButton)
                row.opened();
        }
    }
    Rectangle {
        width: 3
        height: parent.height
        visible: row.current
        color: Theme.accent
    }
    FocusFrame {
        radius: 0
        border.width: 1
        shown: row.current && row.keyboardHere
    }
    Glyph {
        x: row.columns.margin
        y: Math.round((parent.height - height) / 2)
        width: 8
        height: 8
        shape: ConnectionState.glyph(row.connectionState)
        color: ConnectionState.ink(row.connectionState)
    }
    Sparkline {
        x: row.columns.historyX + 16
        y: Math.round((parent.height - height) / 2)
        width: 80
        height: 16
        visible: row.columns.historyX >= 0
        values: row.history
        lineWidth: 1
        color: row.closed ? Theme.muted : Theme.outgoing
        opacity: row.dimmed
    }
    Row {
        x: row.columns.margin
        height: parent.height

        Repeater {
            model: row.columns.shown

            Item {
                id: cell

                required property var modelData
                readonly property string key: modelData.key

                width: row.columns.room(modelData)
                height: row.height

                MonoText {
                    visible: cell.key !== "history"
                    x: cell.key === "state" ? 16 : 0
                    width: parent.width - x - (cell.modelData.numeric ? 0 : 12)
                    height: parent.height
                    horizontalAlignment: cell.modelData.numeric ? Text.AlignRight : Text.AlignLeft
                    elide: cell.key === "peer" || cell.key === "origin" ? Text.ElideMiddle : Text.ElideRight
                    font { family: cell.key === "state" ? Theme.sans : Theme.mono; preferShaping: cell.key === "state" }
                    text: row.textOf(cell.key)
                    color: row.inkOf(cell.key)
                    opacity: cell.key === "state" ? 1 : row.dimmed
                }
            }
        }
    }
}
