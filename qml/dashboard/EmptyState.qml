// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// What stands where there is nothing to show: why, and what to do about it.
Item {
    id: state

    property alias title: titleText.text
    property alias text: bodyText.text
    property alias glyph: sign.shape
    default property alias actions: actionColumn.data

    implicitHeight: content.implicitHeight + 48

    Column {
        id: content

        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 520)
        spacing: 8

        Glyph {
            id: sign

            anchors.horizontalCenter: parent.horizontalCenter
            width: 26
            height: 26
            color: Theme.muted
            opacity: 0.7
        }
        ThemedText {
            id: titleText

            width: parent.width
            topPadding: 8
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            font { pixelSize: Theme.large; weight: Font.DemiBold }
        }
        ThemedText {
            id: bodyText

            width: parent.width
            bottomPadding: 8
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            lineHeight: 1.35
            color: Theme.muted
        }
        Column {
            id: actionColumn

            width: parent.width
            spacing: 8
        }
    }
}
