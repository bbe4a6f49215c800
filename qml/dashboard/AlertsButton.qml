// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// How many alerts nobody has seen yet; pressed, it shows them all.
ActionButton {
    id: button

    required property AlertModel alerts
    readonly property alias panel: alertsPanel
    readonly property int news: Format.get(alerts, "unacknowledgedCount")

    /// Somebody wants to see that connection.
    signal connectionWanted(real connectionId)

    glyph: Glyph.Bell
    ink: Format.get(alerts, "activeCount") > 0 ? Theme.warning : Theme.text
    text: news > 0 ? (news > 99 ? "99+" : String(news)) : ""
    tip: qsTr("Alerts")
    Accessible.name: news > 0 ? qsTr("Alerts, %Ln new", "", news) : qsTr("Alerts")
    onClicked: alertsPanel.open()

    AlertsPanel {
        id: alertsPanel

        objectName: "alertsPanel"
        x: button.width - width
        y: button.height + 8
        alerts: button.alerts
        onConnectionWanted: (connectionId) => {
            close();
            button.connectionWanted(connectionId);
        }
    }
}
