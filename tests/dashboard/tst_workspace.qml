// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire
import Tidewire.Dashboard

/// Several servers in one window.
TestCase {
    id: test

    property Workspace workspace: null

    name: "Workspace"
    when: windowShown
    width: 1280
    height: 800
    visible: true

    ListModel {
        id: found

        ListElement { name: "chat"; pid: 4242; url: "ws://127.0.0.1:9/"; token: "secret"; serverUrl: "ws://127.0.0.1:9000/" }
    }
    Component {
        id: component

        Workspace {
            anchors.fill: parent
            title: "Own"
            localServers: found
        }
    }

    Component {
        id: finding

        Workspace {
            anchors.fill: parent
        }
    }

    function cleanup() {
        fixture.clear();
        fixture.killProgram();
    }

    function open(properties) {
        workspace = createTemporaryObject(component, test, properties);
        verify(workspace);
        workspace.forceActiveFocus();
    }

    function child(name) {
        const item = findChild(workspace, name);
        verify(item, name);
        return item;
    }

    function press(item) {
        mouseClick(item, item.width / 2, item.height / 2);
    }

    function test_ownServerFirst() {
        open({server: fixture.server});
        compare(workspace.count, 1);
        compare(child("ownTab").current, true);
        compare(child("ownDashboard").visible, true);
        compare(child("noServer").visible, false);
    }

    function test_noServer() {
        open({});
        compare(workspace.count, 0);
        compare(child("noServer").visible, true);
        compare(child("ownTab").visible, false);
    }

    function test_attachesToWhatWasFound() {
        open({server: fixture.server});
        const tab = child("foundTab4242");
        compare(tab.visible, true);
        press(tab);
        compare(workspace.count, 2);
        compare(workspace.current, 1);
        compare(child("ownDashboard").visible, false);
        compare(workspace.dashboard.server.token, "secret");
        compare(String(workspace.dashboard.server.url), "ws://127.0.0.1:9/");
        tryVerify(() => !tab.visible, 5000, "what is attached to is not offered");
        workspace.attach("ws://127.0.0.1:9/", "secret");
        compare(workspace.count, 2, "not twice");
    }

    function test_keysBetweenServers() {
        open({server: fixture.server});
        workspace.attach("ws://127.0.0.1:9/", "secret");
        keyClick(Qt.Key_PageDown, Qt.ControlModifier);
        compare(workspace.current, 0);
        keyClick(Qt.Key_PageUp, Qt.ControlModifier);
        compare(workspace.current, 1);
        press(child("ownTab"));
        compare(workspace.current, 0);
        keyClick(Qt.Key_W, Qt.ControlModifier);
        compare(workspace.count, 2, "its own server stays");
        press(child("remoteTab0"));
        keyClick(Qt.Key_W, Qt.ControlModifier);
        compare(workspace.count, 1);
        compare(workspace.current, 0);
        compare(child("foundTab4242").visible, true);
    }

    function test_dialog() {
        open({server: fixture.server});

        keyClick(Qt.Key_O, Qt.ControlModifier);
        const dialog = child("attachDialog");
        tryVerify(() => dialog.opened, 5000);
        const address = findChild(dialog.contentItem, "attachAddress");
        const token = findChild(dialog.contentItem, "attachToken");
        const confirm = findChild(dialog.contentItem, "attachConfirm");
        compare(address.activeFocus, true);
        compare(confirm.enabled, false);
        address.text = "http://127.0.0.1:9/";
        token.text = "abc";
        compare(address.wrong, true);
        compare(confirm.enabled, false);
        address.text = "127.0.0.1:9";
        compare(address.wrong, false);
        compare(confirm.enabled, true);
        token.text = "";
        compare(confirm.enabled, false, "no token, no entry");
        token.text = "abc";
        press(confirm);
        tryVerify(() => !dialog.visible, 5000);
        compare(String(workspace.dashboard.server.url), "ws://127.0.0.1:9");
        compare(workspace.dashboard.server.token, "abc");
    }

    /// In its window, among what belongs to the server that is shown.
    function shown(name) {
        const item = findChild(workspace.dashboard, name);
        verify(item, name);
        return item;
    }

    function test_anotherProcessItsDeathAndRestart() {
        const port = fixture.startProgram(0);
        fixture.addClientOf("ws://127.0.0.1:" + port + "/", "/room");
        workspace = createTemporaryObject(finding, test);
        workspace.forceActiveFocus();
        compare(child("noServer").visible, true);
        const servers = workspace.localServers;
        tryCompare(servers, "count", 1, 20000);
        const pid = servers.data(servers.index(0, 0), LocalServers.PidRole);
        press(child("attachTo" + pid));
        const server = workspace.dashboard.server;
        tryCompare(server, "status", RemoteServer.Attached, 20000);
        compare(server.pid, pid);
        const model = shown("connectionTable").model;
        tryCompare(model, "count", 1, 20000);
        tryVerify(() => shown("connectionView").itemAtIndex(0)?.path === "/room", 20000);
        compare(shown("readOnlyChip").visible, true);
        shown("connectionTable").selectRow(0);
        tryVerify(() => shown("detailPane").details.valid, 20000);
        for (const name of ["pingButton", "closeButton"])
            compare(shown(name).enabled, false, name);
        verify(!workspace.dashboard.commands.press(Qt.Key_P, Qt.NoModifier, "p"), "P does nothing");

        fixture.killProgram();
        tryCompare(server, "status", RemoteServer.Waiting, 20000);
        verify(shown("bannerText").visible);
        verify(shown("connectionTable").opacity < 1);
        compare(shown("liveText").text, "Disconnected");

        compare(fixture.startProgram(port), port);
        tryCompare(server, "status", RemoteServer.Attached, 60000);
        verify(server.pid !== pid);
        compare(shown("bannerText").visible, false);
        compare(shown("liveText").text, "Live, 4 Hz");
        tryCompare(model, "totalCount", 0, 20000);
        fixture.addClientOf("ws://127.0.0.1:" + port + "/", "/again");
        tryVerify(() => model.count === 1 && shown("connectionView").itemAtIndex(0)?.path === "/again", 20000);
    }

    function test_wrongToken() {
        const endpoint = fixture.startHiddenProgram();
        open({});
        workspace.attach(endpoint.url, "wrong");
        const server = workspace.dashboard.server;
        tryCompare(server, "status", RemoteServer.Refused, 20000);
        compare(shown("linkState").visible, true);
        verify(shown("linkState").text !== "");
        shown("newToken").text = endpoint.token;
        press(shown("tryToken"));
        tryCompare(server, "status", RemoteServer.Attached, 20000);
        compare(shown("linkState").visible, false);
    }

    function test_ownPidIsNotOffered() {
        open({server: fixture.server, ownPid: 4242});
        compare(child("foundTab4242").visible, false);
    }

    function test_accessibility() {
        open({});
        let tree = fixture.accessibilityTree(workspace);
        compare(tree.unnamed.join("\n"), "");
        verify(tree.focusable.indexOf("Attach to chat, pid 4242") >= 0);
        workspace.attach("ws://127.0.0.1:9/", "secret");
        tree = fixture.accessibilityTree(workspace);
        compare(tree.unnamed.join("\n"), "");
    }
}
