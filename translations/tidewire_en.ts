<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
        <source>Close the connection of %1</source>
        <translation>Close the connection of %1</translation>
    </message>
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
        <source>Reason, optional</source>
        <translation>Reason, optional</translation>
    </message>
    <message>
        <source>%1 / 123 bytes</source>
        <translation>%1 / 123 bytes</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
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
</context>
<context>
    <name>ConnectionRow</name>
    <message>
        <source>%1, %2, %3, in %4, out %5</source>
        <translation>%1, %2, %3, in %4, out %5</translation>
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
        <source>Request</source>
        <translation>Request</translation>
    </message>
</context>
<context>
    <name>DetailRequest</name>
    <message>
        <source>Request line: %1</source>
        <translation>Request line: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln headers</source>
        <translation>
            <numerusform>%Ln header</numerusform>
            <numerusform>%Ln headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter: words, path:/chat, -slow</source>
        <translation>Filter: words, path:/chat, -slow</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Filter connections</translation>
    </message>
    <message>
        <source>Words that must all match; key:value looks in one column; a minus before a word excludes it</source>
        <translation>Words that must all match; key:value looks in one column; a minus before a word excludes it</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
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
    <name>StatusBar</name>
    <message>
        <source>Live, 4 Hz</source>
        <translation>Live, 4 Hz</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln changes since</source>
        <translation>
            <numerusform>Paused, %Ln change since</numerusform>
            <numerusform>Paused, %Ln changes since</numerusform>
        </translation>
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
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Space</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>resume</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pause</translation>
    </message>
    <message>
        <source>select</source>
        <translation>select</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>ping</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Del</translation>
    </message>
    <message>
        <source>close</source>
        <translation>close</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>In</source>
        <comment>messages per second</comment>
        <translation>In</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>messages per second</comment>
        <translation>Out</translation>
    </message>
    <message>
        <source>60 s</source>
        <comment>the last minute</comment>
        <translation>60 s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Queued</translation>
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
        <source>Light colours</source>
        <translation>Light colours</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dark colours</translation>
    </message>
</context>
</TS>
