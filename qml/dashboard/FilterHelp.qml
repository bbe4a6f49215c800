// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/// What a filter can say, with examples to take over.
Popover {
    id: help

    /// An example was pressed.
    signal chosen(string example)

    width: 480
    title: qsTr("What a filter can say")

    readonly property var examples: [
        {text: "chat 10.0.4", words: qsTr("all of these words, anywhere")},
        {text: "\"two words\"", words: qsTr("with the space between them")},
        {text: "path:/chat", words: qsTr("a word in one column")},
        {text: "-state:closing", words: qsTr("not those")},
        {text: "rate>100", words: qsTr("more than 100 messages a second")},
        {text: "queue>1M", words: qsTr("more than 1 MiB waits")},
        {text: "age<10s", words: qsTr("new in the last ten seconds")},
        {text: "rtt>=250ms", words: qsTr("slow to answer")},
        {text: "/room-[0-9]+/", words: qsTr("a regular expression")},
        {text: "tls:no -origin:example.org", words: qsTr("several at once: all must hold")}
    ]

    Repeater {
        model: help.examples

        T.AbstractButton {
            id: example

            required property var modelData
            required property int index

            objectName: "example" + index
            width: help.availableWidth
            height: 26
            focusPolicy: Qt.TabFocus
            Accessible.role: Accessible.Button
            Accessible.name: modelData.text + ", " + modelData.words
            Keys.onReturnPressed: example.clicked()
            Keys.onEnterPressed: example.clicked()
            onClicked: help.chosen(modelData.text)

            background: Rectangle {
                anchors { fill: parent; leftMargin: -8; rightMargin: -8 }
                radius: Theme.radius
                color: example.hovered || example.down ? Theme.raised : "transparent"

                FocusFrame { shown: example.visualFocus }
            }
            contentItem: Item {
                MonoText {
                    width: 208
                    height: parent.height
                    color: Theme.accent
                    text: example.modelData.text
                    Accessible.ignored: true
                }
                ThemedText {
                    x: 212
                    width: parent.width - x
                    height: parent.height
                    color: Theme.muted
                    text: example.modelData.words
                    Accessible.ignored: true
                }
            }
        }
    }
    ThemedText {
        width: parent.width
        topPadding: 8
        wrapMode: Text.Wrap
        lineHeight: 1.3
        font.pixelSize: Theme.small
        color: Theme.muted
        text: qsTr("Columns of text: %1.").arg("state, peer, path, origin, agent, protocol, extensions, tls, reason") + "\n"
              + qsTr("Columns of numbers: %1.").arg("rate, in, out, bytesin, bytesout, received, sent, bytesreceived, bytessent, queue, dropped, rtt, age, idle, inratio, outratio, id, code")
    }
}
