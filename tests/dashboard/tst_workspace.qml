// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire
import Tidewire.Dashboard

/// Several servers in one window.
WindowCase {
    id: test

    property Workspace workspace: null

    name: "Workspace"

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

    Component {
        id: memory

        ViewSettings {}
    }

    function cleanup() {
        fixture.clear();
        fixture.killProgram();
        fixture.closeSecureEndpoint();
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

    /// Whoever looks at another server hears of it too.
    function test_tabsTellOfAlerts() {
        open({server: fixture.server});
        workspace.attach("ws://127.0.0.1:9/", "secret");
        compare(workspace.current, 1);
        compare(child("ownTab").alarmed, false);
        const width = child("ownTab").width;
        const alerts = child("ownDashboard").alerts;
        alerts.errorThreshold = 2;
        for (let i = 0; i < 3; ++i)
            fixture.failHandshake();
        tryCompare(child("ownTab"), "alarmed", true, 10000);
        verify(child("ownTab").word.indexOf("1 alert") === 0, child("ownTab").word);
        compare(child("ownTab").width, width);
        compare(child("remoteTab0").alarmed, false);
        alerts.errorThreshold = 0;
        tryCompare(child("ownTab"), "alarmed", false, 10000);
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

    /// With another port all is new: its address, its token, its process.
    function test_restartElsewhere() {
        const port = fixture.startProgram(0);
        workspace = createTemporaryObject(finding, test, {server: fixture.server, title: "Own"});
        workspace.forceActiveFocus();
        const servers = workspace.localServers;
        tryCompare(servers, "count", 1, 20000);
        workspace.attach(String(servers.data(servers.index(0, 0), LocalServers.UrlRole)), servers.data(servers.index(0, 0), LocalServers.TokenRole));
        const server = workspace.dashboard.server;
        tryCompare(server, "status", RemoteServer.Attached, 20000);
        const pid = server.pid;
        // The viewer has the first number in both.
        fixture.addClientOf("ws://127.0.0.1:" + port + "/", "/room");
        const table = shown("connectionTable");
        shown("filterField").text = "path:/room";
        tryCompare(table.model, "appliedFilter", "path:/room", 20000);
        tryVerify(() => shown("connectionView").itemAtIndex(0)?.path === "/room", 20000);
        table.selectRow(0);
        const details = shown("detailPane").details;
        tryVerify(() => details.valid && details.path === "/room", 20000);
        shown("detailPane").showTab(1);
        const selected = table.selectedId;

        fixture.killProgram();
        tryCompare(server, "status", RemoteServer.Waiting, 20000);
        const next = fixture.startProgram(0);
        verify(next !== port);
        tryCompare(server, "status", RemoteServer.Attached, 60000);
        verify(server.pid !== pid);
        compare(workspace.current, 1);
        compare(workspace.dashboard.server, server);
        compare(shown("filterField").text, "path:/room");
        compare(table.model.appliedFilter, "path:/room");
        compare(shown("handshakeTab").checked, true);
        // What was selected is still to be seen; the same number is another connection now, which nobody has chosen.
        compare(table.selectedId, selected);
        compare(details.path, "/room");
        compare(details.state, "closed");
        compare(table.selection.count, 0);
        fixture.addClientOf("ws://127.0.0.1:" + next + "/", "/room/2");
        tryVerify(() => shown("connectionView").itemAtIndex(0)?.path === "/room/2", 20000);
        const row = shown("connectionView").itemAtIndex(0);
        compare(row.connectionId, selected);
        compare(row.current, false);
        compare(row.selected, false);
        compare(details.path, "/room");
        table.selectRow(0);
        tryCompare(details, "path", "/room/2", 20000);
        compare(row.current, true);
    }

    function attachByForm(endpoint) {
        keyClick(Qt.Key_O, Qt.ControlModifier);
        const dialog = child("attachDialog");
        tryVerify(() => dialog.opened, 5000);
        findChild(dialog.contentItem, "attachAddress").text = endpoint.url;
        findChild(dialog.contentItem, "attachToken").text = endpoint.token;
        press(findChild(dialog.contentItem, "attachConfirm"));
        tryVerify(() => !dialog.visible, 5000);
        return workspace.dashboard.server;
    }

    function plain(name) {
        return shown(name).text.replace("\n", ":");
    }

    function test_certificateIsShownTrustedAndRevoked() {
        const endpoint = fixture.openSecureEndpoint(0, 1);
        const settings = createTemporaryObject(memory, test, {fileName: fixture.newFile()});
        open({server: fixture.server, settings: settings});
        const server = attachByForm(endpoint);
        tryCompare(server, "status", RemoteServer.Untrusted, 20000);
        compare(fixture.viewerCount(), 0);
        compare(child("remoteTab0").word, "not trusted");
        compare(shown("liveText").text, "Not trusted");
        verify(shown("linkState").title.indexOf("not trusted") > 0);
        compare(shown("certificateFacts").visible, true);
        compare(plain("fingerprintText"), endpoint.fingerprint);
        compare(shown("subjectText").text, "CN=localhost");
        compare(shown("issuerText").text, "CN=localhost");
        verify(shown("validityText").text.indexOf(String(new Date().getFullYear()).slice(2)) > 0);
        verify(shown("problemsText").text.indexOf("signed by itself") > 0);
        compare(shown("trusted").visible, false);
        const tree = fixture.accessibilityTree(workspace);
        compare(tree.unnamed.join("\n"), "");
        verify(tree.focusable.indexOf("Trust this certificate") >= 0);

        press(shown("trustCertificate"));
        tryCompare(server, "status", RemoteServer.Attached, 20000);
        compare(fixture.viewerCount(), 1);
        // It is remembered by others, too.
        workspace.destroy();
        tryCompare(test, "workspace", null);
        const again = createTemporaryObject(memory, test, {fileName: settings.fileName});
        open({server: fixture.server, settings: again});
        const other = attachByForm(endpoint);
        tryCompare(other, "status", RemoteServer.Attached, 20000);

        keyClick(Qt.Key_O, Qt.ControlModifier);
        const dialog = child("attachDialog");
        tryVerify(() => dialog.opened, 5000);
        const revoke = findChild(dialog.contentItem, "revoke 127.0.0.2:" + endpoint.port);
        verify(revoke);
        compare(fixture.accessibilityTree(workspace).unnamed.join("\n"), "");
        press(revoke);
        tryCompare(other, "status", RemoteServer.Untrusted, 20000);
        compare(shown("trusted").visible, false);
        compare(again.value("trustedCertificates", ""), "[]");
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible, 5000);
        press(shown("giveUp"));
        tryCompare(workspace, "count", 1, 5000);
    }

    function test_changedCertificate() {
        const before = fixture.openSecureEndpoint(0, 1);
        open({server: fixture.server});
        workspace.attachTrusting(before.url, before.token, before.fingerprint);
        const server = workspace.dashboard.server;
        tryCompare(server, "status", RemoteServer.Attached, 20000);
        const after = fixture.openSecureEndpoint(before.port, 2);
        verify(after.fingerprint !== before.fingerprint);
        tryCompare(server, "status", RemoteServer.Untrusted, 20000);
        compare(fixture.viewerCount(), 0);
        verify(shown("linkState").title.indexOf("changed") > 0);
        compare(plain("fingerprintText"), after.fingerprint);
        compare(plain("trustedText"), before.fingerprint);
        press(shown("trustCertificate"));
        tryCompare(server, "status", RemoteServer.Attached, 20000);
        compare(workspace.trusted.fingerprintOf(after.url), after.fingerprint);
        const command = Array.from(workspace.commands).find((each) => each.name.startsWith("Stop trusting"));
        compare(command.enabled, true);
        command.trigger();
        tryCompare(server, "status", RemoteServer.Untrusted, 20000);
        compare(workspace.trusted.entries.length, 0);
        compare(command.enabled, false);
    }

    function test_trustedAddresses_data() {
        return [
            {tag: "port", url: "wss://Example.com:9443/", address: "example.com:9443"},
            {tag: "no port", url: "wss://example.com/inspect", address: "example.com:443"},
            {tag: "IPv6", url: "wss://[::1]:9443", address: "[::1]:9443"},
            {tag: "IPv6, no port", url: "wss://[::1]", address: "[::1]:443"},
            {tag: "user", url: "wss://someone@example.com:1/", address: "example.com:1"},
            {tag: "no TLS", url: "ws://example.com:9443/", address: ""},
        ];
    }

    function test_trustedAddresses(data) {
        open({});
        compare(workspace.trusted.addressOf(data.url), data.address);
    }

    /// What a person wrote into the settings by hand.
    function test_strangeSettings() {
        const settings = createTemporaryObject(memory, test);
        settings.setValue("trustedCertificates", '[{"address": "a:1", "fingerprint": "AB"}, 7, null, {"address": "b:1"}]');
        open({settings: settings});
        compare(workspace.trusted.entries.length, 1);
        settings.setValue("trustedCertificates", '{"address": "a:1"}');
        compare(workspace.trusted.fingerprintOf("wss://a:1/"), "");
        settings.setValue("trustedCertificates", "[");
        ignoreWarning(/no list of trusted certificates/);
        compare(workspace.trusted.fingerprintOf("wss://a:1/"), "");
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
