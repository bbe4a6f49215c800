// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// The dashboards of several servers: one of this program, if it has one, and those of other programs, found on this
/// machine or attached to by address and token.
FocusScope {
    id: workspace

    /// The program's own server; null for none.
    property QtObject server: null
    property string title
    property string pageUrl
    property ViewSettings settings: ViewSettings {}
    /// More controls for the title bar of the program's own server.
    default property alias tools: own.tools
    /// What runs on this machine: a model with the roles of LocalServers.
    property QtObject localServers: LocalServers {}
    /// Makes what a remote server is seen through.
    property Component remoteServer: RemoteServer {}
    /// Not to be offered: this program.
    property int ownPid: 0
    /// The place of the one that is shown: 0 is the program's own, if there is one.
    property int current: 0
    readonly property int first: server !== null ? 1 : 0
    readonly property int count: first + remotes.count
    readonly property Dashboard dashboard: current < first ? own : remoteViews.count > 0 ? (remoteViews.itemAt(current - first) as RemoteView)?.view ?? null : null

    /// The addresses of those that are attached to.
    readonly property var attachedUrls: {
        const urls = [];
        for (let place = 0; place < remotes.count; ++place)
            urls[place] = String(remotes.get(place).target["url"]);
        return urls;
    }

    /// How many alerts of each server go on.
    readonly property var alertCounts: {
        const views = first > 0 ? [own] : [];
        for (let place = 0; place < remoteViews.count; ++place)
            views.push((remoteViews.itemAt(place) as RemoteView)?.view ?? null);
        return views.map((view) => view ? Format.get(view.alerts, "activeCount") : 0);
    }

    /// Which certificates of other servers the operator trusts; kept in the settings.
    readonly property TrustedCertificates trusted: TrustedCertificates {
        settings: workspace.settings
        onForgotten: (address) => workspace.distrust(address)
    }

    implicitWidth: 1280
    implicitHeight: 800
    focus: true

    /// Looks into the server at that inspect endpoint; if it does already, shows it.
    function attach(url: string, token: string): void {
        attachTrusting(url, token, trusted.fingerprintOf(url));
    }

    /// The same, for this time trusting the certificate of that fingerprint alone; "" for what is trusted anyway.
    function attachTrusting(url: string, token: string, fingerprint: string): void {
        const place = attachedUrls.indexOf(url);
        if (place >= 0) {
            show(first + place);
            return;
        }
        const properties = {token: token, url: url};
        if (fingerprint !== "")
            properties["trustedFingerprint"] = fingerprint;
        const target = remoteServer.createObject(workspace, properties);
        remotes.append({target: target});
        show(count - 1);
    }

    /// No longer looks into that server.
    function detach(place: int): void {
        if (place < first || place >= count)
            return;
        const target = remotes.get(place - first).target;
        remotes.remove(place - first);
        target.destroy();
        show(Math.max(0, Math.min(place - 1, count - 1)));
    }

    function targetAt(place: int): QtObject {
        return place >= first && place < count ? remotes.get(place - first).target : null;
    }

    /// No server at that address is trusted any more because it once was.
    function distrust(address: string): void {
        for (let place = first; place < count; ++place) {
            if (trusted.addressOf(String(targetAt(place)["url"])) === address)
                targetAt(place)["trustedFingerprint"] = "";
        }
    }

    function show(place: int): void {
        current = place;
        if (dashboard)
            dashboard.forceActiveFocus(Qt.OtherFocusReason);
    }

    function step(by: int): void {
        if (count > 1)
            show((current + by + count) % count);
    }

    readonly property list<Command> commands: [
        Command {
            name: qsTr("Attach to a server…")
            group: qsTr("Servers")
            keys: ["Ctrl+O"]
            onTriggered: attachDialog.open()
        },
        Command {
            name: qsTr("Next server")
            group: qsTr("Servers")
            keys: ["Ctrl+PgDown"]
            enabled: workspace.count > 1
            reason: qsTr("there is one only")
            onTriggered: workspace.step(1)
        },
        Command {
            name: qsTr("Previous server")
            group: qsTr("Servers")
            keys: ["Ctrl+PgUp"]
            enabled: workspace.count > 1
            reason: qsTr("there is one only")
            onTriggered: workspace.step(-1)
        },
        Command {
            name: qsTr("Detach from this server")
            group: qsTr("Servers")
            keys: ["Ctrl+W"]
            enabled: workspace.current >= workspace.first && workspace.count > 0
            reason: qsTr("it is this program's own")
            onTriggered: workspace.detach(workspace.current)
        },
        Command {
            name: qsTr("Stop trusting this server's certificate")
            group: qsTr("Servers")
            enabled: (workspace.dashboard?.link.trustedFingerprint ?? "") !== ""
            reason: qsTr("it is not trusted by its fingerprint")
            onTriggered: workspace.targetAt(workspace.current)["trustedFingerprint"] = ""
        }
    ]

    ListModel {
        id: remotes

        dynamicRoles: true
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    ServerTabs {
        id: tabs

        width: parent.width
        server: workspace.server
        title: workspace.title
        remotes: remotes
        localServers: workspace.localServers
        ownPid: workspace.ownPid
        current: workspace.current
        attachedUrls: workspace.attachedUrls
        alertCounts: workspace.alertCounts
        onShowRequested: (place) => workspace.show(place)
        onDetachRequested: (place) => workspace.detach(place)
        onAttachRequested: (url, token) => workspace.attach(url, token)
        onDialogRequested: attachDialog.open()
    }
    FocusScope {
        id: views

        anchors { left: parent.left; right: parent.right; top: tabs.bottom; bottom: parent.bottom }
        focus: true

        Dashboard {
            id: own

            objectName: "ownDashboard"
            anchors.fill: parent
            visible: workspace.server !== null && workspace.current === 0
            enabled: visible
            focus: visible
            server: workspace.server
            title: workspace.title
            pageUrl: workspace.pageUrl
            settings: workspace.settings
            moreCommands: workspace.commands
        }
        Repeater {
            id: remoteViews

            model: remotes

            RemoteView {
                width: views.width
                height: views.height
                visible: workspace.current === workspace.first + index
                enabled: visible
                focus: visible
                settings: workspace.settings
                moreCommands: workspace.commands
                onGivenUp: workspace.detach(workspace.first + index)
                onTrustChanged: (url, fingerprint) => workspace.trusted.remember(url, fingerprint)
            }
        }
        NoServer {
            objectName: "noServer"
            anchors.fill: parent
            visible: workspace.count === 0
            enabled: visible
            focus: visible
            localServers: workspace.localServers
            ownPid: workspace.ownPid
            trusted: workspace.trusted
            onAttachRequested: (url, token) => workspace.attach(url, token)
        }
    }
    AttachDialog {
        id: attachDialog

        objectName: "attachDialog"
        localServers: workspace.localServers
        ownPid: workspace.ownPid
        trusted: workspace.trusted
        onAttachRequested: (url, token) => workspace.attach(url, token)
    }
}
