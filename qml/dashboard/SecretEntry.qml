// SPDX-License-Identifier: MIT
import QtQuick

/// A line to type a secret in.
FocusScope {
    id: secret

    property string name
    property alias text: entry.text
    property alias placeholderText: entry.placeholderText

    signal accepted()

    function clear(): void {
        entry.clear();
    }

    implicitWidth: entry.implicitWidth
    implicitHeight: entry.implicitHeight
    // Qt 6.4 tells nothing of a password field, not even its name.
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    TextEntry {
        id: entry

        anchors.fill: parent
        focus: true
        echoMode: TextInput.Password
        Accessible.name: secret.name
        onAccepted: secret.accepted()
    }
}
