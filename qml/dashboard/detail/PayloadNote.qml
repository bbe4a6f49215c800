// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// What a payload's view does not show, and why.
Item {
    id: note

    required property FrameDetails frame
    required property PayloadLines lines
    required property bool asHex
    /// As PayloadView's `shown`.
    required property int wanted

    readonly property string words: !frame.valid ? "" : sentences().join("\n")

    /// A line for each.
    function sentences(): var {
        const found = Array.from([]);
        if (!frame.complete)
            found.push(qsTr("The connection ended in the midst of this frame."));
        if (frame.cut)
            found.push(qsTr("Only the first %1 of %2 were kept.").arg(Format.bytes(frame.keptSize)).arg(Format.bytes(frame.payloadSize)));
        if (asHex || lines.busy || frame.keptSize === 0)
            return found;
        if (!lines.wellFormed && !(frame.cut && wanted !== 1))
            found.push(flaw());
        if (!lines.complete)
            found.push(qsTr("There is more text than is shown here."));
        return found;
    }

    function flaw(): string {
        const place = Format.count(lines.errorOffset);
        if (wanted === 0)
            return qsTr("This is not JSON from byte %1 on.").arg(place);
        return wanted === 3 ? qsTr("This is not CBOR from byte %1 on.").arg(place) : qsTr("Some bytes are not UTF-8 and stand here as “\uFFFD”.");
    }

    implicitHeight: words !== "" ? text.implicitHeight + 12 : 0
    visible: words !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text.text

    Glyph {
        x: 12
        y: 13
        width: 10
        height: 10
        shape: Glyph.Triangle
        color: Theme.warning
    }
    ThemedText {
        id: text

        objectName: "payloadNoteText"
        anchors { left: parent.left; leftMargin: 28; right: parent.right; rightMargin: 12; top: parent.top; topMargin: 10 }
        wrapMode: Text.Wrap
        color: Theme.warning
        font.pixelSize: Theme.small
        text: note.words
        Accessible.ignored: true
    }
}
