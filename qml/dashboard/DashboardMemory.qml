// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// Keeps what a person has arranged in a dashboard, and arranges it so again.
QtObject {
    id: memory

    required property Item dashboard
    required property ConnectionTable table
    required property AlertModel alerts
    required property ViewSettings settings
    property bool restored: false

    readonly property list<string> thresholds: ["queueThreshold", "queueTime", "roundTripThreshold", "roundTripTime",
                                                "errorThreshold", "errorWindow", "handshakeThreshold", "handshakeWindow"]
    readonly property list<string> chosen: table.columns.chosen
    readonly property int sortColumn: table.model.sortColumn
    readonly property int sortOrder: Format.wide(table.model, "sortOrder")
    readonly property real detailWidth: Format.wide(dashboard, "detailWidth")
    readonly property bool detailShown: Format.get(dashboard, "detailShown")
    readonly property bool detailWide: Format.get(dashboard, "detailWide")
    readonly property bool compact: Theme.compact

    onChosenChanged: keep("columns", Array.from(chosen).join(" "))
    onSortColumnChanged: keep("sortColumn", sortColumn)
    onSortOrderChanged: keep("sortOrder", sortOrder)
    onDetailWidthChanged: keep("detailWidth", detailWidth)
    onDetailShownChanged: keep("detailShown", detailShown)
    onDetailWideChanged: keep("detailWide", detailWide)
    onCompactChanged: keep("compactRows", compact)

    function keepThresholds(): void {
        for (const name of thresholds)
            keep(name, Format.wide(alerts, name));
    }

    function keep(name: string, value: var): void {
        if (restored)
            settings.setValue(name, value);
    }

    function restore(): void {
        const known = table.columns.all.map((each) => each.key);
        const wanted = String(settings.value("columns", "")).split(" ").filter((key) => known.indexOf(key) >= 0);
        if (wanted.length > 0)
            table.columns.chosen = wanted;
        const columns = table.columns.all.map((each) => each.column);
        const column = settings.value("sortColumn", sortColumn);
        if (column >= 0 && columns.indexOf(column) >= 0)
            table.sort(column, settings.value("sortOrder", sortOrder) === Qt.AscendingOrder ? Qt.AscendingOrder : Qt.DescendingOrder);
        dashboard["detailWidth"] = Math.max(0, settings.value("detailWidth", detailWidth));
        dashboard["detailShown"] = settings.value("detailShown", detailShown);
        dashboard["detailWide"] = settings.value("detailWide", detailWide);
        Theme.compact = settings.value("compactRows", compact);
        for (const name of thresholds)
            alerts[name] = settings.value(name, alerts[name]);
        restored = true;
    }
}
