// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

/// The codes of RFC 6455 §7.4 in words.
QtObject {
    readonly property list<int> offered: [1000, 1001, 1008, 1011, 1012, 1013]

    function name(code: int): string {
        switch (code) {
        case 1000: return qsTr("Normal");
        case 1001: return qsTr("Going away");
        case 1002: return qsTr("Protocol error");
        case 1003: return qsTr("Unsupported data");
        case 1005: return qsTr("No status");
        case 1006: return qsTr("No close frame");
        case 1007: return qsTr("Invalid payload");
        case 1008: return qsTr("Policy violation");
        case 1009: return qsTr("Message too big");
        case 1010: return qsTr("Extension missing");
        case 1011: return qsTr("Internal error");
        case 1012: return qsTr("Service restart");
        case 1013: return qsTr("Try again later");
        case 1014: return qsTr("Bad gateway");
        }
        return code >= 4000 ? qsTr("Private use") : code >= 3000 ? qsTr("Registered use") : "";
    }

    function describe(code: int): string {
        return (code + " " + name(code)).trim();
    }

    /// Whether it may stand in a close frame.
    function sendable(code: int): bool {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
