// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A dashboard in a window, of a server without clients.
WindowCase {
    id: testCase

    property Dashboard dashboard: null
    property var properties: ({})
    readonly property Component component: dashboardComponent

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
        settle(found);
        return found;
    }

    function tableFocus() {
        child("connectionTable").forceActiveFocus();
    }

    function click(name) {
        press(child(name));
    }

    function selectFirst() {
        child("connectionTable").forceActiveFocus();
        keyClick(Qt.Key_Home);
        tryVerify(() => child("detailPane").details.valid, 10000);
        return child("detailPane").details;
    }
}
