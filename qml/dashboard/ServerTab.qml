// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// One server of a workspace: its name, and how it stands.
T.AbstractButton {
    id: tab

    /// As ServerLink's.
    property int status: 0
    /// Of one that has refused: another token would help.
    property bool tokenWrong: true
    property bool current: false
    property bool closable: false
    /// It was found, and can be attached to.
    property bool found: false
    property string tip
    /// How many alerts go on.
    property int alerts: 0
    readonly property bool live: status === 2
    readonly property bool wrong: status === 3 || status === 4 || status === 5
    readonly property bool alarmed: live && alerts > 0
    readonly property string word: alarmed ? qsTr("%Ln alerts", "", alerts) : found ? qsTr("found") : live ? qsTr("attached") : status === 4 ? qsTr("refused")
        : status === 5 ? qsTr("not trusted") : status === 3 ? qsTr("disconnected") : qsTr("attaching")

    signal closeRequested()

    implicitWidth: Math.min(220, Math.max(96, sign.width + 8 + label.implicitWidth + leftPadding + rightPadding))
    leftPadding: 12
    rightPadding: closable ? 32 : 14
    focusPolicy: Qt.TabFocus
    font { family: Theme.sans; pixelSize: Theme.normal; weight: current ? Font.DemiBold : Font.Normal }
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: word
    Accessible.selected: current
    Keys.onReturnPressed: tab.clicked()
    Keys.onEnterPressed: tab.clicked()
    Keys.onDeletePressed: if (closable) closeRequested()

    background: Rectangle {
        color: tab.current ? Theme.surface : tab.hovered ? Theme.pressed : "transparent"

        Rectangle {
            width: parent.width
            height: 2
            visible: tab.current
            color: Theme.accent
        }
        FocusFrame {
            anchors.margins: 2
            shown: tab.visualFocus
        }
    }
    Glyph {
        id: sign

        x: tab.leftPadding
        anchors.verticalCenter: parent.verticalCenter
        width: tab.wrong || tab.found || tab.alarmed ? 10 : 8
        height: width
        shape: tab.found ? Glyph.Plus : tab.alarmed ? Glyph.Warning : tab.live ? Glyph.Disc : tab.status === 4 && tab.tokenWrong ? Glyph.Key : tab.status > 3 ? Glyph.Warning : tab.status === 3 ? Glyph.Unplugged : Glyph.Ring
        color: tab.live && !tab.alarmed ? Theme.incoming : tab.wrong || tab.alarmed ? Theme.warning : Theme.muted
    }
    ThemedText {
        id: label

        anchors { left: sign.right; leftMargin: 8; right: parent.right; rightMargin: tab.rightPadding; verticalCenter: parent.verticalCenter }
        text: tab.text
        font: tab.font
        color: tab.current || tab.hovered ? Theme.text : Theme.muted
        Accessible.ignored: true
    }
    ActionButton {
        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        visible: tab.closable
        width: 20
        height: 20
        leftPadding: 4
        focusPolicy: tab.current ? Qt.TabFocus : Qt.NoFocus
        glyph: Glyph.Cross
        tip: qsTr("Detach from this server")
        Accessible.name: qsTr("Detach from %1").arg(tab.text)
        onClicked: tab.closeRequested()
    }
    Tip {
        text: tab.tip !== "" ? tab.tip : tab.text + " · " + tab.word
        shown: tab.hovered
    }
}
