// SPDX-License-Identifier: MIT
import QtQuick

/// Peers, numbers and payloads.
ThemedText {
    /// Letters that change their form beside others, as in Arabic or Devanagari, are not to be read without shaping.
    readonly property bool joins: /[\u0590-\u1CFF\uA800-\uABFF\uFB1D-\uFDFF\uFE70-\uFEFF]/.test(text)

    // Ligatures would make another sign of "==" and ">=", in what has to be read to the letter.
    font { family: Theme.mono; preferShaping: joins }
}
