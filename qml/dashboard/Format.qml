// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

/// Numbers as a person reads them, in the program's language.
QtObject {
    id: format

    readonly property list<string> byteUnits: ["B", "KiB", "MiB", "GiB", "TiB"]

    /// A property by name: for types that qmllint of Qt 6.4 does not know, 64-bit numbers above all.
    function wide(object: QtObject, name: string): real {
        return object[name];
    }

    /// The same, of any type.
    function get(object: QtObject, name: string): var {
        return object[name];
    }

    /// A method that takes nothing, by its name.
    function call(object: QtObject, name: string): void {
        object[name]();
    }

    /// One that takes something.
    function callWith(object: QtObject, name: string, argument: var): void {
        object[name](argument);
    }

    /// Those parts that say something.
    function joined(parts: var, separator: string): string {
        return parts.filter((part) => part).join(separator);
    }

    function number(value: real, decimals: int): string {
        return Number(value).toLocaleString(Qt.locale(), "f", decimals);
    }

    function count(value: real): string {
        return number(value, 0);
    }

    /// At most four characters and a letter: 9.5, 812, 12.4k, 1.3M.
    function compact(value: real): string {
        if (value >= 999500)
            return number(value / 1e6, value < 9.995e6 ? 2 : 1) + "M";
        if (value >= 9995)
            return number(value / 1e3, value < 99950 ? 1 : 0) + "k";
        return number(value, value >= 0.05 && value < 9.95 ? 1 : 0);
    }

    function rate(value: real): string {
        return qsTr("%1/s", "a rate").arg(compact(value));
    }

    function byteUnit(value: real): int {
        let unit = 0;
        for (let rest = value; rest >= 1023.5 && unit < byteUnits.length - 1; rest /= 1024)
            ++unit;
        return unit;
    }

    function byteNumber(value: real): string {
        const unit = byteUnit(value);
        const scaled = value / Math.pow(1024, unit);
        return number(scaled, unit > 0 && scaled < 99.95 ? 1 : 0);
    }

    function bytes(value: real): string {
        return byteNumber(value) + " " + byteUnits[byteUnit(value)];
    }

    /// Milliseconds; a dash where nothing was measured.
    function milliseconds(value: real): string {
        if (value < 0)
            return "–";
        return qsTr("%1 ms").arg(number(value, value < 9.95 ? 1 : 0));
    }

    /// 04:07, 1:04:07, 2 d 01:04.
    function duration(seconds: real): string {
        const two = (value) => String(Math.floor(value)).padStart(2, "0");
        const hours = Math.floor(seconds / 3600);
        if (hours >= 24)
            return qsTr("%1 d %2:%3", "days, hours, minutes").arg(Math.floor(hours / 24)).arg(two(hours % 24)).arg(two(seconds / 60 % 60));
        return (hours > 0 ? hours + ":" : "") + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    }
}
