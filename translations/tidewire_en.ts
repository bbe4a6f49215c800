<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AlertRow</name>
    <message>
        <source>%1 reads too slowly</source>
        <translation>%1 reads too slowly</translation>
    </message>
    <message>
        <source>%1 answers late</source>
        <translation>%1 answers late</translation>
    </message>
    <message>
        <source>Many errors</source>
        <translation>Many errors</translation>
    </message>
    <message>
        <source>A storm of connections</source>
        <translation>A storm of connections</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critical</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>going on</translation>
    </message>
    <message>
        <source>over</source>
        <translation>over</translation>
    </message>
    <message>
        <source>up to %1, threshold %2</source>
        <translation>up to %1, threshold %2</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Mark as seen</translation>
    </message>
</context>
<context>
    <name>AlertThresholds</name>
    <message>
        <source>A connection reads too slowly</source>
        <translation>A connection reads too slowly</translation>
    </message>
    <message>
        <source>A connection answers late</source>
        <translation>A connection answers late</translation>
    </message>
    <message>
        <source>Many errors</source>
        <translation>Many errors</translation>
    </message>
    <message>
        <source>A storm of connections</source>
        <translation>A storm of connections</translation>
    </message>
    <message>
        <source>0 turns one off. Round trips are measured by pings; a server pings connections that are silent.</source>
        <translation>0 turns one off. Round trips are measured by pings; a server pings connections that are silent.</translation>
    </message>
    <message>
        <source>%1 KiB wait for it, for %2 seconds</source>
        <translation>%1 KiB wait for it, for %2 seconds</translation>
    </message>
    <message>
        <source>Too slow: KiB that wait</source>
        <translation>Too slow: KiB that wait</translation>
    </message>
    <message>
        <source>Too slow: for how many seconds</source>
        <translation>Too slow: for how many seconds</translation>
    </message>
    <message>
        <source>Round trips take %1 ms, for %2 seconds</source>
        <translation>Round trips take %1 ms, for %2 seconds</translation>
    </message>
    <message>
        <source>Too late: milliseconds of a round trip</source>
        <translation>Too late: milliseconds of a round trip</translation>
    </message>
    <message>
        <source>Too late: for how many seconds</source>
        <translation>Too late: for how many seconds</translation>
    </message>
    <message>
        <source>%1 errors within %2 seconds</source>
        <translation>%1 errors within %2 seconds</translation>
    </message>
    <message>
        <source>Many errors: how many</source>
        <translation>Many errors: how many</translation>
    </message>
    <message>
        <source>Many errors: within how many seconds</source>
        <translation>Many errors: within how many seconds</translation>
    </message>
    <message>
        <source>%1 handshakes within %2 seconds</source>
        <translation>%1 handshakes within %2 seconds</translation>
    </message>
    <message>
        <source>Storm: how many handshakes</source>
        <translation>Storm: how many handshakes</translation>
    </message>
    <message>
        <source>Storm: within how many seconds</source>
        <translation>Storm: within how many seconds</translation>
    </message>
</context>
<context>
    <name>AlertsButton</name>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message numerus="yes">
        <source>Alerts, %Ln new</source>
        <translation>
            <numerusform>Alerts, %Ln new</numerusform>
            <numerusform>Alerts, %Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertsPanel</name>
    <message>
        <source>When to alert</source>
        <translation>When to alert</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Mark all as seen</translation>
    </message>
    <message>
        <source>Remove past ones</source>
        <translation>Remove past ones</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Thresholds</translation>
    </message>
    <message>
        <source>Nothing to worry about</source>
        <translation>Nothing to worry about</translation>
    </message>
    <message>
        <source>Slow consumers, long round trips, bursts of errors and storms of connections show up here.</source>
        <translation>Slow consumers, long round trips, bursts of errors and storms of connections show up here.</translation>
    </message>
    <message numerus="yes">
        <source>There was no room for %Ln more.</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>There was no room for %Ln more.</numerusform>
            <numerusform>There was no room for %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach to a server</source>
        <translation>Attach to a server</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AttachForm</name>
    <message>
        <source>On this machine</source>
        <translation>On this machine</translation>
    </message>
    <message>
        <source>None found. A program shows itself with an inspector, or if it is started so:</source>
        <translation>None found. A program shows itself with an inspector, or if it is started so:</translation>
    </message>
    <message>
        <source>the command</source>
        <translation>the command</translation>
    </message>
    <message>
        <source>By address and token</source>
        <translation>By address and token</translation>
    </message>
    <message>
        <source>Address of the inspect endpoint</source>
        <translation>Address of the inspect endpoint</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>An address begins with ws:// or wss://.</source>
        <translation>An address begins with ws:// or wss://.</translation>
    </message>
    <message>
        <source>Both are in what the program prints or writes when its inspector starts.</source>
        <translation>Both are in what the program prints or writes when its inspector starts.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Trusted certificates</translation>
    </message>
</context>
<context>
    <name>BroadcastDialog</name>
    <message>
        <source>Send to all?</source>
        <translation>Send to all?</translation>
    </message>
    <message numerus="yes">
        <source>The message goes to each of the %Ln connections, whatever the table shows.</source>
        <translation>
            <numerusform>The message goes to the %Ln connection, whatever the table shows.</numerusform>
            <numerusform>The message goes to each of the %Ln connections, whatever the table shows.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation>Send to all</translation>
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
        <translation>Trusted so far</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>from %1 to %2</translation>
    </message>
    <message>
        <source>Not trusted, as</source>
        <translation>Not trusted, as</translation>
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
        <translation>Going away</translation>
    </message>
    <message>
        <source>Protocol error</source>
        <translation>Protocol error</translation>
    </message>
    <message>
        <source>Unsupported data</source>
        <translation>Unsupported data</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>No status</translation>
    </message>
    <message>
        <source>No close frame</source>
        <translation>No close frame</translation>
    </message>
    <message>
        <source>Invalid payload</source>
        <translation>Invalid payload</translation>
    </message>
    <message>
        <source>Policy violation</source>
        <translation>Policy violation</translation>
    </message>
    <message>
        <source>Message too big</source>
        <translation>Message too big</translation>
    </message>
    <message>
        <source>Extension missing</source>
        <translation>Extension missing</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Internal error</translation>
    </message>
    <message>
        <source>Service restart</source>
        <translation>Service restart</translation>
    </message>
    <message>
        <source>Try again later</source>
        <translation>Try again later</translation>
    </message>
    <message>
        <source>Bad gateway</source>
        <translation>Bad gateway</translation>
    </message>
    <message>
        <source>Private use</source>
        <translation>Private use</translation>
    </message>
    <message>
        <source>Registered use</source>
        <translation>Registered use</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close connection</source>
        <translation>Close connection</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Close code</source>
        <translation>Close code</translation>
    </message>
    <message>
        <source>1000–1003, 1007–1014 or 3000–4999</source>
        <translation>1000–1003, 1007–1014 or 3000–4999</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>Close %Ln connections</source>
        <translation>
            <numerusform>Close %Ln connection</numerusform>
            <numerusform>Close %Ln connections</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>%1 of 123 bytes</source>
        <translation>%1 of 123 bytes</translation>
    </message>
</context>
<context>
    <name>ClosedNote</name>
    <message>
        <source>Closed with %1</source>
        <translation>Closed with %1</translation>
    </message>
    <message>
        <source>No reason was given. The figures are its last ones.</source>
        <translation>No reason was given. The figures are its last ones.</translation>
    </message>
    <message>
        <source>The connection is gone</source>
        <translation>The connection is gone</translation>
    </message>
    <message>
        <source>How it ended is not known. The figures are its last ones.</source>
        <translation>How it ended is not known. The figures are its last ones.</translation>
    </message>
</context>
<context>
    <name>ColumnsButton</name>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Choose the columns</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Compact rows</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>There is no such command.</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Type the name of a command</translation>
    </message>
</context>
<context>
    <name>ConnectionMenu</name>
    <message>
        <source>Connections</source>
        <translation>Connections</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Send…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Copy the address of the peer</source>
        <translation>Copy the address of the peer</translation>
    </message>
    <message>
        <source>Filter by this path</source>
        <translation>Filter by this path</translation>
    </message>
</context>
<context>
    <name>ConnectionRow</name>
    <message>
        <source>%1, %2, %3, in %4, out %5</source>
        <translation>%1, %2, %3, in %4, out %5</translation>
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
        <translation>open</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>slow</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>closing</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>ConnectionTable</name>
    <message>
        <source>Connections</source>
        <translation>Connections</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copy %1</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>That connection is not in the table any more, or the filter hides it.</source>
        <translation>That connection is not in the table any more, or the filter hides it.</translation>
    </message>
    <message numerus="yes">
        <source>Pinged %Ln connections</source>
        <translation>
            <numerusform>Pinged %Ln connection</numerusform>
            <numerusform>Pinged %Ln connections</numerusform>
        </translation>
    </message>
    <message>
        <source>the server is read-only</source>
        <translation>the server is read-only</translation>
    </message>
    <message>
        <source>there is no server</source>
        <translation>there is no server</translation>
    </message>
</context>
<context>
    <name>DashboardCommands</name>
    <message>
        <source>no connection is selected</source>
        <translation>no connection is selected</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connections</translation>
    </message>
    <message>
        <source>Details and frames</source>
        <translation>Details and frames</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Filter connections</translation>
    </message>
    <message>
        <source>Explain filters</source>
        <translation>Explain filters</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>there is none</translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation>Back to the table</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Show all keys</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>there are no connections</source>
        <translation>there are no connections</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Send to the selected…</source>
        <translation>Send to the selected…</translation>
    </message>
    <message>
        <source>Broadcast…</source>
        <translation>Broadcast…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
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
        <translation>Send</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Previous frame</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Next frame</translation>
    </message>
    <message>
        <source>Follow the newest frame</source>
        <translation>Follow the newest frame</translation>
    </message>
    <message>
        <source>Payload as JSON</source>
        <translation>Payload as JSON</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>Payload as text</translation>
    </message>
    <message>
        <source>Payload in hex</source>
        <translation>Payload in hex</translation>
    </message>
    <message>
        <source>Payload as CBOR</source>
        <translation>Payload as CBOR</translation>
    </message>
    <message>
        <source>Export frames…</source>
        <translation>Export frames…</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>Hide the details</translation>
    </message>
    <message>
        <source>Show the details pane</source>
        <translation>Show the details pane</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>Normal rows</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Compact rows</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dark theme</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Theme of the system</translation>
    </message>
    <message>
        <source>it is that already</source>
        <translation>it is that already</translation>
    </message>
    <message>
        <source>Details beside the table</source>
        <translation>Details beside the table</translation>
    </message>
    <message>
        <source>Details in the whole width</source>
        <translation>Details in the whole width</translation>
    </message>
</context>
<context>
    <name>DashboardDialogs</name>
    <message numerus="yes">
        <source>Closing %Ln connections</source>
        <translation>
            <numerusform>Closing %Ln connection</numerusform>
            <numerusform>Closing %Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln connections</source>
        <translation>
            <numerusform>Sent to %Ln connection</numerusform>
            <numerusform>Sent to %Ln connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailOverview</name>
    <message>
        <source>In</source>
        <comment>messages per second</comment>
        <translation>In</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Out</source>
        <comment>messages per second</comment>
        <translation>Out</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Round trip</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Send queue</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>Silent for</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>This side</source>
        <translation>This side</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotocol</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User agent</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Encryption</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensions</translation>
    </message>
    <message>
        <source>Compressed to</source>
        <translation>Compressed to</translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <translation>in %1, out %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>History of</source>
        <translation>History of</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 minutes</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 day</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>No connection selected</source>
        <translation>No connection selected</translation>
    </message>
    <message>
        <source>Choose one in the table, with the pointer or the arrow keys, to see its request and figures, to ping it or to close it.</source>
        <translation>Choose one in the table, with the pointer or the arrow keys, to see its request and figures, to ping it or to close it.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Ping this connection</source>
        <translation>Ping this connection</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Close this connection</source>
        <translation>Close this connection</translation>
    </message>
    <message>
        <source>Views of the connection</source>
        <translation>Views of the connection</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>The server is read-only</source>
        <translation>The server is read-only</translation>
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
        <translation>Send</translation>
    </message>
    <message>
        <source>Details beside the table</source>
        <translation>Details beside the table</translation>
    </message>
    <message>
        <source>Details in the whole width</source>
        <translation>Details in the whole width</translation>
    </message>
</context>
<context>
    <name>DroppedNote</name>
    <message>
        <source>%1 older frames are not in this recording</source>
        <translation>%1 older frames are not in this recording</translation>
    </message>
    <message>
        <source>%1 older frames dropped: there is room for %2</source>
        <translation>%1 older frames dropped: there is room for %2</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>Keep %1</translation>
    </message>
    <message>
        <source>%1 older frames dropped</source>
        <translation>%1 older frames dropped</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export frames</source>
        <translation>Export frames</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>For browsers&apos; developer tools: messages put together.</source>
        <translation>For browsers&apos; developer tools: messages put together.</translation>
    </message>
    <message>
        <source>For programs: every frame with all its bits, and what can be opened here again.</source>
        <translation>For programs: every frame with all its bits, and what can be opened here again.</translation>
    </message>
    <message>
        <source>For spreadsheets: a message a line.</source>
        <translation>For spreadsheets: a message a line.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>This connection</source>
        <translation>This connection</translation>
    </message>
    <message>
        <source>All that is recorded</source>
        <translation>All that is recorded</translation>
    </message>
    <message>
        <source>With passwords, tokens and cookies of the handshake</source>
        <translation>With passwords, tokens and cookies of the handshake</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>There is such a file; it will be replaced.</source>
        <translation>There is such a file; it will be replaced.</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Written to %1</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>Cancelled: nothing was written.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
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
        <translation>24 h ago</translation>
    </message>
    <message>
        <source>10 min ago</source>
        <translation>10 min ago</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>No handshake has failed, and every connection ended clean.</source>
        <translation>No handshake has failed, and every connection ended clean.</translation>
    </message>
    <message>
        <source>Counted since this dashboard looks on.</source>
        <translation>Counted since this dashboard looks on.</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Time shown</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter connections</source>
        <translation>Filter connections</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Filter: words, path:/chat, rate&gt;100</source>
        <translation>Filter: words, path:/chat, rate&gt;100</translation>
    </message>
    <message>
        <source>Words that must all match; key:value looks in one column; rate&gt;100 compares; a minus before a word excludes it</source>
        <translation>Words that must all match; key:value looks in one column; rate&gt;100 compares; a minus before a word excludes it</translation>
    </message>
    <message>
        <source>What a filter can say</source>
        <translation>What a filter can say</translation>
    </message>
    <message>
        <source>“%1” still holds.</source>
        <translation>“%1” still holds.</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>What a filter can say</source>
        <translation>What a filter can say</translation>
    </message>
    <message>
        <source>all of these words, anywhere</source>
        <translation>all of these words, anywhere</translation>
    </message>
    <message>
        <source>with the space between them</source>
        <translation>with the space between them</translation>
    </message>
    <message>
        <source>a word in one column</source>
        <translation>a word in one column</translation>
    </message>
    <message>
        <source>not those</source>
        <translation>not those</translation>
    </message>
    <message>
        <source>more than 100 messages a second</source>
        <translation>more than 100 messages a second</translation>
    </message>
    <message>
        <source>more than 1 MiB waits</source>
        <translation>more than 1 MiB waits</translation>
    </message>
    <message>
        <source>new in the last ten seconds</source>
        <translation>new in the last ten seconds</translation>
    </message>
    <message>
        <source>slow to answer</source>
        <translation>slow to answer</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>a regular expression</translation>
    </message>
    <message>
        <source>several at once: all must hold</source>
        <translation>several at once: all must hold</translation>
    </message>
    <message>
        <source>Columns of text: %1.</source>
        <translation>Columns of text: %1.</translation>
    </message>
    <message>
        <source>Columns of numbers: %1.</source>
        <translation>Columns of numbers: %1.</translation>
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
        <translation>pid %1</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Attach to %1, pid %2</source>
        <translation>Attach to %1, pid %2</translation>
    </message>
</context>
<context>
    <name>FrameCommands</name>
    <message>
        <source>Search in payloads</source>
        <translation>Search in payloads</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Open a recording…</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Replay…</translation>
    </message>
</context>
<context>
    <name>FrameHeader</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connection</comment>
        <translation>Conn.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Bits</source>
        <comment>FIN and RSV of a frame</comment>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Payload</translation>
    </message>
</context>
<context>
    <name>FrameList</name>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation>
            <numerusform>%Ln frame</numerusform>
            <numerusform>%Ln frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameRow</name>
    <message>
        <source>received</source>
        <translation>received</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>found</source>
        <translation>found</translation>
    </message>
    <message>
        <source>(not complete) %1</source>
        <translation>(not complete) %1</translation>
    </message>
</context>
<context>
    <name>FrameSearchBar</name>
    <message>
        <source>Search in payloads</source>
        <translation>Search in payloads</translation>
    </message>
    <message>
        <source>What to look for in payloads</source>
        <translation>What to look for in payloads</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>Search for</translation>
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
        <translation>Upper and lower case differ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>wrong</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Cancel the search</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>End the search</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Searching</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
</context>
<context>
    <name>FrameToolbar</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>Record the frames of this connection</source>
        <translation>Record the frames of this connection</translation>
    </message>
    <message>
        <source>Go on with the frame list</source>
        <translation>Go on with the frame list</translation>
    </message>
    <message>
        <source>Pause the frame list</source>
        <translation>Pause the frame list</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Follow the latest frames</source>
        <translation>Follow the latest frames</translation>
    </message>
    <message>
        <source>More: export, open, replay</source>
        <translation>More: export, open, replay</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>All</source>
        <comment>directions</comment>
        <translation>All</translation>
    </message>
    <message>
        <source>In</source>
        <comment>direction</comment>
        <translation>In</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>direction</comment>
        <translation>Out</translation>
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
        <translation>Binary</translation>
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
        <translation>Filter frames by words</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search in payloads</source>
        <translation>Search in payloads</translation>
    </message>
    <message>
        <source>Filter in %1</source>
        <comment>placeholder</comment>
        <translation>Filter in %1</translation>
    </message>
</context>
<context>
    <name>FramesEmpty</name>
    <message>
        <source>No frame matches the filter</source>
        <translation>No frame matches the filter</translation>
    </message>
    <message>
        <source>Waiting for frames</source>
        <translation>Waiting for frames</translation>
    </message>
    <message>
        <source>No frames recorded</source>
        <translation>No frames recorded</translation>
    </message>
    <message>
        <source>Other frames may have been recorded.</source>
        <translation>Other frames may have been recorded.</translation>
    </message>
    <message>
        <source>Each frame is shown here as it comes or goes, as long as this connection is selected.</source>
        <translation>Each frame is shown here as it comes or goes, as long as this connection is selected.</translation>
    </message>
    <message>
        <source>Frames are kept from the moment on when recording begins.</source>
        <translation>Frames are kept from the moment on when recording begins.</translation>
    </message>
    <message>
        <source>The connection had closed before recording began.</source>
        <translation>The connection had closed before recording began.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Looking through the recording…</source>
        <translation>Looking through the recording…</translation>
    </message>
    <message>
        <source>What matches comes here as it is found.</source>
        <translation>What matches comes here as it is found.</translation>
    </message>
</context>
<context>
    <name>FramesMenu</name>
    <message>
        <source>Recordings</source>
        <translation>Recordings</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Open a recording…</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Replay…</translation>
    </message>
    <message>
        <source>Record this connection only</source>
        <translation>Record this connection only</translation>
    </message>
    <message>
        <source>Record all connections</source>
        <translation>Record all connections</translation>
    </message>
    <message>
        <source>Forget what was recorded</source>
        <translation>Forget what was recorded</translation>
    </message>
</context>
<context>
    <name>FramesPage</name>
    <message numerus="yes">
        <source>%1 · %Ln frames</source>
        <translation>
            <numerusform>%1 · %Ln frame</numerusform>
            <numerusform>%1 · %Ln frames</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording all connections</source>
        <translation>Recording all connections</translation>
    </message>
    <message>
        <source>Recording since %1</source>
        <translation>Recording since %1</translation>
    </message>
    <message>
        <source>Recording stopped</source>
        <translation>Recording stopped</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Not recording</translation>
    </message>
</context>
<context>
    <name>HandshakePage</name>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>It is not known any more: the connection had closed before somebody looked.</source>
        <translation>It is not known any more: the connection had closed before somebody looked.</translation>
    </message>
    <message>
        <source>Passwords, tokens and cookies are hidden.</source>
        <translation>Passwords, tokens and cookies are hidden.</translation>
    </message>
</context>
<context>
    <name>HeadSection</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copy: %1</translation>
    </message>
    <message>
        <source>First line: %1</source>
        <translation>First line: %1</translation>
    </message>
</context>
<context>
    <name>HeaderCell</name>
    <message>
        <source>not sorted by</source>
        <translation>not sorted by</translation>
    </message>
    <message>
        <source>sorted, largest first</source>
        <translation>sorted, largest first</translation>
    </message>
    <message>
        <source>sorted, smallest first</source>
        <translation>sorted, smallest first</translation>
    </message>
</context>
<context>
    <name>ImportedTools</name>
    <message numerus="yes">
        <source>All %Ln connections</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>All %Ln connections</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection of the recording</source>
        <translation>Connection of the recording</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Replay…</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Back to live</translation>
    </message>
</context>
<context>
    <name>KeyFigure</name>
    <message>
        <source>Shows its history</source>
        <translation>Shows its history</translation>
    </message>
</context>
<context>
    <name>KeyFigures</name>
    <message>
        <source>Connections</source>
        <translation>Connections</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>Messages in</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>per second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>Messages out</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes out</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Send queue</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slow</source>
        <comment>connections</comment>
        <translation>
            <numerusform>%Ln slow</numerusform>
            <numerusform>%Ln slow</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors, last minute</source>
        <translation>Errors, last minute</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>Key figures</translation>
    </message>
    <message>
        <source>Peak: %1</source>
        <translation>Peak: %1</translation>
    </message>
    <message>
        <source>In all: %1</source>
        <translation>In all: %1</translation>
    </message>
    <message>
        <source>Dropped messages: %1</source>
        <translation>Dropped messages: %1</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LinkBanner</name>
    <message>
        <source>Reconnect now</source>
        <translation>Reconnect now</translation>
    </message>
    <message>
        <source>The connection to %1 is lost, and what you see is from before. Connecting again…</source>
        <translation>The connection to %1 is lost, and what you see is from before. Connecting again…</translation>
    </message>
    <message numerus="yes">
        <source>The connection to %1 is lost, and what you see is from before. Next attempt in %Ln s.</source>
        <translation>
            <numerusform>The connection to %1 is lost, and what you see is from before. Next attempt in %Ln s.</numerusform>
            <numerusform>The connection to %1 is lost, and what you see is from before. Next attempt in %Ln s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>No server</source>
        <translation>No server</translation>
    </message>
    <message>
        <source>%1 does not let us in</source>
        <translation>%1 does not let us in</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 cannot be reached</translation>
    </message>
    <message>
        <source>Attaching to %1…</source>
        <translation>Attaching to %1…</translation>
    </message>
    <message>
        <source>Not attached</source>
        <translation>Not attached</translation>
    </message>
    <message>
        <source>Give the dashboard a server to show:</source>
        <translation>Give the dashboard a server to show:</translation>
    </message>
    <message>
        <source>the line of QML</source>
        <translation>the line of QML</translation>
    </message>
    <message numerus="yes">
        <source>Next attempt in %Ln s.</source>
        <translation>
            <numerusform>Next attempt in %Ln s.</numerusform>
            <numerusform>Next attempt in %Ln s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>another token</source>
        <translation>another token</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation>The certificate of %1 has changed</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>The certificate of %1 is not trusted</translation>
    </message>
    <message>
        <source>It was given a new one, or somebody is in between. Trust it only if you know why it has changed; the token was not sent.</source>
        <translation>It was given a new one, or somebody is in between. Trust it only if you know why it has changed; the token was not sent.</translation>
    </message>
    <message>
        <source>Trust it if its fingerprint is the one that the server&apos;s operator tells you; the token was not sent.</source>
        <translation>Trust it if its fingerprint is the one that the server&apos;s operator tells you; the token was not sent.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Trust the new certificate</source>
        <translation>Trust the new certificate</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Trust this certificate</translation>
    </message>
    <message>
        <source>%1 cannot be looked into</source>
        <translation>%1 cannot be looked into</translation>
    </message>
    <message>
        <source>The last attempt failed: %1</source>
        <translation>The last attempt failed: %1</translation>
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
        <translation>Echo server</translation>
    </message>
    <message numerus="yes">
        <source>%Ln simulated clients</source>
        <translation>
            <numerusform>%Ln simulated client</numerusform>
            <numerusform>%Ln simulated clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageForm</name>
    <message>
        <source>Not pasted: %1 characters, and there is room for %2 in all</source>
        <translation>Not pasted: %1 characters, and there is room for %2 in all</translation>
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
        <translation>goes as a binary message</translation>
    </message>
    <message>
        <source>goes as a text message</source>
        <translation>goes as a text message</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Too long: there is room for %1 characters</source>
        <translation>Too long: there is room for %1 characters</translation>
    </message>
    <message>
        <source>Is checked before it goes</source>
        <translation>Is checked before it goes</translation>
    </message>
    <message numerus="yes">
        <source>Valid JSON, %Ln characters</source>
        <translation>
            <numerusform>Valid JSON, %Ln character</numerusform>
            <numerusform>Valid JSON, %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Pairs of hexadecimal digits, spaces wherever you like</source>
        <translation>Pairs of hexadecimal digits, spaces wherever you like</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewFrames</name>
    <message>
        <source>+%1 new</source>
        <translation>+%1 new</translation>
    </message>
    <message>
        <source>%1, go to the latest</source>
        <translation>%1, go to the latest</translation>
    </message>
</context>
<context>
    <name>NoClients</name>
    <message>
        <source>Waiting for the first connection</source>
        <translation>Waiting for the first connection</translation>
    </message>
    <message>
        <source>The server is not listening</source>
        <translation>The server is not listening</translation>
    </message>
    <message>
        <source>Connections appear here as soon as it does.</source>
        <translation>Connections appear here as soon as it does.</translation>
    </message>
    <message>
        <source>Open the page in a browser, or connect any WebSocket client to this address.</source>
        <translation>Open the page in a browser, or connect any WebSocket client to this address.</translation>
    </message>
    <message>
        <source>Connect any WebSocket client to this address.</source>
        <translation>Connect any WebSocket client to this address.</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>the address</translation>
    </message>
    <message>
        <source>the line of JavaScript</source>
        <translation>the line of JavaScript</translation>
    </message>
    <message>
        <source>Open %1 in a browser</source>
        <translation>Open %1 in a browser</translation>
    </message>
</context>
<context>
    <name>NoServer</name>
    <message>
        <source>No server to look into yet</source>
        <translation>No server to look into yet</translation>
    </message>
    <message>
        <source>Choose one, or give the address and the token of its inspector.</source>
        <translation>Choose one, or give the address and the token of its inspector.</translation>
    </message>
    <message>
        <source>In a program of your own</source>
        <translation>In a program of your own</translation>
    </message>
    <message>
        <source>the line of QML</source>
        <translation>the line of QML</translation>
    </message>
</context>
<context>
    <name>OpenRecordingDialog</name>
    <message>
        <source>Open a recording</source>
        <translation>Open a recording</translation>
    </message>
    <message>
        <source>HAR, NDJSON or CSV, as exported here, and HAR from browsers. It is shown beside what is recorded, which goes on.</source>
        <translation>HAR, NDJSON or CSV, as exported here, and HAR from browsers. It is shown beside what is recorded, which goes on.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>PaneSplitter</name>
    <message>
        <source>Width of the detail pane</source>
        <translation>Width of the detail pane</translation>
    </message>
</context>
<context>
    <name>PayloadNote</name>
    <message>
        <source>The connection ended in the midst of this frame.</source>
        <translation>The connection ended in the midst of this frame.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 were kept.</source>
        <translation>Only the first %1 of %2 were kept.</translation>
    </message>
    <message>
        <source>This is not JSON from byte %1 on.</source>
        <translation>This is not JSON from byte %1 on.</translation>
    </message>
    <message>
        <source>This is not CBOR from byte %1 on.</source>
        <translation>This is not CBOR from byte %1 on.</translation>
    </message>
    <message>
        <source>Some bytes are not UTF-8 and stand here as “�”.</source>
        <translation>Some bytes are not UTF-8 and stand here as “�”.</translation>
    </message>
    <message>
        <source>There is more text than is shown here.</source>
        <translation>There is more text than is shown here.</translation>
    </message>
</context>
<context>
    <name>PayloadTab</name>
    <message>
        <source>Payload as %1</source>
        <translation>Payload as %1</translation>
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
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message numerus="yes">
        <source>Copy the first %Ln lines</source>
        <translation>
            <numerusform>Copy the first %Ln line</numerusform>
            <numerusform>Copy the first %Ln lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the payload</source>
        <translation>Copy the payload</translation>
    </message>
    <message>
        <source>RSV1 (compressed %1)</source>
        <translation>RSV1 (compressed %1)</translation>
    </message>
    <message numerus="yes">
        <source>Payload, %Ln lines</source>
        <translation>
            <numerusform>Payload, %Ln line</numerusform>
            <numerusform>Payload, %Ln lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Payload in hex</source>
        <translation>Payload in hex</translation>
    </message>
    <message>
        <source>Making it readable…</source>
        <translation>Making it readable…</translation>
    </message>
    <message>
        <source>No payload</source>
        <translation>No payload</translation>
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
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>All replies are as they were recorded.</source>
        <translation>All replies are as they were recorded.</translation>
    </message>
    <message>
        <source>Replay connection #%1</source>
        <translation>Replay connection #%1</translation>
    </message>
    <message>
        <source>Plays the server&apos;s part into the next client that comes, and compares what that sends with what was recorded.</source>
        <translation>Plays the server&apos;s part into the next client that comes, and compares what that sends with what was recorded.</translation>
    </message>
    <message>
        <source>Plays the client&apos;s part against a server, and compares what that answers with what was recorded.</source>
        <translation>Plays the client&apos;s part against a server, and compares what that answers with what was recorded.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Against a server</source>
        <translation>Against a server</translation>
    </message>
    <message>
        <source>Into a client</source>
        <translation>Into a client</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Port on this computer, 0 for any that is free</source>
        <translation>Port on this computer, 0 for any that is free</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Waiting for a client at %1</source>
        <translation>Waiting for a client at %1</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>As recorded</translation>
    </message>
    <message>
        <source>Reply by reply</source>
        <translation>Reply by reply</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>As fast as it goes</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Playing</translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReplayDifferenceRow</name>
    <message>
        <source>Recorded: %1</source>
        <translation>Recorded: %1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>Received: %1</translation>
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
            <numerusform>%Ln connection selected</numerusform>
            <numerusform>%Ln connections selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Send…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Select one only</source>
        <translation>Select one only</translation>
    </message>
</context>
<context>
    <name>SendBlocked</name>
    <message>
        <source>There is no server to send with.</source>
        <translation>There is no server to send with.</translation>
    </message>
    <message>
        <source>Read-only: the program does not let viewers send.</source>
        <translation>Read-only: the program does not let viewers send.</translation>
    </message>
    <message>
        <source>This connection is not open; a message can go to all others.</source>
        <translation>This connection is not open; a message can go to all others.</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Broadcast to all connections</source>
        <translation>Broadcast to all connections</translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln connections</source>
        <translation>
            <numerusform>Send to %Ln connection</numerusform>
            <numerusform>Send to %Ln connections</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Broadcast</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Only to this group (optional)</source>
        <translation>Only to this group (optional)</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Sent to %1</source>
        <translation>Sent to %1</translation>
    </message>
    <message>
        <source>Not sent: the connection does not take it</source>
        <translation>Not sent: the connection does not take it</translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln connections</source>
        <translation>
            <numerusform>Sent to %Ln connection</numerusform>
            <numerusform>Sent to %Ln connections</numerusform>
        </translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Send to this connection</source>
        <translation>Send to this connection</translation>
    </message>
    <message>
        <source>Send to all…</source>
        <translation>Send to all…</translation>
    </message>
    <message>
        <source>Sent before</source>
        <translation>Sent before</translation>
    </message>
</context>
<context>
    <name>SentRow</name>
    <message>
        <source>%1, to %2: %3</source>
        <translation>%1, to %2: %3</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>not sent</translation>
    </message>
</context>
<context>
    <name>ServerElement</name>
    <message>
        <source>host is not an IP address: %1</source>
        <translation>host is not an IP address: %1</translation>
    </message>
    <message>
        <source>port is not a number from 0 to 65535: %1</source>
        <translation>port is not a number from 0 to 65535: %1</translation>
    </message>
</context>
<context>
    <name>ServerLink</name>
    <message>
        <source>No server</source>
        <translation>No server</translation>
    </message>
    <message>
        <source>Not attached</source>
        <translation>Not attached</translation>
    </message>
    <message>
        <source>Attaching…</source>
        <translation>Attaching…</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Attached</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Not trusted</translation>
    </message>
</context>
<context>
    <name>ServerTab</name>
    <message>
        <source>found</source>
        <translation>found</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>attached</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>disconnected</translation>
    </message>
    <message>
        <source>attaching</source>
        <translation>attaching</translation>
    </message>
    <message>
        <source>Detach from this server</source>
        <translation>Detach from this server</translation>
    </message>
    <message>
        <source>Detach from %1</source>
        <translation>Detach from %1</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>not trusted</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerTabs</name>
    <message>
        <source>Servers</source>
        <translation>Servers</translation>
    </message>
    <message>
        <source>Attach to %1, pid %2</source>
        <translation>Attach to %1, pid %2</translation>
    </message>
    <message>
        <source>Found on this machine, pid %1. Press to attach.</source>
        <translation>Found on this machine, pid %1. Press to attach.</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Attach…</translation>
    </message>
    <message>
        <source>Look into a server of another program</source>
        <translation>Look into a server of another program</translation>
    </message>
</context>
<context>
    <name>Splitter</name>
    <message>
        <source>Height of the payload</source>
        <translation>Height of the payload</translation>
    </message>
    <message>
        <source>Width of the payload</source>
        <translation>Width of the payload</translation>
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
        <translation>Paused</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln matches</numerusform>
            <numerusform>%Ln match</numerusform>
        </translation>
    </message>
    <message>
        <source>Order held while the pointer is on the table</source>
        <translation>Order held while the pointer is on the table</translation>
    </message>
    <message>
        <source>Paused, %1 new</source>
        <translation>Paused, %1 new</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter has an error; “%1” still holds</source>
        <translation>The filter has an error; “%1” still holds</translation>
    </message>
    <message>
        <source>The filter has an error</source>
        <translation>The filter has an error</translation>
    </message>
    <message>
        <source>Order held while several are selected</source>
        <translation>Order held while several are selected</translation>
    </message>
    <message>
        <source>frame ring %1 · %2 · %3 dropped</source>
        <translation>frame ring %1 · %2 · %3 dropped</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>keys</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Show all keys</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections when it was lost</source>
        <translation>
            <numerusform>%Ln connection when it was lost</numerusform>
            <numerusform>%Ln connections when it was lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>open, slow, closing or closed</source>
        <translation>open, slow, closing or closed</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>the address of the other side</source>
        <translation>the address of the other side</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>the path of the request</source>
        <translation>the path of the request</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>the page that a browser connected from</source>
        <translation>the page that a browser connected from</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User agent</translation>
    </message>
    <message>
        <source>the program of the other side</source>
        <translation>the program of the other side</translation>
    </message>
    <message>
        <source>Subprotocol</source>
        <translation>Subprotocol</translation>
    </message>
    <message>
        <source>the subprotocol that was agreed on</source>
        <translation>the subprotocol that was agreed on</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>the version of TLS</source>
        <translation>the version of TLS</translation>
    </message>
    <message>
        <source>In</source>
        <comment>messages per second</comment>
        <translation>In</translation>
    </message>
    <message>
        <source>messages received per second</source>
        <translation>messages received per second</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>messages per second</comment>
        <translation>Out</translation>
    </message>
    <message>
        <source>messages sent per second</source>
        <translation>messages sent per second</translation>
    </message>
    <message>
        <source>60 s</source>
        <comment>the last minute</comment>
        <translation>60 s</translation>
    </message>
    <message>
        <source>messages sent in each of the last 60 seconds</source>
        <translation>messages sent in each of the last 60 seconds</translation>
    </message>
    <message>
        <source>Bytes in/s</source>
        <translation>Bytes in/s</translation>
    </message>
    <message>
        <source>bytes received per second</source>
        <translation>bytes received per second</translation>
    </message>
    <message>
        <source>Bytes out/s</source>
        <translation>Bytes out/s</translation>
    </message>
    <message>
        <source>bytes sent per second</source>
        <translation>bytes sent per second</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Msgs in</translation>
    </message>
    <message>
        <source>messages received so far</source>
        <translation>messages received so far</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Msgs out</translation>
    </message>
    <message>
        <source>messages sent so far</source>
        <translation>messages sent so far</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes in</translation>
    </message>
    <message>
        <source>bytes received so far</source>
        <translation>bytes received so far</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes out</translation>
    </message>
    <message>
        <source>bytes sent so far</source>
        <translation>bytes sent so far</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>to what part of their size sent messages were compressed</source>
        <translation>to what part of their size sent messages were compressed</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>bytes that wait for the network</source>
        <translation>bytes that wait for the network</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>messages that were not sent because the peer does not read</source>
        <translation>messages that were not sent because the peer does not read</translation>
    </message>
    <message>
        <source>RTT</source>
        <comment>round-trip time</comment>
        <translation>RTT</translation>
    </message>
    <message>
        <source>how long an answer takes</source>
        <translation>how long an answer takes</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Idle</translation>
    </message>
    <message>
        <source>how long nothing came or went</source>
        <translation>how long nothing came or went</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>how long it has been connected</source>
        <translation>how long it has been connected</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>the code of the close frame</source>
        <translation>the code of the close frame</translation>
    </message>
</context>
<context>
    <name>TableStates</name>
    <message numerus="yes">
        <source>Loading %Ln connections…</source>
        <translation>
            <numerusform>Loading %Ln connection…</numerusform>
            <numerusform>Loading %Ln connections…</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection matches “%1”</source>
        <translation>No connection matches “%1”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections are open.</source>
        <translation>
            <numerusform>%Ln connection is open.</numerusform>
            <numerusform>%Ln connections are open.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>There were no connections</source>
        <translation>There were no connections</translation>
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
        <translation>It is signed by itself.</translation>
    </message>
    <message>
        <source>Its issuer is not trusted here.</source>
        <translation>Its issuer is not trusted here.</translation>
    </message>
    <message>
        <source>It is not valid yet.</source>
        <translation>It is not valid yet.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>It has expired.</translation>
    </message>
    <message>
        <source>It is made out for another host.</source>
        <translation>It is made out for another host.</translation>
    </message>
    <message>
        <source>It was revoked.</source>
        <translation>It was revoked.</translation>
    </message>
</context>
<context>
    <name>Tidewire::Command</name>
    <message>
        <source>Ctrl</source>
        <comment>key</comment>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key</comment>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>key</comment>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Space</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>Page up</source>
        <comment>key</comment>
        <translation>Page up</translation>
    </message>
    <message>
        <source>Page down</source>
        <comment>key</comment>
        <translation>Page down</translation>
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
        <translation>A filter has at most %1 characters.</translation>
    </message>
    <message>
        <source>A filter has at most %1 terms.</source>
        <translation>A filter has at most %1 terms.</translation>
    </message>
    <message>
        <source>There is no key “%1”. Put the word in quotation marks to search for it as text.</source>
        <translation>There is no key “%1”. Put the word in quotation marks to search for it as text.</translation>
    </message>
    <message>
        <source>A value is missing behind “%1”.</source>
        <translation>A value is missing behind “%1”.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>The closing quotation mark is missing.</translation>
    </message>
    <message>
        <source>A space is missing between the quotation mark and “%1”.</source>
        <translation>A space is missing between the quotation mark and “%1”.</translation>
    </message>
    <message>
        <source>The regular expression is wrong here: %1.</source>
        <translation>The regular expression is wrong here: %1.</translation>
    </message>
    <message>
        <source>The regular expression takes too long.</source>
        <translation>The regular expression takes too long.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>“%1” is no number.</translation>
    </message>
    <message>
        <source>There is no unit “%1” here.</source>
        <translation>There is no unit “%1” here.</translation>
    </message>
    <message>
        <source>“%1” is text: it takes a colon and a word.</source>
        <translation>“%1” is text: it takes a colon and a word.</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameExporter</name>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>“%1” cannot be written: %2</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameImporter</name>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>“%1” cannot be read: %2</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”: %2</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameMatcher</name>
    <message>
        <source>There is nothing to look for</source>
        <translation>There is nothing to look for</translation>
    </message>
    <message>
        <source>The expression is wrong at character %1: %2</source>
        <translation>The expression is wrong at character %1: %2</translation>
    </message>
    <message>
        <source>“%1” is no hexadecimal digit</source>
        <translation>“%1” is no hexadecimal digit</translation>
    </message>
    <message>
        <source>A byte has two hexadecimal digits</source>
        <translation>A byte has two hexadecimal digits</translation>
    </message>
</context>
<context>
    <name>Tidewire::FrameReplay</name>
    <message>
        <source>The connection ended when %1 of %2 messages had been sent</source>
        <translation>The connection ended when %1 of %2 messages had been sent</translation>
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
        <translation>line %1, column %2</translation>
    </message>
    <message>
        <source>Not complete: it ends at %1</source>
        <translation>Not complete: it ends at %1</translation>
    </message>
    <message>
        <source>Nested too deeply at %1</source>
        <translation>Nested too deeply at %1</translation>
    </message>
    <message>
        <source>“%1” is not expected at %2</source>
        <translation>“%1” is not expected at %2</translation>
    </message>
    <message>
        <source>Something is missing at %1</source>
        <translation>Something is missing at %1</translation>
    </message>
</context>
<context>
    <name>Tidewire::RecordingInput</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Line %1: %2</translation>
    </message>
    <message>
        <source>The recording takes more than %1 MiB</source>
        <translation>The recording takes more than %1 MiB</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB</source>
        <translation>The file is larger than %1 MiB</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>The file is empty</translation>
    </message>
    <message>
        <source>The line is too long, or a quotation mark is missing</source>
        <translation>The line is too long, or a quotation mark is missing</translation>
    </message>
    <message>
        <source>This is no recording: the columns are not those of one</source>
        <translation>This is no recording: the columns are not those of one</translation>
    </message>
    <message>
        <source>A quotation mark stands where it may not</source>
        <translation>A quotation mark stands where it may not</translation>
    </message>
    <message>
        <source>There are %1 cells instead of %2</source>
        <translation>There are %1 cells instead of %2</translation>
    </message>
    <message>
        <source>“%1” is missing or wrong</source>
        <translation>“%1” is missing or wrong</translation>
    </message>
    <message>
        <source>This is no HAR file: “log” is missing</source>
        <translation>This is no HAR file: “log” is missing</translation>
    </message>
    <message>
        <source>The file ends in the midst of it</source>
        <translation>The file ends in the midst of it</translation>
    </message>
    <message>
        <source>This is no valid JSON</source>
        <translation>This is no valid JSON</translation>
    </message>
    <message>
        <source>The recording takes more than the memory that it may</source>
        <translation>The recording takes more than the memory that it may</translation>
    </message>
    <message>
        <source>The line is too long</source>
        <translation>The line is too long</translation>
    </message>
    <message>
        <source>The file ends before the recording does</source>
        <translation>The file ends before the recording does</translation>
    </message>
    <message>
        <source>An object is expected</source>
        <translation>An object is expected</translation>
    </message>
    <message>
        <source>Something follows the recording&apos;s end</source>
        <translation>Something follows the recording&apos;s end</translation>
    </message>
    <message>
        <source>Version %1 of the format is not known</source>
        <translation>Version %1 of the format is not known</translation>
    </message>
</context>
<context>
    <name>Tidewire::RemoteServer</name>
    <message>
        <source>The token is wrong</source>
        <translation>The token is wrong</translation>
    </message>
    <message>
        <source>It speaks a version that is not known here</source>
        <translation>It speaks a version that is not known here</translation>
    </message>
    <message>
        <source>It has sent this dashboard away: %1</source>
        <translation>It has sent this dashboard away: %1</translation>
    </message>
    <message>
        <source>The connection has ended</source>
        <translation>The connection has ended</translation>
    </message>
    <message>
        <source>It does not speak the protocol of inspectors</source>
        <translation>It does not speak the protocol of inspectors</translation>
    </message>
    <message>
        <source>There is no certificate in %1</source>
        <translation>There is no certificate in %1</translation>
    </message>
    <message>
        <source>%1 is no SHA-256 fingerprint</source>
        <translation>%1 is no SHA-256 fingerprint</translation>
    </message>
    <message>
        <source>The certificate has changed: it is not the one that is trusted</source>
        <translation>The certificate has changed: it is not the one that is trusted</translation>
    </message>
    <message>
        <source>It does not answer as an inspector</source>
        <translation>It does not answer as an inspector</translation>
    </message>
</context>
<context>
    <name>Tidewire::ReplayDifferenceModel</name>
    <message>
        <source>Message %1 did not come</source>
        <translation>Message %1 did not come</translation>
    </message>
    <message>
        <source>Reply %1 was not recorded</source>
        <translation>Reply %1 was not recorded</translation>
    </message>
    <message>
        <source>Reply %1 differs from message %2</source>
        <translation>Reply %1 differs from message %2</translation>
    </message>
    <message>
        <source>%1: one is text, the other is binary</source>
        <translation>%1: one is text, the other is binary</translation>
    </message>
    <message>
        <source>%1 from byte %2 on</source>
        <translation>%1 from byte %2 on</translation>
    </message>
</context>
<context>
    <name>Tidewire::ReplayScript</name>
    <message>
        <source>The recording has no messages of this connection</source>
        <translation>The recording has no messages of this connection</translation>
    </message>
    <message>
        <source>Message %1 cannot be sent: not all of it was recorded</source>
        <translation>Message %1 cannot be sent: not all of it was recorded</translation>
    </message>
    <message>
        <source>Message %1 cannot be sent: it is a text that is not UTF-8</source>
        <translation>Message %1 cannot be sent: it is a text that is not UTF-8</translation>
    </message>
</context>
<context>
    <name>Tidewire::ServerActions</name>
    <message>
        <source>The other process is not connected</source>
        <translation>The other process is not connected</translation>
    </message>
    <message>
        <source>The other process can be looked at only</source>
        <translation>The other process can be looked at only</translation>
    </message>
    <message>
        <source>This is too much to send at once to another process</source>
        <translation>This is too much to send at once to another process</translation>
    </message>
    <message>
        <source>The close code %1 must not be sent</source>
        <translation>The close code %1 must not be sent</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>not listening</source>
        <translation>not listening</translation>
    </message>
    <message>
        <source>up %1</source>
        <comment>for how long</comment>
        <translation>up %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>The table stands still while paused</source>
        <translation>The table stands still while paused</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>read-only</translation>
    </message>
    <message>
        <source>The program lets viewers look, and nothing else.</source>
        <translation>The program lets viewers look, and nothing else.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Write the recorded frames into a file</source>
        <translation>Write the recorded frames into a file</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dark theme</translation>
    </message>
</context>
<context>
    <name>TrustedCertificate</name>
    <message>
        <source>Revoke</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Stop trusting the certificate of %1</source>
        <translation>Stop trusting the certificate of %1</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Attach to a server…</source>
        <translation>Attach to a server…</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servers</translation>
    </message>
    <message>
        <source>Next server</source>
        <translation>Next server</translation>
    </message>
    <message>
        <source>there is one only</source>
        <translation>there is one only</translation>
    </message>
    <message>
        <source>Previous server</source>
        <translation>Previous server</translation>
    </message>
    <message>
        <source>Detach from this server</source>
        <translation>Detach from this server</translation>
    </message>
    <message>
        <source>it is this program&apos;s own</source>
        <translation>it is this program&apos;s own</translation>
    </message>
    <message>
        <source>Stop trusting this server&apos;s certificate</source>
        <translation>Stop trusting this server&apos;s certificate</translation>
    </message>
    <message>
        <source>it is not trusted by its fingerprint</source>
        <translation>it is not trusted by its fingerprint</translation>
    </message>
</context>
</TS>
