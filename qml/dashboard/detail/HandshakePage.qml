// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// The request that a connection began with and the response to it.
ScrollPage {
    id: page

    required property ConnectionDetails details
    property QtObject server: null
    property real connectionId: 0
    /// Somebody looks: the heads are asked for.
    property bool active: false
    readonly property bool responseKnown: response.valid

    /// The heads are told to a recorder as soon as it records, and that is all it is for.
    function ask(): void {
        if (!active || (request.valid && response.valid && request.connectionId === page.connectionId))
            return;
        request.clear();
        response.clear();
        headRecorder.clear();
        if (headRecorder.recordConnection(page.connectionId))
            patience.restart();
        Qt.callLater(page.look);
    }

    function look(): void {
        for (let row = 0; row < heads.count; ++row) {
            const type = heads.data(heads.index(row, 0), FrameModel.TypeRole);
            (type === "request" ? request : response).show(heads, row);
        }
        if (response.valid)
            headRecorder.stopAll();
    }

    onActiveChanged: ask()
    onConnectionIdChanged: {
        headRecorder.stopAll();
        request.clear();
        response.clear();
        ask();
    }

    FrameRecorder {
        id: headRecorder

        objectName: "headRecorder"
        server: page.server
        onServerChanged: page.ask()
    }
    FrameModel {
        id: heads

        recorder: headRecorder
        types: FrameFilter.Heads
        onCountChanged: page.look()
    }
    Binding {
        target: heads
        property: "connectionId"
        value: page.connectionId
    }
    FrameDetails { id: request }
    FrameDetails { id: response }
    Timer {
        id: patience

        interval: 3000
        onTriggered: headRecorder.stopAll()
    }

    HeadSection {
        objectName: "requestHead"
        width: parent.width
        title: qsTr("Request")
        startLine: request.valid ? request.startLine : page.details.requestLine
        headers: request.valid ? request.headers : page.details.headers
    }
    HeadSection {
        objectName: "responseHead"
        width: parent.width
        visible: response.valid
        topPadding: 12
        title: qsTr("Response")
        startLine: response.startLine
        headers: response.headers
    }
    SectionTitle {
        visible: !response.valid
        text: qsTr("Response")
    }
    ThemedText {
        objectName: "responseUnknown"
        width: parent.width
        visible: !response.valid
        wrapMode: Text.Wrap
        color: Theme.muted
        text: qsTr("It is not known any more: the connection had closed before somebody looked.")
    }
    ThemedText {
        width: parent.width
        topPadding: 16
        wrapMode: Text.Wrap
        font.pixelSize: Theme.small
        color: Theme.muted
        text: qsTr("Passwords, tokens and cookies are hidden.")
    }
}
