// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Tidewire.Dashboard

/// A dashboard in a window, of a server without clients.
TestCase {
    id: testCase

    property Dashboard dashboard: null
    property var properties: ({})
    readonly property Component component: dashboardComponent

    when: windowShown
    width: 1280
    height: 800
    visible: true

    Component {
        id: dashboardComponent

        Dashboard {
            anchors.fill: parent
            title: "Test"
        }
    }

    function init() {
        dashboard = createTemporaryObject(dashboardComponent, testCase, Object.assign({server: fixture.server}, properties));
        verify(dashboard);
        dashboard.forceActiveFocus();
    }

    function cleanup() {
        Theme.compact = false;
        fixture.clear();
        tryVerify(() => model().totalCount === 0, 10000);
    }

    function child(name) {
        const found = findChild(dashboard, name);
        verify(found, name);
        return found;
    }

    function model() {
        return child("connectionTable").model;
    }

    function connectClients(paths) {
        for (const path of paths)
            fixture.addClient(path);
        tryVerify(() => model().count === paths.length, 10000);
    }

    /// Something in a popup that is open.
    function inPopup(popupName, name) {
        const popup = child(popupName);
        tryVerify(() => popup.opened, 5000);
        const found = findChild(popup.contentItem, name);
        verify(found, name);
        // Positioners put things in their places with the next frame.
        for (let item = found; item && item !== popup.contentItem; item = item.parent)
            tryVerify(() => !isPolishScheduled(item), 5000);
        return found;
    }

    function press(item) {
        mouseClick(item, item.width / 2, item.height / 2);
    }

    function type(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function tableFocus() {
        child("connectionTable").forceActiveFocus();
    }

    function click(name) {
        const item = child(name);
        mouseClick(item, item.width / 2, item.height / 2);
    }

    function selectFirst() {
        child("connectionTable").forceActiveFocus();
        keyClick(Qt.Key_Home);
        tryVerify(() => child("detailPane").details.valid, 10000);
        return child("detailPane").details;
    }
}
