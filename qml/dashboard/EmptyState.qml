// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// What stands where there is nothing to show: why, and what to do about it.
Item {
    id: page

    property alias title: titleText.text
    property alias text: bodyText.text
    property alias glyph: sign.shape
    /// Something is on its way.
    property bool busy: false
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
            // The words are what counts where there is little room.
            visible: !page.busy && page.height >= 160
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: 26
            spacing: 6
            visible: page.busy

            Repeater {
                model: 3

                Rectangle {
                    id: dot

                    required property int index

                    y: 9
                    width: 8
                    height: 8
                    radius: 4
                    color: Theme.muted

                    SequentialAnimation on opacity {
                        running: page.busy && page.visible
                        loops: Animation.Infinite

                        PauseAnimation { duration: dot.index * 160 }
                        NumberAnimation { from: 0.3; to: 1; duration: 320 }
                        NumberAnimation { from: 1; to: 0.3; duration: 320 }
                        PauseAnimation { duration: (2 - dot.index) * 160 }
                    }
                }
            }
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
