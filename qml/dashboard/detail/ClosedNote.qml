// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// How a connection ended.
Rectangle {
    id: note

    required property ConnectionDetails details

    readonly property bool bad: details.error !== ""
    /// Its server went before it could say anything.
    readonly property bool unknown: !bad && details.closeCode === 0

    implicitHeight: texts.implicitHeight + 20
    radius: Theme.radius
    color: Theme.tint(bad ? Theme.error : Theme.muted)
    Accessible.role: Accessible.StaticText
    Accessible.name: title.text + " " + explanation.text

    Glyph {
        x: 12
        y: 13
        width: 10
        height: 10
        shape: note.bad ? Glyph.Cross : Glyph.Ring
        color: note.bad ? Theme.error : Theme.muted
    }
    Column {
        id: texts

        anchors { left: parent.left; leftMargin: 32; right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
        spacing: 2

        ThemedText {
            id: title

            width: parent.width
            font.weight: Font.DemiBold
            color: note.bad ? Theme.error : Theme.text
            text: note.unknown ? qsTr("The connection is gone") : qsTr("Closed with %1").arg(CloseCodes.describe(note.details.closeCode))
            Accessible.ignored: true
        }
        ThemedText {
            id: explanation

            width: parent.width
            wrapMode: Text.Wrap
            color: note.bad ? Theme.text : Theme.muted
            text: note.bad ? note.details.error
                  : note.unknown ? qsTr("How it ended is not known. The figures are its last ones.")
                  : note.details.closeReason !== "" ? "“" + note.details.closeReason + "”" : qsTr("No reason was given. The figures are its last ones.")
            Accessible.ignored: true
        }
    }
}
