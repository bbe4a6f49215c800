// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tidewire
import Tidewire.Dashboard

/// More of one key figure: its last ten minutes or its day, its peak, its total; and errors by kind.
Popover {
    id: details

    // Enumerators of foreign gadgets are unknown to the qmllint of Qt 6.4.
    // qmllint disable unqualified

    required property ServerFigures figures
    property KeyFigure figure: null
    readonly property bool day: span.current === 1
    readonly property bool ofErrors: figure !== null && figure.series === Traffic.Errors
    readonly property var values: figure === null || !visible || figures.historyTick < 0 ? []
        : figures.history(figure.series, day ? Traffic.Day : Traffic.TenMinutes)
    readonly property real highest: values.reduce((most, value) => Math.max(most, value), 0)

    width: 420
    title: figure !== null ? figure.name : ""

    function openFor(wanted: KeyFigure): void {
        figure = wanted;
        parent = wanted;
        y = wanted.height + 4;
        open();
    }

    function written(value: real): string {
        const write = Format.get(figure, "writeValue");
        return write(value);
    }

    headTools: Segments {
        id: span

        objectName: "figureSpan"
        name: qsTr("Time shown")
        choices: [qsTr("10 min"), qsTr("24 h")]
    }

    Rectangle {
        width: parent.width
        height: 120
        radius: Theme.radius
        color: Theme.background
        border { width: 1; color: Theme.line }

        ThemedText {
            x: 10
            y: 6
            font.pixelSize: Theme.small
            color: Theme.muted
            text: details.figure !== null && details.highest > 0 ? details.written(details.highest) : ""
        }
        Sparkline {
            objectName: "longHistory"
            anchors { fill: parent; margins: 10; topMargin: 24; bottomMargin: 22 }
            filled: true
            slots: details.day ? 1440 : 600
            values: details.values
            color: details.figure !== null ? details.figure.ink : Theme.muted
        }
        ThemedText {
            anchors { left: parent.left; bottom: parent.bottom; leftMargin: 10; bottomMargin: 5 }
            font.pixelSize: Theme.small
            color: Theme.muted
            text: details.day ? qsTr("24 h ago") : qsTr("10 min ago")
        }
        ThemedText {
            anchors { right: parent.right; bottom: parent.bottom; rightMargin: 10; bottomMargin: 5 }
            font.pixelSize: Theme.small
            color: Theme.muted
            text: qsTr("now")
        }
    }
    ThemedText {
        width: parent.width
        topPadding: 4
        visible: text !== ""
        text: details.figure === null ? "" : Format.joined([details.figure.peak, details.figure.total], "   ")
    }
    ThemedText {
        width: parent.width
        visible: details.ofErrors && details.figures.errorKinds.length === 0
        color: Theme.muted
        text: qsTr("No handshake has failed, and every connection ended clean.")
        wrapMode: Text.Wrap
    }
    Repeater {
        model: details.ofErrors ? details.figures.errorKinds : []

        Item {
            required property var modelData

            width: details.availableWidth
            height: 24
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.text + ": " + Format.count(modelData.count)

            MonoText {
                width: 64
                height: parent.height
                horizontalAlignment: Text.AlignRight
                color: Theme.error
                text: Format.count(parent.modelData.count)
                Accessible.ignored: true
            }
            ThemedText {
                x: 76
                width: parent.width - x
                height: parent.height
                text: parent.modelData.text
                Accessible.ignored: true
            }
        }
    }
    ThemedText {
        visible: details.ofErrors
        font.pixelSize: Theme.small
        color: Theme.muted
        text: qsTr("Counted since this dashboard looks on.")
    }
}
