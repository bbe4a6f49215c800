// SPDX-License-Identifier: MIT
#pragma once

#include "connectionreport.h"
#include "connectiontraffic.h"
#include "network/websocket.h"
#include "ratemeter.h"

#include <QtCore/qpointer.h>

#include <memory>

namespace Tidewire {

/// A connection's state as a person wants to know it.
enum class ConnectionState : quint8 {
    Open,
    Slow, ///< Open, with more than SlowQueue waiting for it.
    Closing,
    Closed,
};

/// Bytes in the send queue that make a connection a slow one.
constexpr qint64 SlowQueue = 1024 * 1024;

/// The state's name in roles, properties and filters.
TIDEWIREMONITOR_EXPORT QString stateName(ConnectionState state);

/// One connection in a table: what was last read of it, and for some seconds what it was before it closed.
struct TIDEWIREMONITOR_EXPORT ConnectionRow
{
    /// The fields of text that a filter looks at.
    enum class Field : quint8 { Peer, Path, Origin, Agent, Subprotocol, Extensions, Tls, Reason };
    static constexpr std::size_t FieldCount = 8;

    /// The numbers that rows are sorted and filtered by.
    enum class Figure : quint8 {
        Id,
        State,
        Secure, ///< 1 or 0.
        InRate, ///< Messages per second.
        OutRate,
        Rate, ///< Both together.
        BytesInRate,
        BytesOutRate,
        MessagesIn,
        MessagesOut,
        BytesIn,
        BytesOut,
        Dropped,
        Queued,
        RoundTrip, ///< Milliseconds.
        Age,       ///< Seconds.
        Idle,      ///< Seconds.
        InRatio,
        OutRatio,
        CloseCode,
    };

    quint64 id = 0;
    /// Null after the connection closed, and where somebody else sets the figures below.
    QPointer<WebSocket> socket;
    /// True while the figures are the socket's. Without a socket: it was deleted, and nobody has told.
    bool attached = false;

    // Figures. They stand in front: each tick goes over those of all rows.
    ConnectionCounters counters;
    qint64 queued = 0;     ///< Bytes.
    qint64 roundTrip = -1; ///< Microseconds; -1 for unknown.
    std::chrono::milliseconds age{0};
    std::chrono::milliseconds idle{0}; ///< Since any byte came or went, to one reading of the figures.
    std::chrono::milliseconds closedFor{0};
    ConnectionState state = ConnectionState::Open;
    bool matchesText = true; ///< What the filter says of what rarely changes.
    bool matches = true;     ///< The filter's word.
    bool secure = false;
    std::size_t place = 0;    ///< In the order shown, if it is in there.
    std::size_t position = 0; ///< In its ConnectionStore.
    quint64 closing = 0;      ///< Which closing of its ConnectionStore this one's was.
    RateMeter inMeter;
    RateMeter outMeter;
    RateMeter bytesInMeter;
    RateMeter bytesOutMeter;
    ConnectionTraffic traffic;

    QString peer;
    QString path;
    QString origin;
    QString userAgent;
    QString subprotocol;
    QString extensions;
    TlsFacts tls;
    int closeCode = 0; ///< 0 before the end.
    QString closeReason;
    std::array<quint8, 18> peerKey{}; ///< Address and port, in an order that can be compared.
    /// What there is to say of a connection that has closed; null where nobody has the time to say it.
    std::shared_ptr<const ConnectionReport> report;

    ConnectionRow() = default;
    explicit ConnectionRow(WebSocket *webSocket);

    /// Makes the text that filters look at, after its fields were set.
    void updateText();
    /// All fields, in lower case, with line ends between them.
    const QString &text() const { return m_text; }
    QStringView text(Field field) const;
    /// NaN for what is unknown: a round trip that nobody measured, the ratio where nothing was compressed, the code of
    /// a connection that has not closed.
    double figure(Figure figure) const;

    /// Reads the figures again, and lets time pass. Returns true if the state changed.
    bool advance(std::chrono::milliseconds elapsed, int seconds);
    /// The connection has closed. Its socket may be gone already: then \a webSocket is null. Without \a withReport the
    /// code and the reason are all that is kept of the end.
    void close(const WebSocket *webSocket, bool withReport = true);

private:
    void read(const WebSocket &webSocket);

    quint64 m_bytesBefore = 0; ///< In both directions, when they were read last.
    QString m_text;
    std::array<quint32, FieldCount + 1> m_begins{};
};

} // namespace Tidewire
