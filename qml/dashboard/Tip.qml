// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T

/// A few words about what the pointer is on, after a moment.
T.ToolTip {
    id: tip

    property bool shown: false

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + 6 : 0
    margins: 8
    padding: 8
    topPadding: 5
    bottomPadding: 5
    implicitWidth: Math.min(320, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    delay: 600
    visible: shown && text !== ""
    closePolicy: T.Popup.NoAutoClose

    background: Rectangle {
        radius: Theme.radius
        color: Theme.dark ? Theme.pressed : Theme.text
        border { width: Theme.dark ? 1 : 0; color: Theme.line }
    }
    contentItem: ThemedText {
        wrapMode: Text.Wrap
        text: tip.text
        color: Theme.dark ? Theme.text : Theme.surface
        Accessible.ignored: true
    }
}
