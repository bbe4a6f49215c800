<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>CloseCodes</name>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Going away</source>
        <translation>Geht weg</translation>
    </message>
    <message>
        <source>Protocol error</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>Unsupported data</source>
        <translation>Nicht unterstützte Daten</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>Kein Status</translation>
    </message>
    <message>
        <source>No close frame</source>
        <translation>Kein Close-Frame</translation>
    </message>
    <message>
        <source>Invalid payload</source>
        <translation>Ungültige Nutzdaten</translation>
    </message>
    <message>
        <source>Policy violation</source>
        <translation>Regelverstoß</translation>
    </message>
    <message>
        <source>Message too big</source>
        <translation>Nachricht zu groß</translation>
    </message>
    <message>
        <source>Extension missing</source>
        <translation>Erweiterung fehlt</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>Service restart</source>
        <translation>Neustart des Dienstes</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Später wieder versuchen</translation>
    </message>
    <message>
        <source>Bad gateway</source>
        <translation>Fehlerhaftes Gateway</translation>
    </message>
    <message>
        <source>Private use</source>
        <translation>Privater Gebrauch</translation>
    </message>
    <message>
        <source>Registered use</source>
        <translation>Registrierter Gebrauch</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close the connection of %1</source>
        <translation>Die Verbindung von %1 schließen</translation>
    </message>
    <message>
        <source>Close connection</source>
        <translation>Verbindung schließen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Close code</source>
        <translation>Schließcode</translation>
    </message>
    <message>
        <source>1000–1003, 1007–1014 or 3000–4999</source>
        <translation>1000–1003, 1007–1014 oder 3000–4999</translation>
    </message>
    <message>
        <source>Reason, optional</source>
        <translation>Grund, freiwillig</translation>
    </message>
    <message>
        <source>%1 / 123 bytes</source>
        <translation>%1 / 123 Bytes</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ClosedNote</name>
    <message>
        <source>Closed with %1</source>
        <translation>Geschlossen mit %1</translation>
    </message>
    <message>
        <source>No reason was given. The figures are its last ones.</source>
        <translation>Es wurde kein Grund genannt. Die Zahlen sind ihre letzten.</translation>
    </message>
</context>
<context>
    <name>ConnectionRow</name>
    <message>
        <source>%1, %2, %3, in %4, out %5</source>
        <translation>%1, %2, %3, ein %4, aus %5</translation>
    </message>
</context>
<context>
    <name>ConnectionState</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>schließt</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zu</translation>
    </message>
</context>
<context>
    <name>ConnectionTable</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>No connection matches “%1”</source>
        <translation>Keine Verbindung passt auf „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections are open.</source>
        <translation>
            <numerusform>%Ln Verbindung ist offen.</numerusform>
            <numerusform>%Ln Verbindungen sind offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>DetailOverview</name>
    <message>
        <source>In</source>
        <comment>messages per second</comment>
        <translation>Ein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Out</source>
        <comment>messages per second</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Sendeschlange</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>Still seit</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>This side</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>Compressed to</source>
        <translation>Verkleinert auf</translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <translation>ein %1, aus %2</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>No connection selected</source>
        <translation>Keine Verbindung gewählt</translation>
    </message>
    <message>
        <source>Choose one in the table, with the pointer or the arrow keys, to see its request and figures, to ping it or to close it.</source>
        <translation>Wählen Sie eine in der Tabelle, mit dem Zeiger oder den Pfeiltasten, um ihre Anfrage und Zahlen zu sehen, sie anzupingen oder zu schließen.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Ping this connection</source>
        <translation>Diese Verbindung anpingen</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Schließen…</translation>
    </message>
    <message>
        <source>Close this connection</source>
        <translation>Diese Verbindung schließen</translation>
    </message>
    <message>
        <source>Views of the connection</source>
        <translation>Ansichten der Verbindung</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
</context>
<context>
    <name>DetailRequest</name>
    <message>
        <source>Request line: %1</source>
        <translation>Anfragezeile: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln headers</source>
        <translation>
            <numerusform>%Ln Kopfzeile</numerusform>
            <numerusform>%Ln Kopfzeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter: words, path:/chat, -slow</source>
        <translation>Filter: Wörter, path:/chat, -slow</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Verbindungen filtern</translation>
    </message>
    <message>
        <source>Words that must all match; key:value looks in one column; a minus before a word excludes it</source>
        <translation>Wörter, die alle passen müssen; Schlüssel:Wert sucht in einer Spalte; ein Minus vor einem Wort schließt es aus</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1/s</source>
        <comment>a rate</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 d %2:%3</source>
        <comment>days, hours, minutes</comment>
        <translation>%1 d %2:%3</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>not sorted by</source>
        <translation>nicht danach sortiert</translation>
    </message>
    <message>
        <source>sorted, largest first</source>
        <translation>sortiert, größte zuerst</translation>
    </message>
    <message>
        <source>sorted, smallest first</source>
        <translation>sortiert, kleinste zuerst</translation>
    </message>
</context>
<context>
    <name>KeyFigures</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>Nachrichten ein</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>per second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>Nachrichten aus</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Sendeschlange</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slow</source>
        <comment>connections</comment>
        <translation>
            <numerusform>%Ln langsam</numerusform>
            <numerusform>%Ln langsam</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors, last minute</source>
        <translation>Fehler, letzte Minute</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Echo server</source>
        <translation>Echo-Server</translation>
    </message>
    <message numerus="yes">
        <source>%Ln simulated clients</source>
        <translation>
            <numerusform>%Ln simulierter Client</numerusform>
            <numerusform>%Ln simulierte Clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoClients</name>
    <message>
        <source>Waiting for the first connection</source>
        <translation>Warten auf die erste Verbindung</translation>
    </message>
    <message>
        <source>The server is not listening</source>
        <translation>Der Server nimmt keine Verbindungen an</translation>
    </message>
    <message>
        <source>Connections appear here as soon as it does.</source>
        <translation>Verbindungen erscheinen hier, sobald er es tut.</translation>
    </message>
    <message>
        <source>Open the page in a browser, or connect any WebSocket client to this address.</source>
        <translation>Öffnen Sie die Seite im Browser, oder verbinden Sie einen beliebigen WebSocket-Client mit dieser Adresse.</translation>
    </message>
    <message>
        <source>Connect any WebSocket client to this address.</source>
        <translation>Verbinden Sie einen beliebigen WebSocket-Client mit dieser Adresse.</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>die Adresse</translation>
    </message>
    <message>
        <source>the line of JavaScript</source>
        <translation>die JavaScript-Zeile</translation>
    </message>
    <message>
        <source>Open %1 in a browser</source>
        <translation>%1 im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Live, 4 Hz</source>
        <translation>Live, 4 Hz</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln changes since</source>
        <translation>
            <numerusform>Angehalten, %Ln Änderung seither</numerusform>
            <numerusform>Angehalten, %Ln Änderungen seither</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln passt</numerusform>
            <numerusform>%Ln passen</numerusform>
        </translation>
    </message>
    <message>
        <source>Order held while the pointer is on the table</source>
        <translation>Reihenfolge ruht, solange der Zeiger auf der Tabelle steht</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtern</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>select</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>In</source>
        <comment>messages per second</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>messages per second</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>60 s</source>
        <comment>the last minute</comment>
        <translation>60 s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>RTT</source>
        <comment>round-trip time</comment>
        <translation>RTT</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>not listening</source>
        <translation>nimmt nichts an</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>for how long</comment>
        <translation>läuft %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>The table stands still while paused</source>
        <translation>Die Tabelle steht still, solange sie angehalten ist</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
</context>
</TS>
