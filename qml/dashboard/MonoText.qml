// SPDX-License-Identifier: MIT
import QtQuick

/// Peers, numbers and payloads.
ThemedText {
    // Ligatures would make another sign of "==" and ">=", in what has to be read to the letter.
    font { family: Theme.mono; preferShaping: false }
}
