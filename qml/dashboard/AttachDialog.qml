// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/// Asks which server to look into.
T.Dialog {
    id: dialog

    required property QtObject localServers
    required property int ownPid
    property TrustedCertificates trusted: null
    readonly property FocusKeeper focusKeeper: FocusKeeper {}

    signal attachRequested(string url, string token)

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: 560
    height: content.implicitHeight + topPadding + bottomPadding
    padding: 20
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        focusKeeper.take(parent);
        form.clear();
    }
    onOpened: form.takeFocus()
    onClosed: focusKeeper.give()

    T.Overlay.modal: Rectangle { color: Theme.shade }
    background: Rectangle {
        radius: 10
        color: Theme.surface
        border { width: 1; color: Theme.edge }
    }
    Column {
        id: content

        width: dialog.availableWidth
        spacing: 8
        Accessible.role: Accessible.Dialog
        Accessible.name: heading.text

        ThemedText {
            id: heading

            bottomPadding: 4
            font { pixelSize: Theme.large; weight: Font.DemiBold }
            text: qsTr("Attach to a server")
        }
        AttachForm {
            id: form

            width: parent.width
            localServers: dialog.localServers
            ownPid: dialog.ownPid
            trusted: dialog.trusted
            onAttachRequested: (url, token) => {
                dialog.close();
                dialog.attachRequested(url, token);
            }
        }
        ActionButton {
            objectName: "cancelAttach"
            anchors.right: parent.right
            text: qsTr("Cancel")
            onClicked: dialog.close()
        }
    }
}
