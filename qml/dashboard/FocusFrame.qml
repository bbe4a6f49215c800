// SPDX-License-Identifier: MIT
import QtQuick

/// Shows where the keyboard is.
Rectangle {
    required property bool shown

    anchors.fill: parent
    visible: shown
    radius: Theme.radius
    color: "transparent"
    border { width: 2; color: Theme.accent }
}
