// SPDX-License-Identifier: MIT
import QtQuick

ThemedText {
    topPadding: 14
    bottomPadding: 4
    font { pixelSize: Theme.small; weight: Font.DemiBold }
    color: Theme.muted
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
