// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// What stands on the pill that leads to the latest frames.
Item {
    id: face

    property alias text: words.text

    implicitWidth: content.implicitWidth

    Row {
        id: content

        anchors.centerIn: parent
        spacing: 6

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            width: 12
            height: 12
            shape: Glyph.ToEnd
            color: Theme.accentText
        }
        ThemedText {
            id: words

            objectName: "newFramesText"
            font.weight: Font.DemiBold
            color: Theme.accentText
        }
    }
}
