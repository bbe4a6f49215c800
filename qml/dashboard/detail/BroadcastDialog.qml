// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire.Dashboard

/// Asks whether a message is really for all.
FormDialog {
    id: dialog

    property int count: 0

    signal confirmed()

    title: qsTr("Send to all?")
    subtitle: qsTr("The message goes to each of the %Ln connections, whatever the table shows.", "", count)
    onOpened: cancelButton.forceActiveFocus(Qt.TabFocusReason)

    buttons: [
        ActionButton {
            id: cancelButton

            objectName: "cancelBroadcast"
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            objectName: "confirmBroadcast"
            emphasized: true
            ink: Theme.accent
            text: qsTr("Send to all")
            onClicked: {
                dialog.close();
                dialog.confirmed();
            }
        }
    ]
}
