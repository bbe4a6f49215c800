// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick
import Tidewire.Dashboard

/// How a connection's state is told: by a word, a shape and a colour.
QtObject {
    function word(state: string): string {
        switch (state) {
        case "open": return qsTr("open");
        case "slow": return qsTr("slow");
        case "closing": return qsTr("closing");
        case "closed": return qsTr("closed");
        }
        return state;
    }

    function glyph(state: string): int {
        switch (state) {
        case "open": return Glyph.Disc;
        case "slow": return Glyph.Triangle;
        case "closing": return Glyph.Diamond;
        }
        return Glyph.Ring;
    }

    function ink(state: string): color {
        switch (state) {
        case "open": return Theme.incoming;
        case "slow": return Theme.warning;
        }
        return Theme.muted;
    }
}
