// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// A certificate that is trusted, and a button that ends that.
Item {
    id: entry

    /// An object of TrustedCertificates' entries.
    required property var modelData
    readonly property string address: modelData.address

    signal revoked()

    implicitHeight: 36

    ThemedText {
        anchors { left: parent.left; top: parent.top; right: button.left; rightMargin: 12 }
        text: entry.address
    }
    MonoText {
        anchors { left: parent.left; bottom: parent.bottom; right: button.left; rightMargin: 12 }
        font.pixelSize: Theme.small
        color: Theme.muted
        elide: Text.ElideMiddle
        text: entry.modelData.fingerprint
    }
    ActionButton {
        id: button

        objectName: "revoke " + entry.address
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        text: qsTr("Revoke")
        Accessible.name: qsTr("Stop trusting the certificate of %1").arg(entry.address)
        onClicked: entry.revoked()
    }
}
