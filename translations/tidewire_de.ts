<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AlertRow</name>
    <message>
        <source>%1 reads too slowly</source>
        <translation>%1 liest zu langsam</translation>
    </message>
    <message>
        <source>%1 answers late</source>
        <translation>%1 antwortet spät</translation>
    </message>
    <message>
        <source>Many errors</source>
        <translation>Viele Fehler</translation>
    </message>
    <message>
        <source>A storm of connections</source>
        <translation>Ansturm von Verbindungen</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>dauert an</translation>
    </message>
    <message>
        <source>over</source>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>up to %1, threshold %2</source>
        <translation>bis %1, Schwelle %2</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Als gesehen markieren</translation>
    </message>
</context>
<context>
    <name>AlertThresholds</name>
    <message>
        <source>A connection reads too slowly</source>
        <translation>Eine Verbindung liest zu langsam</translation>
    </message>
    <message>
        <source>A connection answers late</source>
        <translation>Eine Verbindung antwortet spät</translation>
    </message>
    <message>
        <source>Many errors</source>
        <translation>Viele Fehler</translation>
    </message>
    <message>
        <source>A storm of connections</source>
        <translation>Ansturm von Verbindungen</translation>
    </message>
    <message>
        <source>0 turns one off. Round trips are measured by pings; a server pings connections that are silent.</source>
        <translation>0 schaltet eine ab. Umlaufzeiten werden mit Pings gemessen; ein Server pingt Verbindungen an, die still sind.</translation>
    </message>
    <message>
        <source>%1 KiB wait for it, for %2 seconds</source>
        <translation>%1 KiB warten, %2 Sekunden lang</translation>
    </message>
    <message>
        <source>Too slow: KiB that wait</source>
        <translation>Zu langsam: wartende KiB</translation>
    </message>
    <message>
        <source>Too slow: for how many seconds</source>
        <translation>Zu langsam: wie viele Sekunden lang</translation>
    </message>
    <message>
        <source>Round trips take %1 ms, for %2 seconds</source>
        <translation>Umlaufzeit ab %1 ms, %2 Sekunden lang</translation>
    </message>
    <message>
        <source>Too late: milliseconds of a round trip</source>
        <translation>Zu spät: Millisekunden einer Umlaufzeit</translation>
    </message>
    <message>
        <source>Too late: for how many seconds</source>
        <translation>Zu spät: wie viele Sekunden lang</translation>
    </message>
    <message>
        <source>%1 errors within %2 seconds</source>
        <translation>%1 Fehler binnen %2 Sekunden</translation>
    </message>
    <message>
        <source>Many errors: how many</source>
        <translation>Viele Fehler: wie viele</translation>
    </message>
    <message>
        <source>Many errors: within how many seconds</source>
        <translation>Viele Fehler: binnen wie vieler Sekunden</translation>
    </message>
    <message>
        <source>%1 handshakes within %2 seconds</source>
        <translation>%1 Handshakes binnen %2 Sekunden</translation>
    </message>
    <message>
        <source>Storm: how many handshakes</source>
        <translation>Ansturm: wie viele Handshakes</translation>
    </message>
    <message>
        <source>Storm: within how many seconds</source>
        <translation>Ansturm: binnen wie vieler Sekunden</translation>
    </message>
</context>
<context>
    <name>AlertsButton</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message numerus="yes">
        <source>Alerts, %Ln new</source>
        <translation>
            <numerusform>Alarme, %Ln neuer</numerusform>
            <numerusform>Alarme, %Ln neue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertsPanel</name>
    <message>
        <source>When to alert</source>
        <translation>Alarmschwellen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Alle als gesehen</translation>
    </message>
    <message>
        <source>Remove past ones</source>
        <translation>Alte entfernen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Nothing to worry about</source>
        <translation>Kein Grund zur Sorge</translation>
    </message>
    <message>
        <source>Slow consumers, long round trips, bursts of errors and storms of connections show up here.</source>
        <translation>Langsame Empfänger, lange Umlaufzeiten, gehäufte Fehler und Anstürme von Verbindungen erscheinen hier.</translation>
    </message>
    <message numerus="yes">
        <source>There was no room for %Ln more.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>Für %Ln weiteren war kein Platz.</numerusform>
            <numerusform>Für %Ln weitere war kein Platz.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach to a server</source>
        <translation>An einen Server anhängen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AttachForm</name>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>None found. A program shows itself with an inspector, or if it is started so:</source>
        <translation>Keiner gefunden. Ein Programm zeigt sich mit einem Inspektor oder wenn es so gestartet wird:</translation>
    </message>
    <message>
        <source>the command</source>
        <translation>der Befehl</translation>
    </message>
    <message>
        <source>By address and token</source>
        <translation>Mit Adresse und Token</translation>
    </message>
    <message>
        <source>Address of the inspect endpoint</source>
        <translation>Adresse des Inspektors</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>An address begins with ws:// or wss://.</source>
        <translation>Eine Adresse beginnt mit ws:// oder wss://.</translation>
    </message>
    <message>
        <source>Both are in what the program prints or writes when its inspector starts.</source>
        <translation>Beides steht in dem, was das Programm beim Start seines Inspektors ausgibt oder schreibt.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Zertifikate, denen vertraut wird</translation>
    </message>
</context>
<context>
    <name>BroadcastDialog</name>
    <message>
        <source>Send to all?</source>
        <translation>An alle senden?</translation>
    </message>
    <message numerus="yes">
        <source>The message goes to each of the %Ln connections, whatever the table shows.</source>
        <translation>
            <numerusform>Die Nachricht geht an %Ln Verbindung, gleich was die Tabelle zeigt.</numerusform>
            <numerusform>Die Nachricht geht an alle %Ln Verbindungen, gleich was die Tabelle zeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation>An alle senden</translation>
    </message>
</context>
<context>
    <name>CertificateFacts</name>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Trusted so far</source>
        <translation>Bisher vertraut</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>Not trusted, as</source>
        <translation>Nicht vertraut, weil</translation>
    </message>
</context>
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
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Close %Ln connections</source>
        <translation>
            <numerusform>%Ln Verbindung schließen</numerusform>
            <numerusform>%Ln Verbindungen schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Grund (optional)</translation>
    </message>
    <message>
        <source>%1 of 123 bytes</source>
        <translation>%1 von 123 Bytes</translation>
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
    <message>
        <source>The connection is gone</source>
        <translation>Die Verbindung ist weg</translation>
    </message>
    <message>
        <source>How it ended is not known. The figures are its last ones.</source>
        <translation>Wie sie endete, ist nicht bekannt. Die Zahlen sind ihre letzten.</translation>
    </message>
</context>
<context>
    <name>ColumnsButton</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>Es gibt keinen solchen Befehl.</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Namen eines Befehls eingeben</translation>
    </message>
</context>
<context>
    <name>ConnectionMenu</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Senden…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Schließen…</translation>
    </message>
    <message>
        <source>Copy the address of the peer</source>
        <translation>Adresse der Gegenstelle kopieren</translation>
    </message>
    <message>
        <source>Filter by this path</source>
        <translation>Nach diesem Pfad filtern</translation>
    </message>
</context>
<context>
    <name>ConnectionRow</name>
    <message>
        <source>%1, %2, %3, in %4, out %5</source>
        <translation>%1, %2, %3, ein %4, aus %5</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
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
        <source>That connection is not in the table any more, or the filter hides it.</source>
        <translation>Diese Verbindung steht nicht mehr in der Tabelle, oder der Filter verbirgt sie.</translation>
    </message>
    <message numerus="yes">
        <source>Pinged %Ln connections</source>
        <translation>
            <numerusform>%Ln Verbindung angepingt</numerusform>
            <numerusform>%Ln Verbindungen angepingt</numerusform>
        </translation>
    </message>
    <message>
        <source>the server is read-only</source>
        <translation>der Server erlaubt nur Lesen</translation>
    </message>
    <message>
        <source>there is no server</source>
        <translation>es gibt keinen Server</translation>
    </message>
</context>
<context>
    <name>DashboardCommands</name>
    <message>
        <source>no connection is selected</source>
        <translation>keine Verbindung ist gewählt</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Details and frames</source>
        <translation>Details und Frames</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Verbindungen filtern</translation>
    </message>
    <message>
        <source>Explain filters</source>
        <translation>Filter erklären</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>es gibt keinen</translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation>Zurück zur Tabelle</translation>
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
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten anzeigen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>there are no connections</source>
        <translation>es gibt keine Verbindungen</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Schließen…</translation>
    </message>
    <message>
        <source>Send to the selected…</source>
        <translation>An die gewählten senden…</translation>
    </message>
    <message>
        <source>Broadcast…</source>
        <translation>Broadcast…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriger Frame</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächster Frame</translation>
    </message>
    <message>
        <source>Follow the newest frame</source>
        <translation>Neuestem Frame folgen</translation>
    </message>
    <message>
        <source>Payload as JSON</source>
        <translation>Nutzdaten als JSON</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>Nutzdaten als Text</translation>
    </message>
    <message>
        <source>Payload in hex</source>
        <translation>Nutzdaten hexadezimal</translation>
    </message>
    <message>
        <source>Payload as CBOR</source>
        <translation>Nutzdaten als CBOR</translation>
    </message>
    <message>
        <source>Export frames…</source>
        <translation>Frames exportieren…</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>Detailbereich ausblenden</translation>
    </message>
    <message>
        <source>Show the details pane</source>
        <translation>Detailbereich einblenden</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>Normale Zeilen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Design des Systems</translation>
    </message>
    <message>
        <source>it is that already</source>
        <translation>es ist schon so eingestellt</translation>
    </message>
    <message>
        <source>Details beside the table</source>
        <translation>Details neben der Tabelle</translation>
    </message>
    <message>
        <source>Details in the whole width</source>
        <translation>Details in voller Breite</translation>
    </message>
</context>
<context>
    <name>DashboardDialogs</name>
    <message numerus="yes">
        <source>Closing %Ln connections</source>
        <translation>
            <numerusform>%Ln Verbindung wird geschlossen</numerusform>
            <numerusform>%Ln Verbindungen werden geschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln connections</source>
        <translation>
            <numerusform>An %Ln Verbindung gesendet</numerusform>
            <numerusform>An %Ln Verbindungen gesendet</numerusform>
        </translation>
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
        <translation>Komprimiert auf</translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <translation>ein %1, aus %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>History of</source>
        <translation>Verlauf über</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Min.</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 Min.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
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
        <source>The server is read-only</source>
        <translation>Der Server erlaubt nur Lesen</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Details beside the table</source>
        <translation>Details neben der Tabelle</translation>
    </message>
    <message>
        <source>Details in the whole width</source>
        <translation>Details in voller Breite</translation>
    </message>
</context>
<context>
    <name>DroppedNote</name>
    <message>
        <source>%1 older frames are not in this recording</source>
        <translation>%1 ältere Frames fehlen in dieser Aufzeichnung</translation>
    </message>
    <message>
        <source>%1 older frames dropped: there is room for %2</source>
        <translation>%1 ältere Frames verworfen: es ist Platz für %2</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>%1 older frames dropped</source>
        <translation>%1 ältere Frames verworfen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export frames</source>
        <translation>Frames exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>For browsers&apos; developer tools: messages put together.</source>
        <translation>Für Entwicklerwerkzeuge der Browser: zusammengesetzte Nachrichten.</translation>
    </message>
    <message>
        <source>For programs: every frame with all its bits, and what can be opened here again.</source>
        <translation>Für Programme: jeder Frame mit allen Bits; lässt sich hier wieder öffnen.</translation>
    </message>
    <message>
        <source>For spreadsheets: a message a line.</source>
        <translation>Für Tabellenkalkulationen: eine Nachricht je Zeile.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>This connection</source>
        <translation>Diese Verbindung</translation>
    </message>
    <message>
        <source>All that is recorded</source>
        <translation>Alles Aufgezeichnete</translation>
    </message>
    <message>
        <source>With passwords, tokens and cookies of the handshake</source>
        <translation>Mit Passwörtern, Tokens und Cookies des Handshakes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>There is such a file; it will be replaced.</source>
        <translation>Die Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>Abgebrochen: Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>FigureDetails</name>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>24 h ago</source>
        <translation>vor 24 h</translation>
    </message>
    <message>
        <source>10 min ago</source>
        <translation>vor 10 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>No handshake has failed, and every connection ended clean.</source>
        <translation>Kein Handshake ist gescheitert, und jede Verbindung endete sauber.</translation>
    </message>
    <message>
        <source>Counted since this dashboard looks on.</source>
        <translation>Gezählt, seit dieses Dashboard zusieht.</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter connections</source>
        <translation>Verbindungen filtern</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Filter: words, path:/chat, rate&gt;100</source>
        <translation>Filter: Wörter, path:/chat, rate&gt;100</translation>
    </message>
    <message>
        <source>Words that must all match; key:value looks in one column; rate&gt;100 compares; a minus before a word excludes it</source>
        <translation>Wörter, die alle passen müssen; Schlüssel:Wert sucht in einer Spalte; rate&gt;100 vergleicht; ein Minus vor einem Wort schließt es aus</translation>
    </message>
    <message>
        <source>What a filter can say</source>
        <translation>Was ein Filter sagen kann</translation>
    </message>
    <message>
        <source>“%1” still holds.</source>
        <translation>„%1“ gilt weiter.</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>What a filter can say</source>
        <translation>Was ein Filter sagen kann</translation>
    </message>
    <message>
        <source>all of these words, anywhere</source>
        <translation>alle diese Wörter, gleich wo</translation>
    </message>
    <message>
        <source>with the space between them</source>
        <translation>mit dem Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>a word in one column</source>
        <translation>ein Wort in einer Spalte</translation>
    </message>
    <message>
        <source>not those</source>
        <translation>diese nicht</translation>
    </message>
    <message>
        <source>more than 100 messages a second</source>
        <translation>mehr als 100 Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>more than 1 MiB waits</source>
        <translation>mehr als 1 MiB wartet</translation>
    </message>
    <message>
        <source>new in the last ten seconds</source>
        <translation>neu in den letzten zehn Sekunden</translation>
    </message>
    <message>
        <source>slow to answer</source>
        <translation>antwortet langsam</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>several at once: all must hold</source>
        <translation>mehrere zugleich: alle müssen gelten</translation>
    </message>
    <message>
        <source>Columns of text: %1.</source>
        <translation>Spalten mit Text: %1.</translation>
    </message>
    <message>
        <source>Columns of numbers: %1.</source>
        <translation>Spalten mit Zahlen: %1.</translation>
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
    <name>FoundServer</name>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Attach to %1, pid %2</source>
        <translation>An %1 anhängen, PID %2</translation>
    </message>
</context>
<context>
    <name>FrameCommands</name>
    <message>
        <source>Search in payloads</source>
        <translation>In Nutzdaten suchen</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Aufzeichnung öffnen…</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Wiedergeben…</translation>
    </message>
</context>
<context>
    <name>FrameHeader</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connection</comment>
        <translation>Verb.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bits</source>
        <comment>FIN and RSV of a frame</comment>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
</context>
<context>
    <name>FrameList</name>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation>
            <numerusform>%Ln Frame</numerusform>
            <numerusform>%Ln Frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameRow</name>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>(not complete) %1</source>
        <translation>(unvollständig) %1</translation>
    </message>
</context>
<context>
    <name>FrameSearchBar</name>
    <message>
        <source>Search in payloads</source>
        <translation>In Nutzdaten suchen</translation>
    </message>
    <message>
        <source>What to look for in payloads</source>
        <translation>Was in Nutzdaten gesucht wird</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>Suche nach</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Upper and lower case differ</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Suche abbrechen</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>FrameToolbar</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Record the frames of this connection</source>
        <translation>Frames dieser Verbindung aufzeichnen</translation>
    </message>
    <message>
        <source>Go on with the frame list</source>
        <translation>Frame-Liste fortsetzen</translation>
    </message>
    <message>
        <source>Pause the frame list</source>
        <translation>Frame-Liste anhalten</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follow the latest frames</source>
        <translation>Neuesten Frames folgen</translation>
    </message>
    <message>
        <source>More: export, open, replay</source>
        <translation>Mehr: exportieren, öffnen, wiedergeben</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>All</source>
        <comment>directions</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>In</source>
        <comment>direction</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>direction</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>frames</comment>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bin</source>
        <comment>frames</comment>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Binary</source>
        <comment>frames</comment>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Control</source>
        <comment>frames</comment>
        <translation>Control</translation>
    </message>
    <message>
        <source>Filter</source>
        <comment>placeholder</comment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter frames by words</source>
        <translation>Frames nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in payloads</source>
        <translation>In Nutzdaten suchen</translation>
    </message>
    <message>
        <source>Filter in %1</source>
        <comment>placeholder</comment>
        <translation>In %1 filtern</translation>
    </message>
</context>
<context>
    <name>FramesEmpty</name>
    <message>
        <source>No frame matches the filter</source>
        <translation>Kein Frame passt auf den Filter</translation>
    </message>
    <message>
        <source>Waiting for frames</source>
        <translation>Warten auf Frames</translation>
    </message>
    <message>
        <source>No frames recorded</source>
        <translation>Keine Frames aufgezeichnet</translation>
    </message>
    <message>
        <source>Other frames may have been recorded.</source>
        <translation>Andere Frames können aufgezeichnet sein.</translation>
    </message>
    <message>
        <source>Each frame is shown here as it comes or goes, as long as this connection is selected.</source>
        <translation>Jeder Frame erscheint hier, sobald er kommt oder geht, solange diese Verbindung gewählt ist.</translation>
    </message>
    <message>
        <source>Frames are kept from the moment on when recording begins.</source>
        <translation>Frames werden von dem Augenblick an behalten, in dem die Aufzeichnung beginnt.</translation>
    </message>
    <message>
        <source>The connection had closed before recording began.</source>
        <translation>Die Verbindung war schon geschlossen, als die Aufzeichnung begann.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Looking through the recording…</source>
        <translation>Die Aufzeichnung wird durchgesehen…</translation>
    </message>
    <message>
        <source>What matches comes here as it is found.</source>
        <translation>Was passt, erscheint hier, sobald es gefunden ist.</translation>
    </message>
</context>
<context>
    <name>FramesMenu</name>
    <message>
        <source>Recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Aufzeichnung öffnen…</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Wiedergeben…</translation>
    </message>
    <message>
        <source>Record this connection only</source>
        <translation>Nur diese Verbindung aufzeichnen</translation>
    </message>
    <message>
        <source>Record all connections</source>
        <translation>Alle Verbindungen aufzeichnen</translation>
    </message>
    <message>
        <source>Forget what was recorded</source>
        <translation>Aufgezeichnetes vergessen</translation>
    </message>
</context>
<context>
    <name>FramesPage</name>
    <message numerus="yes">
        <source>%1 · %Ln frames</source>
        <translation>
            <numerusform>%1 · %Ln Frame</numerusform>
            <numerusform>%1 · %Ln Frames</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording all connections</source>
        <translation>Alle Verbindungen werden aufgezeichnet</translation>
    </message>
    <message>
        <source>Recording since %1</source>
        <translation>Aufzeichnung seit %1</translation>
    </message>
    <message>
        <source>Recording stopped</source>
        <translation>Aufzeichnung beendet</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>HandshakePage</name>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>It is not known any more: the connection had closed before somebody looked.</source>
        <translation>Sie ist nicht mehr bekannt: Die Verbindung war geschlossen, bevor jemand hinsah.</translation>
    </message>
    <message>
        <source>Passwords, tokens and cookies are hidden.</source>
        <translation>Passwörter, Tokens und Cookies sind verborgen.</translation>
    </message>
</context>
<context>
    <name>HeadSection</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>First line: %1</source>
        <translation>Erste Zeile: %1</translation>
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
    <name>ImportedTools</name>
    <message numerus="yes">
        <source>All %Ln connections</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>Alle %Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection of the recording</source>
        <translation>Verbindung der Aufzeichnung</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Wiedergeben…</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
</context>
<context>
    <name>KeyFigure</name>
    <message>
        <source>Shows its history</source>
        <translation>Zeigt den Verlauf</translation>
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
    <message>
        <source>Key figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Peak: %1</source>
        <translation>Spitze: %1</translation>
    </message>
    <message>
        <source>In all: %1</source>
        <translation>Insgesamt: %1</translation>
    </message>
    <message>
        <source>Dropped messages: %1</source>
        <translation>Verworfene Nachrichten: %1</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LinkBanner</name>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>The connection to %1 is lost, and what you see is from before. Connecting again…</source>
        <translation>Die Verbindung zu %1 ist verloren; was Sie sehen, ist von vorher. Verbindet erneut …</translation>
    </message>
    <message numerus="yes">
        <source>The connection to %1 is lost, and what you see is from before. Next attempt in %Ln s.</source>
        <translation>
            <numerusform>Die Verbindung zu %1 ist verloren; was Sie sehen, ist von vorher. Nächster Versuch in %Ln s.</numerusform>
            <numerusform>Die Verbindung zu %1 ist verloren; was Sie sehen, ist von vorher. Nächster Versuch in %Ln s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>No server</source>
        <translation>Kein Server</translation>
    </message>
    <message>
        <source>%1 does not let us in</source>
        <translation>%1 verweigert den Zugang</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Attaching to %1…</source>
        <translation>Anhängen an %1…</translation>
    </message>
    <message>
        <source>Not attached</source>
        <translation>Nicht angehängt</translation>
    </message>
    <message>
        <source>Give the dashboard a server to show:</source>
        <translation>Geben Sie dem Dashboard einen Server, den es zeigt:</translation>
    </message>
    <message>
        <source>the line of QML</source>
        <translation>die QML-Zeile</translation>
    </message>
    <message numerus="yes">
        <source>Next attempt in %Ln s.</source>
        <translation>
            <numerusform>Nächster Versuch in %Ln s.</numerusform>
            <numerusform>Nächster Versuch in %Ln s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>another token</source>
        <translation>anderes Token</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation>Das Zertifikat von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut</translation>
    </message>
    <message>
        <source>It was given a new one, or somebody is in between. Trust it only if you know why it has changed; the token was not sent.</source>
        <translation>Der Server hat ein neues bekommen, oder jemand steht dazwischen. Vertrauen Sie ihm nur, wenn Sie wissen, warum es sich geändert hat; das Token wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Trust it if its fingerprint is the one that the server&apos;s operator tells you; the token was not sent.</source>
        <translation>Vertrauen Sie ihm, wenn sein Fingerabdruck der ist, den Ihnen der Betreiber des Servers nennt; das Token wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Trust the new certificate</source>
        <translation>Dem neuen Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>%1 cannot be looked into</source>
        <translation>In %1 lässt sich nicht hineinsehen</translation>
    </message>
    <message>
        <source>The last attempt failed: %1</source>
        <translation>Der letzte Versuch ist gescheitert: %1</translation>
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
    <name>MessageForm</name>
    <message>
        <source>Not pasted: %1 characters, and there is room for %2 in all</source>
        <translation>Nicht eingefügt: %1 Zeichen, und es ist Platz für insgesamt %2</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>goes as a binary message</source>
        <translation>geht als Binärnachricht</translation>
    </message>
    <message>
        <source>goes as a text message</source>
        <translation>geht als Textnachricht</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Too long: there is room for %1 characters</source>
        <translation>Zu lang: Es ist Platz für %1 Zeichen</translation>
    </message>
    <message>
        <source>Is checked before it goes</source>
        <translation>Wird geprüft, bevor es geht</translation>
    </message>
    <message numerus="yes">
        <source>Valid JSON, %Ln characters</source>
        <translation>
            <numerusform>Gültiges JSON, %Ln Zeichen</numerusform>
            <numerusform>Gültiges JSON, %Ln Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Pairs of hexadecimal digits, spaces wherever you like</source>
        <translation>Paare hexadezimaler Ziffern, Leerzeichen nach Belieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewFrames</name>
    <message>
        <source>+%1 new</source>
        <translation>+%1 neue</translation>
    </message>
    <message>
        <source>%1, go to the latest</source>
        <translation>%1, zu den neuesten</translation>
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
    <name>NoServer</name>
    <message>
        <source>No server to look into yet</source>
        <translation>Noch kein Server zum Hineinsehen</translation>
    </message>
    <message>
        <source>Choose one, or give the address and the token of its inspector.</source>
        <translation>Wählen Sie einen, oder geben Sie Adresse und Token seines Inspektors an.</translation>
    </message>
    <message>
        <source>In a program of your own</source>
        <translation>In einem eigenen Programm</translation>
    </message>
    <message>
        <source>the line of QML</source>
        <translation>die QML-Zeile</translation>
    </message>
</context>
<context>
    <name>OpenRecordingDialog</name>
    <message>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>HAR, NDJSON or CSV, as exported here, and HAR from browsers. It is shown beside what is recorded, which goes on.</source>
        <translation>HAR, NDJSON oder CSV, wie hier exportiert, und HAR aus Browsern. Sie wird neben dem gezeigt, was weiter aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>PaneSplitter</name>
    <message>
        <source>Width of the detail pane</source>
        <translation>Breite des Detailbereichs</translation>
    </message>
</context>
<context>
    <name>PayloadNote</name>
    <message>
        <source>The connection ended in the midst of this frame.</source>
        <translation>Die Verbindung endete mitten in diesem Frame.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 were kept.</source>
        <translation>Nur die ersten %1 von %2 wurden behalten.</translation>
    </message>
    <message>
        <source>This is not JSON from byte %1 on.</source>
        <translation>Ab Byte %1 ist dies kein JSON.</translation>
    </message>
    <message>
        <source>This is not CBOR from byte %1 on.</source>
        <translation>Ab Byte %1 ist dies kein CBOR.</translation>
    </message>
    <message>
        <source>Some bytes are not UTF-8 and stand here as “�”.</source>
        <translation>Einige Bytes sind kein UTF-8 und stehen hier als „�“.</translation>
    </message>
    <message>
        <source>There is more text than is shown here.</source>
        <translation>Es gibt mehr Text, als hier gezeigt wird.</translation>
    </message>
</context>
<context>
    <name>PayloadTab</name>
    <message>
        <source>Payload as %1</source>
        <translation>Nutzdaten als %1</translation>
    </message>
</context>
<context>
    <name>PayloadView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy the first %Ln lines</source>
        <translation>
            <numerusform>Erste %Ln Zeile kopieren</numerusform>
            <numerusform>Erste %Ln Zeilen kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the payload</source>
        <translation>Nutzdaten kopieren</translation>
    </message>
    <message>
        <source>RSV1 (compressed %1)</source>
        <translation>RSV1 (komprimiert %1)</translation>
    </message>
    <message numerus="yes">
        <source>Payload, %Ln lines</source>
        <translation>
            <numerusform>Nutzdaten, %Ln Zeile</numerusform>
            <numerusform>Nutzdaten, %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Payload in hex</source>
        <translation>Nutzdaten hexadezimal</translation>
    </message>
    <message>
        <source>Making it readable…</source>
        <translation>Wird lesbar gemacht…</translation>
    </message>
    <message>
        <source>No payload</source>
        <translation>Keine Nutzdaten</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>All replies are as they were recorded.</source>
        <translation>Alle Antworten sind wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Replay connection #%1</source>
        <translation>Verbindung #%1 wiedergeben</translation>
    </message>
    <message>
        <source>Plays the server&apos;s part into the next client that comes, and compares what that sends with what was recorded.</source>
        <translation>Spielt dem nächsten Client, der kommt, die Rolle des Servers vor und vergleicht, was er sendet, mit dem Aufgezeichneten.</translation>
    </message>
    <message>
        <source>Plays the client&apos;s part against a server, and compares what that answers with what was recorded.</source>
        <translation>Spielt gegen einen Server die Rolle des Clients und vergleicht, was er antwortet, mit dem Aufgezeichneten.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Against a server</source>
        <translation>Gegen einen Server</translation>
    </message>
    <message>
        <source>Into a client</source>
        <translation>In einen Client</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Port on this computer, 0 for any that is free</source>
        <translation>Port auf diesem Rechner, 0 für irgendeinen freien</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Waiting for a client at %1</source>
        <translation>Warten auf einen Client an %1</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Wie aufgezeichnet</translation>
    </message>
    <message>
        <source>Reply by reply</source>
        <translation>Antwort für Antwort</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>So schnell es geht</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Abspielen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ReplayDifferenceRow</name>
    <message>
        <source>Recorded: %1</source>
        <translation>Aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>Empfangen: %1</translation>
    </message>
</context>
<context>
    <name>ScrollPage</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln connections selected</source>
        <translation>
            <numerusform>%Ln Verbindung gewählt</numerusform>
            <numerusform>%Ln Verbindungen gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Senden…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Schließen…</translation>
    </message>
    <message>
        <source>Select one only</source>
        <translation>Nur eine wählen</translation>
    </message>
</context>
<context>
    <name>SendBlocked</name>
    <message>
        <source>There is no server to send with.</source>
        <translation>Es gibt keinen Server, mit dem gesendet werden kann.</translation>
    </message>
    <message>
        <source>Read-only: the program does not let viewers send.</source>
        <translation>Nur Lesen: Das Programm lässt Zuschauer nicht senden.</translation>
    </message>
    <message>
        <source>This connection is not open; a message can go to all others.</source>
        <translation>Diese Verbindung ist nicht offen; eine Nachricht kann an alle anderen gehen.</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Broadcast to all connections</source>
        <translation>Broadcast an alle Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln connections</source>
        <translation>
            <numerusform>An %Ln Verbindung senden</numerusform>
            <numerusform>An %Ln Verbindungen senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Broadcast</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Only to this group (optional)</source>
        <translation>Nur an diese Gruppe (optional)</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Sent to %1</source>
        <translation>An %1 gesendet</translation>
    </message>
    <message>
        <source>Not sent: the connection does not take it</source>
        <translation>Nicht gesendet: Die Verbindung nimmt es nicht an</translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln connections</source>
        <translation>
            <numerusform>An %Ln Verbindung gesendet</numerusform>
            <numerusform>An %Ln Verbindungen gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send to this connection</source>
        <translation>An diese Verbindung senden</translation>
    </message>
    <message>
        <source>Send to all…</source>
        <translation>An alle senden…</translation>
    </message>
    <message>
        <source>Sent before</source>
        <translation>Zuvor gesendet</translation>
    </message>
</context>
<context>
    <name>SentRow</name>
    <message>
        <source>%1, to %2: %3</source>
        <translation>%1, an %2: %3</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
</context>
<context>
    <name>ServerElement</name>
    <message>
        <source>host is not an IP address: %1</source>
        <translation>host ist keine IP-Adresse: %1</translation>
    </message>
    <message>
        <source>port is not a number from 0 to 65535: %1</source>
        <translation>port ist keine Zahl von 0 bis 65535: %1</translation>
    </message>
</context>
<context>
    <name>ServerLink</name>
    <message>
        <source>No server</source>
        <translation>Kein Server</translation>
    </message>
    <message>
        <source>Not attached</source>
        <translation>Nicht angehängt</translation>
    </message>
    <message>
        <source>Attaching…</source>
        <translation>Hängt an…</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Angehängt</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Nicht vertraut</translation>
    </message>
</context>
<context>
    <name>ServerTab</name>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>angehängt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>attaching</source>
        <translation>hängt an</translation>
    </message>
    <message>
        <source>Detach from this server</source>
        <translation>Von diesem Server lösen</translation>
    </message>
    <message>
        <source>Detach from %1</source>
        <translation>Von %1 lösen</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht vertraut</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerTabs</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Attach to %1, pid %2</source>
        <translation>An %1 anhängen, PID %2</translation>
    </message>
    <message>
        <source>Found on this machine, pid %1. Press to attach.</source>
        <translation>Auf diesem Rechner gefunden, PID %1. Drücken Sie zum Anhängen.</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Anhängen…</translation>
    </message>
    <message>
        <source>Look into a server of another program</source>
        <translation>In den Server eines anderen Programms hineinsehen</translation>
    </message>
</context>
<context>
    <name>Splitter</name>
    <message>
        <source>Height of the payload</source>
        <translation>Höhe der Nutzdaten</translation>
    </message>
    <message>
        <source>Width of the payload</source>
        <translation>Breite der Nutzdaten</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Live, 4 Hz</source>
        <translation>Live, 4 Hz</translation>
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
        <source>Paused, %1 new</source>
        <translation>Angehalten, %1 neue</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter has an error; “%1” still holds</source>
        <translation>Der Filter hat einen Fehler; „%1“ gilt weiter</translation>
    </message>
    <message>
        <source>The filter has an error</source>
        <translation>Der Filter hat einen Fehler</translation>
    </message>
    <message>
        <source>Order held while several are selected</source>
        <translation>Reihenfolge ruht, solange mehrere gewählt sind</translation>
    </message>
    <message>
        <source>frame ring %1 · %2 · %3 dropped</source>
        <translation>Frame-Ring %1 · %2 · %3 verworfen</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections when it was lost</source>
        <translation>
            <numerusform>%Ln Verbindung, als er verloren ging</numerusform>
            <numerusform>%Ln Verbindungen, als er verloren ging</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>open, slow, closing or closed</source>
        <translation>offen, langsam, schließt oder zu</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>the address of the other side</source>
        <translation>die Adresse der anderen Seite</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>the path of the request</source>
        <translation>der Pfad der Anfrage</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>the page that a browser connected from</source>
        <translation>die Seite, von der ein Browser sich verband</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>the program of the other side</source>
        <translation>das Programm der anderen Seite</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
    <message>
        <source>the subprotocol that was agreed on</source>
        <translation>das vereinbarte Subprotokoll</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>the version of TLS</source>
        <translation>die TLS-Version</translation>
    </message>
    <message>
        <source>In</source>
        <comment>messages per second</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>messages received per second</source>
        <translation>empfangene Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>messages per second</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>messages sent per second</source>
        <translation>gesendete Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>60 s</source>
        <comment>the last minute</comment>
        <translation>60 s</translation>
    </message>
    <message>
        <source>messages sent in each of the last 60 seconds</source>
        <translation>gesendete Nachrichten in jeder der letzten 60 Sekunden</translation>
    </message>
    <message>
        <source>Bytes in/s</source>
        <translation>Bytes ein/s</translation>
    </message>
    <message>
        <source>bytes received per second</source>
        <translation>empfangene Bytes je Sekunde</translation>
    </message>
    <message>
        <source>Bytes out/s</source>
        <translation>Bytes aus/s</translation>
    </message>
    <message>
        <source>bytes sent per second</source>
        <translation>gesendete Bytes je Sekunde</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>messages received so far</source>
        <translation>bisher empfangene Nachrichten</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>messages sent so far</source>
        <translation>bisher gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes ein</translation>
    </message>
    <message>
        <source>bytes received so far</source>
        <translation>bisher empfangene Bytes</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>bytes sent so far</source>
        <translation>bisher gesendete Bytes</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>to what part of their size sent messages were compressed</source>
        <translation>auf welchen Teil ihrer Größe gesendete Nachrichten komprimiert wurden</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>bytes that wait for the network</source>
        <translation>Bytes, die auf das Netz warten</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>messages that were not sent because the peer does not read</source>
        <translation>Nachrichten, die nicht gesendet wurden, weil die Gegenstelle nicht liest</translation>
    </message>
    <message>
        <source>RTT</source>
        <comment>round-trip time</comment>
        <translation>RTT</translation>
    </message>
    <message>
        <source>how long an answer takes</source>
        <translation>wie lange eine Antwort braucht</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>how long nothing came or went</source>
        <translation>wie lange nichts kam oder ging</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>how long it has been connected</source>
        <translation>wie lange sie schon verbunden ist</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>the code of the close frame</source>
        <translation>der Code des Close-Frames</translation>
    </message>
</context>
<context>
    <name>TableStates</name>
    <message numerus="yes">
        <source>Loading %Ln connections…</source>
        <translation>
            <numerusform>%Ln Verbindung wird geladen…</numerusform>
            <numerusform>%Ln Verbindungen werden geladen…</numerusform>
        </translation>
    </message>
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
    <message>
        <source>There were no connections</source>
        <translation>Es gab keine Verbindungen</translation>
    </message>
</context>
<context>
    <name>TaskStatus</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>Tidewire::CertificateReport</name>
    <message>
        <source>It is signed by itself.</source>
        <translation>Es ist von sich selbst unterschrieben.</translation>
    </message>
    <message>
        <source>Its issuer is not trusted here.</source>
        <translation>Seinem Aussteller wird hier nicht vertraut.</translation>
    </message>
    <message>
        <source>It is not valid yet.</source>
        <translation>Es ist noch nicht gültig.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>Es ist abgelaufen.</translation>
    </message>
    <message>
        <source>It is made out for another host.</source>
        <translation>Es ist für einen anderen Host ausgestellt.</translation>
    </message>
    <message>
        <source>It was revoked.</source>
        <translation>Es wurde widerrufen.</translation>
    </message>
</context>
<context>
    <name>Tidewire::Command</name>
    <message>
        <source>Ctrl</source>
        <comment>key</comment>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key</comment>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>key</comment>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Page up</source>
        <comment>key</comment>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Page down</source>
        <comment>key</comment>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Tidewire::FilterError</name>
    <message>
        <source>A filter has at most %1 characters.</source>
        <translation>Ein Filter hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A filter has at most %1 terms.</source>
        <translation>Ein Filter hat höchstens %1 Bedingungen.</translation>
    </message>
    <message>
        <source>There is no key “%1”. Put the word in quotation marks to search for it as text.</source>
        <translation>Es gibt keinen Schlüssel „%1“. Setzen Sie das Wort in Anführungszeichen, um es als Text zu suchen.</translation>
    </message>
    <message>
        <source>A value is missing behind “%1”.</source>
        <translation>Hinter „%1“ fehlt ein Wert.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>Das schließende Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>A space is missing between the quotation mark and “%1”.</source>
        <translation>Zwischen dem Anführungszeichen und „%1“ fehlt ein Leerzeichen.</translation>
    </message>
    <message>
        <source>The regular expression is wrong here: %1.</source>
        <translation>Der reguläre Ausdruck ist hier falsch: %1.</translation>
    </message>
    <message>
        <source>The regular expression takes too long.</source>
        <translation>Der reguläre Ausdruck braucht zu lange.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>There is no unit “%1” here.</source>
        <translation>Die Einheit „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>“%1” is text: it takes a colon and a word.</source>
        <translation>„%1“ ist Text: Er braucht einen Doppelpunkt und ein Wort.</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameExporter</name>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameImporter</name>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>„%1“: %2</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameMatcher</name>
    <message>
        <source>There is nothing to look for</source>
        <translation>Es gibt nichts zu suchen</translation>
    </message>
    <message>
        <source>The expression is wrong at character %1: %2</source>
        <translation>Der Ausdruck ist bei Zeichen %1 falsch: %2</translation>
    </message>
    <message>
        <source>“%1” is no hexadecimal digit</source>
        <translation>„%1“ ist keine hexadezimale Ziffer</translation>
    </message>
    <message>
        <source>A byte has two hexadecimal digits</source>
        <translation>Ein Byte hat zwei hexadezimale Ziffern</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameReplay</name>
    <message>
        <source>The connection ended when %1 of %2 messages had been sent</source>
        <translation>Die Verbindung endete, als %1 von %2 Nachrichten gesendet waren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Tidewire::JsonCheck</name>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Not complete: it ends at %1</source>
        <translation>Unvollständig: endet bei %1</translation>
    </message>
    <message>
        <source>Nested too deeply at %1</source>
        <translation>Zu tief verschachtelt bei %1</translation>
    </message>
    <message>
        <source>“%1” is not expected at %2</source>
        <translation>„%1“ wird bei %2 nicht erwartet</translation>
    </message>
    <message>
        <source>Something is missing at %1</source>
        <translation>Bei %1 fehlt etwas</translation>
    </message>
</context>
<context>
    <name>Tidewire::RecordingInput</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The recording takes more than %1 MiB</source>
        <translation>Die Aufzeichnung braucht mehr als %1 MiB</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB</source>
        <translation>Die Datei ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The line is too long, or a quotation mark is missing</source>
        <translation>Die Zeile ist zu lang, oder ein Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>This is no recording: the columns are not those of one</source>
        <translation>Dies ist keine Aufzeichnung: Die Spalten sind andere</translation>
    </message>
    <message>
        <source>A quotation mark stands where it may not</source>
        <translation>Ein Anführungszeichen steht, wo es nicht darf</translation>
    </message>
    <message>
        <source>There are %1 cells instead of %2</source>
        <translation>Es sind %1 Zellen statt %2</translation>
    </message>
    <message>
        <source>“%1” is missing or wrong</source>
        <translation>„%1“ fehlt oder ist falsch</translation>
    </message>
    <message>
        <source>This is no HAR file: “log” is missing</source>
        <translation>Dies ist keine HAR-Datei: „log“ fehlt</translation>
    </message>
    <message>
        <source>The file ends in the midst of it</source>
        <translation>Die Datei endet mittendrin</translation>
    </message>
    <message>
        <source>This is no valid JSON</source>
        <translation>Dies ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>The recording takes more than the memory that it may</source>
        <translation>Die Aufzeichnung braucht mehr Speicher, als sie darf</translation>
    </message>
    <message>
        <source>The line is too long</source>
        <translation>Die Zeile ist zu lang</translation>
    </message>
    <message>
        <source>The file ends before the recording does</source>
        <translation>Die Datei endet vor der Aufzeichnung</translation>
    </message>
    <message>
        <source>An object is expected</source>
        <translation>Ein Objekt wird erwartet</translation>
    </message>
    <message>
        <source>Something follows the recording&apos;s end</source>
        <translation>Nach dem Ende der Aufzeichnung folgt noch etwas</translation>
    </message>
    <message>
        <source>Version %1 of the format is not known</source>
        <translation>Version %1 des Formats ist nicht bekannt</translation>
    </message>
</context>
<context>
    <name>Tidewire::RemoteServer</name>
    <message>
        <source>The token is wrong</source>
        <translation>Das Token ist falsch</translation>
    </message>
    <message>
        <source>It speaks a version that is not known here</source>
        <translation>Er spricht eine Version, die hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>It has sent this dashboard away: %1</source>
        <translation>Er hat dieses Dashboard weggeschickt: %1</translation>
    </message>
    <message>
        <source>The connection has ended</source>
        <translation>Die Verbindung ist beendet</translation>
    </message>
    <message>
        <source>It does not speak the protocol of inspectors</source>
        <translation>Er spricht das Protokoll der Inspektoren nicht</translation>
    </message>
    <message>
        <source>There is no certificate in %1</source>
        <translation>In %1 ist kein Zertifikat</translation>
    </message>
    <message>
        <source>%1 is no SHA-256 fingerprint</source>
        <translation>%1 ist kein SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>The certificate has changed: it is not the one that is trusted</source>
        <translation>Das Zertifikat hat sich geändert: Es ist nicht das, dem vertraut wird</translation>
    </message>
    <message>
        <source>It does not answer as an inspector</source>
        <translation>Er antwortet nicht als Inspektor</translation>
    </message>
</context>
<context>
    <name>Tidewire::ReplayDifferenceModel</name>
    <message>
        <source>Message %1 did not come</source>
        <translation>Nachricht %1 kam nicht</translation>
    </message>
    <message>
        <source>Reply %1 was not recorded</source>
        <translation>Antwort %1 wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Reply %1 differs from message %2</source>
        <translation>Antwort %1 weicht von Nachricht %2 ab</translation>
    </message>
    <message>
        <source>%1: one is text, the other is binary</source>
        <translation>%1: die eine ist Text, die andere binär</translation>
    </message>
    <message>
        <source>%1 from byte %2 on</source>
        <translation>%1, ab Byte %2</translation>
    </message>
</context>
<context>
    <name>Tidewire::ReplayScript</name>
    <message>
        <source>The recording has no messages of this connection</source>
        <translation>Die Aufzeichnung hat keine Nachrichten dieser Verbindung</translation>
    </message>
    <message>
        <source>Message %1 cannot be sent: not all of it was recorded</source>
        <translation>Nachricht %1 kann nicht gesendet werden: Sie ist nicht ganz aufgezeichnet</translation>
    </message>
    <message>
        <source>Message %1 cannot be sent: it is a text that is not UTF-8</source>
        <translation>Nachricht %1 kann nicht gesendet werden: Ihr Text ist kein UTF-8</translation>
    </message>
</context>
<context>
    <name>Tidewire::ServerActions</name>
    <message>
        <source>The other process is not connected</source>
        <translation>Der andere Prozess ist nicht verbunden</translation>
    </message>
    <message>
        <source>The other process can be looked at only</source>
        <translation>Der andere Prozess erlaubt nur Lesen</translation>
    </message>
    <message>
        <source>This is too much to send at once to another process</source>
        <translation>Das ist zu viel, um es auf einmal an einen anderen Prozess zu senden</translation>
    </message>
    <message>
        <source>The close code %1 must not be sent</source>
        <translation>Der Schließcode %1 darf nicht gesendet werden</translation>
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
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>The program lets viewers look, and nothing else.</source>
        <translation>Das Programm lässt Zuschauer zusehen, sonst nichts.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the recorded frames into a file</source>
        <translation>Die aufgezeichneten Frames in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
</context>
<context>
    <name>TrustedCertificate</name>
    <message>
        <source>Revoke</source>
        <translation>Entziehen</translation>
    </message>
    <message>
        <source>Stop trusting the certificate of %1</source>
        <translation>Dem Zertifikat von %1 nicht mehr vertrauen</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Attach to a server…</source>
        <translation>An einen Server anhängen…</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Next server</source>
        <translation>Nächster Server</translation>
    </message>
    <message>
        <source>there is one only</source>
        <translation>es gibt nur einen</translation>
    </message>
    <message>
        <source>Previous server</source>
        <translation>Voriger Server</translation>
    </message>
    <message>
        <source>Detach from this server</source>
        <translation>Von diesem Server lösen</translation>
    </message>
    <message>
        <source>it is this program&apos;s own</source>
        <translation>es ist der eigene dieses Programms</translation>
    </message>
    <message>
        <source>Stop trusting this server&apos;s certificate</source>
        <translation>Dem Zertifikat dieses Servers nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>it is not trusted by its fingerprint</source>
        <translation>es ist nicht das mit dem vertrauten Fingerabdruck</translation>
    </message>
</context>
</TS>
