// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// A server that nobody has connected to yet: how to.
EmptyState {
    id: state

    property string url
    /// A page for a browser that connects; empty for none.
    property string pageUrl

    glyph: Glyph.Ring
    title: url !== "" ? qsTr("Waiting for the first connection") : qsTr("The server is not listening")
    text: url === "" ? qsTr("Connections appear here as soon as it does.")
          : pageUrl !== "" ? qsTr("Open the page in a browser, or connect any WebSocket client to this address.")
                               : qsTr("Connect any WebSocket client to this address.")

    CopyLine {
        width: parent.width
        visible: state.url !== ""
        label: qsTr("the address")
        text: state.url
    }
    CopyLine {
        width: parent.width
        visible: state.url !== ""
        label: qsTr("the line of JavaScript")
        text: "new WebSocket(\"" + state.url + "\");"
    }
    Item {
        width: parent.width
        height: 40
        visible: state.pageUrl !== ""

        ActionButton {
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
            height: 32
            emphasized: true
            ink: Theme.accent
            text: qsTr("Open %1 in a browser").arg(state.pageUrl)
            onClicked: Qt.openUrlExternally(state.pageUrl)
        }
    }
}
