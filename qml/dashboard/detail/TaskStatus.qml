// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// What has become of some work: how far it is, what went wrong, or where the result is. It has its room also before,
/// so that nothing moves.
Item {
    id: status

    property bool running: false
    property real progress: 0
    property string error
    property string done
    property string note
    /// What is to be known before it begins.
    property string warning
    property string workName
    readonly property string words: running ? "" : error !== "" ? error : done !== "" ? done : note !== "" ? note : warning
    readonly property bool warned: words !== "" && words === warning

    implicitHeight: running || words === "" ? 20 : Math.max(20, text.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: words

    ProgressLine {
        anchors { left: parent.left; right: percent.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        visible: status.running
        value: status.progress
        name: status.workName
    }
    MonoText {
        id: percent

        objectName: "taskPercent"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: status.running
        width: 40
        horizontalAlignment: Text.AlignRight
        font.pixelSize: Theme.small
        color: Theme.muted
        text: qsTr("%1 %", "percent").arg(Math.round(status.progress * 100))
    }
    Glyph {
        y: 3
        width: 10
        height: 10
        visible: text.visible
        shape: status.error !== "" ? Glyph.Cross : status.done !== "" ? Glyph.Check : status.warned ? Glyph.Warning : Glyph.Ring
        color: text.color
    }
    ThemedText {
        id: text

        objectName: "taskText"
        x: 20
        width: parent.width - 20
        visible: status.words !== ""
        wrapMode: status.error !== "" ? Text.WrapAtWordBoundaryOrAnywhere : Text.NoWrap
        elide: status.error !== "" ? Text.ElideNone : Text.ElideMiddle
        color: status.error !== "" ? Theme.error : status.done !== "" ? Theme.incoming : status.warned ? Theme.warning : Theme.muted
        text: status.words
        Accessible.ignored: true
    }
}
