// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// What went beyond its threshold, and the thresholds.
Popover {
    id: panel

    required property AlertModel alerts
    // By name: the qmllint of Qt 6.4 does not find the model's base.
    readonly property int count: Format.get(alerts, "count")
    readonly property int activeCount: Format.get(alerts, "activeCount")
    readonly property int unacknowledgedCount: Format.get(alerts, "unacknowledgedCount")
    readonly property real suppressedCount: Format.get(alerts, "suppressedCount")
    property bool settingsShown: false

    signal connectionWanted(real connectionId)

    width: 460
    title: settingsShown ? qsTr("When to alert") : qsTr("Alerts")
    onOpened: list.currentIndex = 0
    onVisibleChanged: if (!visible) settingsShown = false

    headTools: [
        ActionButton {
            objectName: "acknowledgeAll"
            visible: !panel.settingsShown && panel.count > 0
            enabled: panel.unacknowledgedCount > 0
            implicitHeight: 24
            text: qsTr("Mark all as seen")
            onClicked: Format.call(panel.alerts, "acknowledgeAll")
        },
        ActionButton {
            objectName: "removeEnded"
            visible: !panel.settingsShown && panel.count > panel.activeCount
            implicitHeight: 24
            text: qsTr("Remove past ones")
            onClicked: Format.call(panel.alerts, "removeEnded")
        },
        ActionButton {
            objectName: "thresholdsButton"
            implicitHeight: 24
            text: panel.settingsShown ? qsTr("Back") : qsTr("Thresholds")
            onClicked: panel.settingsShown = !panel.settingsShown
        }
    ]

    EmptyState {
        width: parent.width
        height: 160
        visible: !panel.settingsShown && panel.count === 0
        glyph: Glyph.Check
        title: qsTr("Nothing to worry about")
        text: qsTr("Slow consumers, long round trips, bursts of errors and storms of connections show up here.")
    }
    ListView {
        id: list

        objectName: "alertList"
        width: parent.width
        height: Math.min(8, count) * 52
        visible: !panel.settingsShown && count > 0
        model: panel.alerts
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: panel.title
        T.ScrollBar.vertical: ScrollHandle {}
        Keys.onPressed: (event) => {
            event.accepted = event.key === Qt.Key_Home || event.key === Qt.Key_End;
            if (event.accepted)
                currentIndex = event.key === Qt.Key_Home ? 0 : count - 1;
        }
        Keys.onReturnPressed: (currentItem as AlertRow)?.press()
        Keys.onEnterPressed: (currentItem as AlertRow)?.press()

        delegate: AlertRow {
            width: ListView.view.width
            current: ListView.isCurrentItem && list.activeFocus
            onAcknowledgeRequested: Format.callWith(panel.alerts, "acknowledge", index)
            onConnectionWanted: (connectionId) => panel.connectionWanted(connectionId)
        }
    }
    ThemedText {
        width: parent.width
        visible: !panel.settingsShown && panel.suppressedCount > 0
        color: Theme.warning
        text: qsTr("There was no room for %Ln more.", "alerts", panel.suppressedCount)
    }
    AlertThresholds {
        width: parent.width
        visible: panel.settingsShown
        alerts: panel.alerts
    }
}
