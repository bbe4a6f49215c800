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

    readonly property string words: sentences()

    function sentences(): string {
        let found = "";
        if (!frame.valid)
            return found.trim();
        if (!frame.complete)
            found += qsTr("The connection ended in the midst of this frame.") + " ";
        if (frame.cut)
            found += qsTr("Only the first %1 of %2 were kept.").arg(Format.bytes(frame.keptSize)).arg(Format.bytes(frame.payloadSize)) + " ";
        if (asHex || lines.busy || frame.keptSize === 0)
            return found.trim();
        if (!lines.wellFormed && !(frame.cut && wanted !== 1))
            found += (wanted === 0 ? qsTr("This is not JSON from byte %1 on.").arg(Format.count(lines.errorOffset))
                       : wanted === 3 ? qsTr("This is not CBOR from byte %1 on.").arg(Format.count(lines.errorOffset))
                       : qsTr("Some bytes are not UTF-8 and stand here as “\uFFFD”.")) + " ";
        if (!lines.complete)
            found += qsTr("There is more text than is shown here.") + " ";
        return found.trim();
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
