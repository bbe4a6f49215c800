// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// One alert: what, about whom, how bad, when.
Rectangle {
    id: row

    // Enumerators of foreign gadgets are unknown to the qmllint of Qt 6.4.
    // qmllint disable unqualified

    required property int index
    required property int kind
    required property int severity
    required property date time
    required property real connectionId
    required property string subject
    required property real value
    required property real threshold
    required property bool active
    required property bool acknowledged

    property bool current: false
    readonly property color ink: !active ? Theme.muted : severity === Alert.Critical ? Theme.error : Theme.warning

    signal acknowledgeRequested()
    signal connectionWanted(real connectionId)

    implicitHeight: 52
    radius: Theme.radius
    color: hover.hovered || current ? Theme.raised : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: titleText.text + ", " + detailText.text
    Accessible.onPressAction: row.press()

    function press(): void {
        acknowledgeRequested();
        if (connectionId > 0)
            connectionWanted(connectionId);
    }

    function titleOf(): string {
        switch (kind) {
        case Alert.SlowConsumer: return qsTr("%1 reads too slowly").arg(subject);
        case Alert.LongRoundTrip: return qsTr("%1 answers late").arg(subject);
        case Alert.ErrorBurst: return qsTr("Many errors");
        case Alert.ConnectionStorm: return qsTr("A storm of connections");
        }
        return subject;
    }

    function written(amount: real): string {
        switch (kind) {
        case Alert.SlowConsumer: return Format.bytes(amount);
        case Alert.LongRoundTrip: return Format.milliseconds(amount);
        }
        return Format.count(amount);
    }

    HoverHandler { id: hover }
    TapHandler { onTapped: row.press() }
    FocusFrame { shown: row.current }
    Glyph {
        x: 10
        y: 11
        width: 12
        height: 12
        shape: row.active ? Glyph.Warning : Glyph.Check
        color: row.ink
    }
    ThemedText {
        id: titleText

        anchors { left: parent.left; leftMargin: 32; right: seenButton.left; rightMargin: 8; top: parent.top; topMargin: 8 }
        font.weight: row.acknowledged ? Font.Normal : Font.DemiBold
        text: row.titleOf()
        Accessible.ignored: true
    }
    ThemedText {
        id: detailText

        anchors { left: titleText.left; right: titleText.right; top: titleText.bottom; topMargin: 3 }
        font.pixelSize: Theme.small
        color: Theme.muted
        text: [row.severity === Alert.Critical ? qsTr("critical") : qsTr("warning"), row.active ? qsTr("going on") : qsTr("over"),
               qsTr("up to %1, threshold %2").arg(row.written(row.value)).arg(row.written(row.threshold)),
               row.time.toLocaleTimeString(Qt.locale(), "HH:mm:ss")].join(" · ")
        Accessible.ignored: true
    }
    ActionButton {
        id: seenButton

        anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
        width: visible ? 28 : 0
        visible: !row.acknowledged
        glyph: Glyph.Check
        tip: qsTr("Mark as seen")
        onClicked: row.acknowledgeRequested()
    }
}
