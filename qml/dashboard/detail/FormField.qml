// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// A word above what is asked for.
Column {
    property alias label: words.text

    width: parent ? parent.width : 0
    spacing: 4

    ThemedText {
        id: words

        color: Theme.muted
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }
}
