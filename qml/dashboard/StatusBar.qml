// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Whether what is shown is live, how much of it there is, and what is recorded.
Rectangle {
    id: bar

    required property ConnectionModel model
    required property ServerLink link
    property bool orderHeld: false
    property int selectedCount: 0
    /// What is recorded: an object with bytes, recordCount, dropped and recording; null if nothing ever is.
    property QtObject frames: null
    readonly property var filterError: Format.get(model, "filterError")
    readonly property real framesDropped: frames !== null ? Format.wide(frames, "dropped") : 0
    /// What the last action came to, for a moment.
    property alias notice: noticeText.text

    signal helpRequested()

    implicitHeight: 26
    color: Theme.raised

    function tell(text: string): void {
        noticeText.text = text;
        noticeTime.restart();
    }

    /// What is left for a text that begins there in the left row.
    function roomFrom(x: real): real {
        return Math.max(0, rightRow.x - 16 - leftRow.x - x);
    }

    Timer {
        id: noticeTime

        interval: 5000
        onTriggered: noticeText.text = ""
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Row {
        id: leftRow

        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 20

        Row {
            spacing: 7

            Glyph {
                anchors.verticalCenter: parent.verticalCenter
                width: 8
                height: 8
                shape: !bar.link.live ? Glyph.Ring : bar.model.paused ? Glyph.Pause : Glyph.Disc
                color: live.color
            }
            ThemedText {
                id: live

                objectName: "liveText"
                font { pixelSize: Theme.small; weight: Font.DemiBold }
                color: !bar.link.live ? Theme.muted : bar.model.paused ? Theme.warning : Theme.incoming
                text: !bar.link.live ? bar.link.word
                      : !bar.model.paused ? qsTr("Live, 4 Hz")
                      : bar.model.missedChanges > 0 ? qsTr("Paused, %1 new").arg("+" + Format.count(bar.model.missedChanges)) : qsTr("Paused")
            }
        }
        ThemedText {
            objectName: "countText"
            visible: bar.link.known
            font.pixelSize: Theme.small
            color: Theme.muted
            text: Format.joined([bar.link.live ? qsTr("%Ln connections", "", bar.model.totalCount)
                                               : qsTr("%Ln connections when it was lost", "", bar.model.totalCount),
                   bar.model.appliedFilter !== "" ? qsTr("%Ln match", "", bar.model.count) : "",
                   bar.selectedCount > 1 ? qsTr("%Ln selected", "", bar.selectedCount) : ""], " · ")
        }
        ThemedText {
            objectName: "filterErrorText"
            visible: text !== "" && bar.link.known
            width: Math.min(implicitWidth, bar.roomFrom(x))
            font.pixelSize: Theme.small
            color: Theme.error
            text: bar.filterError.message === "" ? ""
                  : bar.model.appliedFilter !== "" ? qsTr("The filter has an error; “%1” still holds").arg(bar.model.appliedFilter)
                                                   : qsTr("The filter has an error")
        }
        ThemedText {
            visible: bar.orderHeld && !bar.model.paused && noticeText.text === "" && bar.width >= 1100
            font.pixelSize: Theme.small
            color: Theme.muted
            text: bar.selectedCount > 1 ? qsTr("Order held while several are selected") : qsTr("Order held while the pointer is on the table")
        }
        ThemedText {
            id: noticeText

            objectName: "noticeText"
            width: Math.min(implicitWidth, bar.roomFrom(x))
            font.pixelSize: Theme.small
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Row {
        id: rightRow

        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        spacing: 16

        ThemedText {
            anchors.verticalCenter: parent.verticalCenter
            objectName: "ringText"
            visible: bar.frames !== null && bar.link.known && bar.width >= 800
            font.pixelSize: Theme.small
            color: bar.framesDropped > 0 ? Theme.warning : Theme.muted
            text: bar.frames === null ? ""
                  : qsTr("frame ring %1 · %2 · %3 dropped").arg(Format.count(Format.wide(bar.frames, "recordCount")))
                    .arg(Format.bytes(Format.wide(bar.frames, "bytes"))).arg(Format.count(bar.framesDropped))
        }
        ActionButton {
            objectName: "keysButton"
            flat: true
            implicitHeight: 22
            text: "?"
            hint: qsTr("keys")
            Accessible.name: qsTr("Show all keys")
            onClicked: bar.helpRequested()
        }
    }
}
