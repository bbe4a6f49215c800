// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Window

/// Text in the theme's font. Never rich: most of what is shown was sent by strangers.
Text {
    color: Theme.text
    font.family: Theme.sans
    font.pixelSize: Theme.normal
    textFormat: Text.PlainText
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    renderType: Screen.devicePixelRatio > 1.5 ? Text.QtRendering : Text.NativeRendering
}
