// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire

/// From where on there is an alert; an empty field or 0 turns its kind off.
Column {
    id: thresholds

    required property AlertModel alerts

    spacing: 12
    topPadding: 4

    component NumberEntry: TextEntry {
        id: entry

        required property real number

        /// A person has typed another number.
        signal changed(real number)

        width: 76
        maximumLength: 9
        horizontalAlignment: TextInput.AlignRight
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        validator: RegularExpressionValidator { regularExpression: /[0-9]{0,7}([.][0-9])?/ }
        text: String(Math.round(number * 10) / 10)
        onTextEdited: changed(Number(text))
    }
    component Rule: Item {
        id: rule

        property alias title: titleText.text
        property alias unit: unitText.text
        property alias timeTitle: timeText.text
        property real amount
        property real seconds
        property string name

        signal amountChangedTo(real amount)
        signal secondsChangedTo(real seconds)

        width: parent.width
        height: 52

        ThemedText {
            id: titleText

            font.weight: Font.DemiBold
        }
        Row {
            y: 22
            spacing: 8

            NumberEntry {
                objectName: rule.name + "Amount"
                number: rule.amount
                Accessible.name: titleText.text + ", " + unitText.text
                onChanged: (number) => rule.amountChangedTo(number)
            }
            ThemedText {
                id: unitText

                width: 116
                height: Theme.controlHeight
                color: Theme.muted
            }
            ThemedText {
                id: timeText

                width: 64
                height: Theme.controlHeight
                color: Theme.muted
            }
            NumberEntry {
                objectName: rule.name + "Seconds"
                number: rule.seconds
                Accessible.name: titleText.text + ", " + timeText.text + ", " + qsTr("seconds")
                onChanged: (number) => rule.secondsChangedTo(number)
            }
            ThemedText {
                height: Theme.controlHeight
                color: Theme.muted
                text: qsTr("seconds")
            }
        }
    }

    Rule {
        name: "queue"
        title: qsTr("A connection reads too slowly")
        unit: qsTr("KiB wait for it")
        timeTitle: qsTr("for")
        amount: thresholds.alerts.queueThreshold / 1024
        seconds: thresholds.alerts.queueTime / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.queueThreshold = amount * 1024
        onSecondsChangedTo: (seconds) => thresholds.alerts.queueTime = seconds * 1000
    }
    Rule {
        name: "roundTrip"
        title: qsTr("A connection answers late")
        unit: qsTr("ms round trip")
        timeTitle: qsTr("for")
        amount: thresholds.alerts.roundTripThreshold
        seconds: thresholds.alerts.roundTripTime / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.roundTripThreshold = amount
        onSecondsChangedTo: (seconds) => thresholds.alerts.roundTripTime = seconds * 1000
    }
    Rule {
        name: "error"
        title: qsTr("Many errors")
        unit: qsTr("errors")
        timeTitle: qsTr("within")
        amount: thresholds.alerts.errorThreshold
        seconds: thresholds.alerts.errorWindow / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.errorThreshold = amount
        onSecondsChangedTo: (seconds) => thresholds.alerts.errorWindow = seconds * 1000
    }
    Rule {
        name: "storm"
        title: qsTr("A storm of connections")
        unit: qsTr("handshakes")
        timeTitle: qsTr("within")
        amount: thresholds.alerts.handshakeThreshold
        seconds: thresholds.alerts.handshakeWindow / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.handshakeThreshold = amount
        onSecondsChangedTo: (seconds) => thresholds.alerts.handshakeWindow = seconds * 1000
    }
    ThemedText {
        width: parent.width
        wrapMode: Text.Wrap
        font.pixelSize: Theme.small
        color: Theme.muted
        text: qsTr("0 turns one off. Round trips are measured by pings; a server pings connections that are silent.")
    }
}
