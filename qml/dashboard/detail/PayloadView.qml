// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tidewire
import Tidewire.Dashboard

/// What a frame carries, as JSON, text, bytes or CBOR.
FocusScope {
    id: view

    required property FrameDetails frame
    /// What it is shown as: 0 JSON, 1 text, 2 hex, 3 CBOR.
    property int shown: 1
    readonly property bool wide: width >= 600
    readonly property bool asHex: shown === 2

    /// "json", "text", "hex" or "cbor".
    function showAs(form: string): void {
        shown = form === "json" ? 0 : form === "text" ? 1 : form === "hex" ? 2 : form === "cbor" ? 3 : shown;
    }

    /// As what the payload most probably is, unless a person has chosen for this kind.
    function showBest(): void {
        const form = frame.form;
        shown = form === PayloadText.Json ? 0 : form === PayloadText.Cbor ? 3 : form === PayloadText.Binary ? 2 : 1;
    }

    function copy(): void {
        if (asHex)
            Desktop.copy(bytes.lines(0, 65536));
        else
            lines.copy();
        copied.restart();
    }

    Connections {
        target: view.frame

        function onChanged(): void {
            view.showBest();
            lineView.positionViewAtBeginning();
            hexView.positionViewAtBeginning();
        }
    }
    Timer {
        id: copied

        interval: 1600
    }
    HexModel {
        id: bytes

        bytesPerLine: (hexView.width - 24) / advance.advanceWidth >= 77 ? 16 : 8
    }
    Binding {
        target: bytes
        property: "payload"
        value: view.frame.payload
        when: view.asHex
        restoreMode: Binding.RestoreNone
    }
    PayloadLines {
        id: lines

        payload: view.frame.payload
        form: view.shown === 0 ? PayloadLines.Json : view.shown === 3 ? PayloadLines.Cbor : PayloadLines.Text
        active: !view.asHex
        columns: Math.max(20, Math.floor((lineView.width - 40) / advance.advanceWidth))
        keyColor: Theme.accent
        stringColor: Theme.incoming
        numberColor: Theme.warning
        literalColor: Theme.control
    }
    TextMetrics {
        id: advance

        font { family: Theme.mono; pixelSize: Theme.normal; preferShaping: false }
        text: "0"
    }
    Item {
        id: head

        width: parent.width
        height: view.height < 200 ? 32 : 40

        Row {
            id: tabs

            x: 16
            height: head.height
            spacing: 16

            Repeater {
                model: ["JSON", qsTr("Text"), qsTr("Hex"), "CBOR"]

                PayloadTab {
                    required property int index
                    required property string modelData

                    objectName: "payloadTab" + index
                    height: head.height
                    text: modelData
                    checked: view.shown === index
                    onClicked: view.shown = index
                }
            }
        }
        ThemedText {
            id: facts

            objectName: "payloadFacts"
            anchors { left: tabs.right; leftMargin: 16; right: copyButton.left; rightMargin: 12 }
            height: head.height
            horizontalAlignment: Text.AlignRight
            font.pixelSize: Theme.small
            color: Theme.muted
            text: view.describe()
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        ActionButton {
            id: copyButton

            objectName: "copyPayload"
            anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
            implicitHeight: 24
            leftPadding: text !== "" ? 8 : 6
            font.pixelSize: Theme.small
            enabled: view.frame.keptSize > 0 && !lines.busy
            glyph: copied.running ? Glyph.Check : Glyph.Copy
            text: !view.wide ? "" : copied.running ? qsTr("Copied") : qsTr("Copy")
            Accessible.name: view.asHex && view.frame.keptSize > 65536 * bytes.bytesPerLine
                             ? qsTr("Copy the first %Ln lines", "", 65536) : qsTr("Copy the payload")
            onClicked: view.copy()
        }
    }

    function describe(): string {
        const kind = frame.closeCode > 0 ? frame.type + " · " + CloseCodes.describe(frame.closeCode) : frame.type;
        let facts = kind + " · " + Format.bytes(frame.payloadSize);
        if (!frame.head) {
            if (frame.fin)
                facts += " · " + "FIN";
            if (frame.rsv1)
                facts += " · " + qsTr("RSV1 (compressed %1)").arg(Format.bytes(frame.wirePayloadSize));
            if (frame.rsv2)
                facts += " · " + "RSV2";
            if (frame.rsv3)
                facts += " · " + "RSV3";
        }
        return facts;
    }

    Rectangle {
        id: paper

        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; leftMargin: 16; rightMargin: 16; bottomMargin: 12 }
        radius: Theme.radius
        color: Theme.raised

        PayloadNote {
            id: note

            objectName: "payloadNote"
            width: parent.width
            frame: view.frame
            lines: lines
            asHex: view.asHex
            wanted: view.shown
        }
        ListView {
            id: lineView

            objectName: "payloadLines"
            anchors { left: parent.left; right: parent.right; top: note.bottom; bottom: parent.bottom; leftMargin: 12; topMargin: 8; bottomMargin: 8 }
            visible: !view.asHex
            clip: true
            activeFocusOnTab: visible
            reuseItems: true
            // Rows in advance are made bit by bit, and Qt 6.4 warns if the list is emptied meanwhile.
            cacheBuffer: 0
            boundsBehavior: Flickable.StopAtBounds
            model: lines
            T.ScrollBar.vertical: ScrollHandle {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Payload, %Ln lines", "", lines.count)
            Keys.onUpPressed: contentY = Math.max(originY, contentY - 20)
            Keys.onDownPressed: contentY = Math.max(originY, Math.min(originY + contentHeight - height, contentY + 20))

            delegate: MonoText {
                required property string line
                required property string styled
                required property bool continued

                width: lineView.width - 12
                height: 20
                leftPadding: continued ? 12 : 0
                elide: Text.ElideNone
                // Made by PayloadLines: what the peer sent has no say in it.
                textFormat: Text.StyledText
                text: styled
                Accessible.role: Accessible.StaticText
                Accessible.name: line
            }
        }
        ListView {
            id: hexView

            objectName: "payloadHex"
            anchors.fill: lineView
            visible: view.asHex
            clip: true
            activeFocusOnTab: visible
            reuseItems: true
            cacheBuffer: 0
            boundsBehavior: Flickable.StopAtBounds
            model: bytes
            T.ScrollBar.vertical: ScrollHandle {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Payload in hex")
            Keys.onUpPressed: contentY = Math.max(originY, contentY - 20)
            Keys.onDownPressed: contentY = Math.max(originY, Math.min(originY + contentHeight - height, contentY + 20))

            delegate: Row {
                id: hexRow

                required property string offset
                required property string hex
                required property string ascii

                height: 20
                spacing: advance.advanceWidth * 2
                Accessible.role: Accessible.StaticText
                Accessible.name: offset + ": " + hex

                MonoText {
                    height: 20
                    color: Theme.muted
                    text: hexRow.offset
                }
                MonoText {
                    width: advance.advanceWidth * (bytes.bytesPerLine * 3)
                    height: 20
                    elide: Text.ElideNone
                    text: hexRow.hex
                }
                MonoText {
                    height: 20
                    elide: Text.ElideNone
                    color: Theme.incoming
                    text: hexRow.ascii
                }
            }
        }
        FocusFrame { shown: lineView.activeFocus || hexView.activeFocus }
        ThemedText {
            objectName: "payloadBusy"
            anchors.centerIn: parent
            visible: lines.busy || view.frame.keptSize === 0
            color: Theme.muted
            text: lines.busy ? qsTr("Making it readable…") : qsTr("No payload")
        }
    }
}
