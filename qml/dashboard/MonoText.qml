// SPDX-License-Identifier: MIT
import QtQuick

/// Peers, numbers and payloads.
ThemedText {
    font.family: Theme.mono
}
