// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

/// What types of frames are called. The terms of the protocol are not translated.
QtObject {
    readonly property var shortNames: ({binary: "bin", continuation: "cont"})

    /// As FrameModel's type says; a word that fits a column.
    function word(type: string): string {
        return shortNames[type] ?? type;
    }
}
