// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire.Dashboard

/// One figure: a name, a number with its unit, a note, and its last minute. Pressed, it shows more.
T.AbstractButton {
    id: figure

    property string name
    property alias value: valueText.text
    property alias unit: unitText.text
    property string note: notes.join(" · ")
    property alias history: sparkline.values
    /// Several notes, of which as many are shown as there is room for.
    property var notes: []
    property alias ink: sparkline.color
    property alias noteColor: noteText.color
    /// Which history there is more of: a Traffic.Series.
    property int series: -1
    /// The highest, and what came together, in words; empty where there is none.
    property string peak
    property string total
    /// Where there is little room, its last minute is shown only when it is pressed.
    property bool low: false
    /// It was clicked since the pointer came: its tip would only be in the way of what has opened.
    property bool used: false
    /// How a value of the history is written.
    property var writeValue: (value) => Format.compact(value)

    implicitWidth: 200
    implicitHeight: low ? 52 : 76
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: (name + ": " + value + " " + unit + " " + note).trim()
    Accessible.description: qsTr("Shows its history")
    onClicked: used = true
    onHoveredChanged: used = false
    Keys.onReturnPressed: figure.clicked()
    Keys.onEnterPressed: figure.clicked()

    /// Whole notes only.
    function fitting(room: real): string {
        for (let count = notes.length; count > 1; --count) {
            const shown = notes.slice(0, count).join(" · ") + (count < notes.length ? " …" : "");
            if (metrics.advanceWidth(shown) <= room)
                return shown;
        }
        return note;
    }

    FontMetrics {
        id: metrics

        font: noteText.font
    }

    background: Rectangle {
        radius: 8
        color: figure.down ? Theme.pressed : figure.hovered ? Theme.raised : Theme.surface
        border { width: 1; color: figure.hovered ? Theme.muted : Theme.line }

        FocusFrame {
            radius: 8
            shown: figure.visualFocus
        }
    }
    ThemedText {
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: 12; rightMargin: 12; topMargin: figure.low ? 5 : 8 }
        color: Theme.muted
        text: figure.name
        Accessible.ignored: true
    }
    ThemedText {
        id: valueText

        anchors { left: parent.left; leftMargin: 12; top: parent.top; topMargin: figure.low ? 20 : 24 }
        font { pixelSize: Theme.huge; weight: Font.DemiBold }
        Accessible.ignored: true
    }
    ThemedText {
        id: unitText

        anchors { left: valueText.right; leftMargin: text !== "" ? 5 : 0; baseline: valueText.baseline }
        color: Theme.muted
        Accessible.ignored: true
    }
    ThemedText {
        id: noteText

        objectName: "figureNote"
        anchors {
            left: unitText.right
            leftMargin: 6
            right: parent.right
            rightMargin: 12
            baseline: valueText.baseline
        }
        color: Theme.muted
        text: figure.fitting(width)
        Accessible.ignored: true
    }
    Sparkline {
        id: sparkline

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 12; rightMargin: 12; bottomMargin: 4 }
        height: 20
        visible: !figure.low
        filled: true
    }
    Tip {
        text: Format.joined([figure.peak, figure.total], "\n")
        shown: figure.hovered && !figure.down && !figure.used
    }
}
