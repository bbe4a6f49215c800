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
        validator: RegularExpressionValidator { regularExpression: /[0-9]{0,7}([.,][0-9])?/ }
        text: String(Math.round(number * 10) / 10).replace(".", Qt.locale().decimalPoint)
        onTextEdited: changed(Number(text.replace(",", ".")))
    }
    /// A sentence with a field at %1 and one at %2, wherever a language has them.
    component Rule: Item {
        id: rule

        property string title
        property string sentence
        property string amountName
        property string secondsName
        property real amount
        property real seconds
        property string name

        signal amountChangedTo(real amount)
        signal secondsChangedTo(real seconds)

        width: parent.width
        height: 22 + words.height

        ThemedText {
            width: parent.width
            font.weight: Font.DemiBold
            text: rule.title
        }
        Flow {
            id: words

            y: 22
            width: parent.width
            spacing: 8

            Repeater {
                model: rule.sentence.split(/(%1|%2)/).map((part) => part.trim()).filter((part) => part !== "")

                Item {
                    id: part

                    required property string modelData
                    readonly property bool isAmount: modelData === "%1"
                    readonly property bool isSeconds: modelData === "%2"

                    width: isAmount || isSeconds ? 76 : label.implicitWidth
                    height: Theme.controlHeight

                    ThemedText {
                        id: label

                        height: parent.height
                        visible: !part.isAmount && !part.isSeconds
                        color: Theme.muted
                        text: visible ? part.modelData : ""
                    }
                    NumberEntry {
                        objectName: part.isAmount ? rule.name + "Amount" : part.isSeconds ? rule.name + "Seconds" : ""
                        visible: part.isAmount || part.isSeconds
                        number: part.isAmount ? rule.amount : rule.seconds
                        Accessible.name: part.isAmount ? rule.amountName : rule.secondsName
                        onChanged: (number) => part.isAmount ? rule.amountChangedTo(number) : rule.secondsChangedTo(number)
                    }
                }
            }
        }
    }

    Rule {
        name: "queue"
        title: qsTr("A connection reads too slowly")
        sentence: qsTr("%1 KiB wait for it, for %2 seconds")
        amountName: qsTr("Too slow: KiB that wait")
        secondsName: qsTr("Too slow: for how many seconds")
        amount: thresholds.alerts.queueThreshold / 1024
        seconds: thresholds.alerts.queueTime / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.queueThreshold = amount * 1024
        onSecondsChangedTo: (seconds) => thresholds.alerts.queueTime = seconds * 1000
    }
    Rule {
        name: "roundTrip"
        title: qsTr("A connection answers late")
        sentence: qsTr("Round trips take %1 ms, for %2 seconds")
        amountName: qsTr("Too late: milliseconds of a round trip")
        secondsName: qsTr("Too late: for how many seconds")
        amount: thresholds.alerts.roundTripThreshold
        seconds: thresholds.alerts.roundTripTime / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.roundTripThreshold = amount
        onSecondsChangedTo: (seconds) => thresholds.alerts.roundTripTime = seconds * 1000
    }
    Rule {
        name: "error"
        title: qsTr("Many errors")
        sentence: qsTr("%1 errors within %2 seconds")
        amountName: qsTr("Many errors: how many")
        secondsName: qsTr("Many errors: within how many seconds")
        amount: thresholds.alerts.errorThreshold
        seconds: thresholds.alerts.errorWindow / 1000
        onAmountChangedTo: (amount) => thresholds.alerts.errorThreshold = amount
        onSecondsChangedTo: (seconds) => thresholds.alerts.errorWindow = seconds * 1000
    }
    Rule {
        name: "storm"
        title: qsTr("A storm of connections")
        sentence: qsTr("%1 handshakes within %2 seconds")
        amountName: qsTr("Storm: how many handshakes")
        secondsName: qsTr("Storm: within how many seconds")
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
