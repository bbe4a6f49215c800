// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// What an untrusted server's certificate says, and why it is not trusted.
Rectangle {
    id: facts

    required property ServerLink link
    readonly property var certificate: link.certificate
    readonly property string trusted: link.certificateChanged ? link.trustedFingerprint : ""

    implicitHeight: rows.implicitHeight + 24
    radius: Theme.radius
    color: Theme.surface
    border { width: 1; color: Theme.line }

    /// In two lines, as one does not fit. Not typed: with slice() of a string the qmllint of Qt 6.4 crashes.
    function folded(fingerprint: var): string {
        return fingerprint.slice(0, 47) + "\n" + fingerprint.slice(48);
    }

    function time(value: var): string {
        return value ? value.toLocaleString(Qt.locale(), Locale.ShortFormat) : "";
    }

    component Fact: Row {
        id: fact

        property string name
        property alias value: valueText.text
        property bool mono: false
        property alias ink: valueText.color

        width: parent.width
        spacing: 12
        visible: value !== ""

        ThemedText {
            width: 116
            color: Theme.muted
            text: fact.name
        }
        ThemedText {
            id: valueText

            objectName: fact.objectName + "Text"
            width: fact.width - 128
            font.family: fact.mono ? Theme.mono : Theme.sans
            wrapMode: Text.Wrap
        }
    }

    Column {
        id: rows

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 12 }
        spacing: 8

        Fact {
            objectName: "fingerprint"
            name: qsTr("SHA-256")
            value: facts.certificate ? facts.folded(facts.certificate.fingerprint) : ""
            mono: true
        }
        Fact {
            objectName: "trusted"
            name: qsTr("Trusted so far")
            value: facts.trusted !== "" ? facts.folded(facts.trusted) : ""
            mono: true
        }
        Fact {
            objectName: "subject"
            name: qsTr("Subject")
            value: facts.certificate?.subject ?? ""
        }
        Fact {
            objectName: "issuer"
            name: qsTr("Issuer")
            value: facts.certificate?.issuer ?? ""
        }
        Fact {
            objectName: "validity"
            name: qsTr("Valid")
            value: facts.certificate ? qsTr("from %1 to %2").arg(facts.time(facts.certificate.validFrom))
                                           .arg(facts.time(facts.certificate.validUntil)) : ""
        }
        Fact {
            objectName: "problems"
            name: qsTr("Not trusted, as")
            value: Array.from(facts.certificate?.problems ?? []).join(" ")
            ink: Theme.warning
        }
    }
}
