// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// The servers of a workspace side by side; those that were found but are not attached to are offered.
Rectangle {
    id: strip

    property QtObject server: null
    property string title
    required property var remotes
    required property QtObject localServers
    required property int ownPid
    required property int current
    /// The addresses that the workspace looks into already.
    required property var attachedUrls
    /// How many alerts of each go on.
    property var alertCounts: []
    readonly property int first: server !== null ? 1 : 0

    signal showRequested(int place)
    signal detachRequested(int place)
    signal attachRequested(string url, string token)
    signal dialogRequested()

    implicitHeight: 36
    color: Theme.raised
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Servers")

    Row {
        anchors { left: parent.left; leftMargin: 8; top: parent.top; bottom: parent.bottom; bottomMargin: 1 }
        spacing: 4

        ServerTab {
            objectName: "ownTab"
            height: parent.height
            visible: strip.server !== null
            text: strip.title
            status: 2
            alerts: strip.alertCounts[0] ?? 0
            current: strip.current === 0
            onClicked: strip.showRequested(0)
        }
        Repeater {
            model: strip.remotes

            ServerTab {
                required property int index
                required property var target

                objectName: "remoteTab" + index
                height: strip.height - 1
                text: target && target["name"] !== "" ? target["name"] : target ? String(target["url"]) : ""
                status: target ? target["status"] : 0
                alerts: strip.alertCounts[strip.first + index] ?? 0
                tokenWrong: target?.["tokenWrong"] ?? true
                current: strip.current === strip.first + index
                closable: true
                onClicked: strip.showRequested(strip.first + index)
                onCloseRequested: strip.detachRequested(strip.first + index)
            }
        }
        Repeater {
            model: strip.localServers

            ServerTab {
                required property string name
                required property int pid
                required property var url
                required property string token

                objectName: "foundTab" + pid
                height: strip.height - 1
                visible: pid !== strip.ownPid && strip.attachedUrls.indexOf(String(url)) < 0
                found: true
                text: name
                Accessible.name: qsTr("Attach to %1, pid %2").arg(name).arg(pid)
                tip: qsTr("Found on this machine, pid %1. Press to attach.").arg(pid)
                onClicked: strip.attachRequested(String(url), token)
            }
        }
        ActionButton {
            objectName: "attachButton"
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: 24
            glyph: Glyph.Plus
            text: qsTr("Attach…")
            tip: qsTr("Look into a server of another program")
            onClicked: strip.dialogRequested()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        z: -1
        color: Theme.line
    }
}
