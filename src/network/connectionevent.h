// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/enums.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// What a Connection tells of. Where the protocol asks for an answer, it has been given already.
struct ConnectionEvent
{
    enum class Type : quint8 {
        NetworkReady,     ///< Connected, and encrypted where that was asked for: \a text and \a payload name the TLS
                          ///< protocol and cipher. Servers: with TLS only.
        UpgradeRequested, ///< A request waits for Connection::accept(), respond() or fail().
        HttpRequested,    ///< So does plain HTTP.
        Opened,           ///< The opening handshake is done.
        TextMessage,      ///< \a payload is valid UTF-8.
        BinaryMessage,
        Ping,
        Pong,          ///< After \a elapsed.
        CloseReceived, ///< \a code, and \a text is the reason.
        Failed,        ///< \a error; \a text is what is known besides; \a code is what the peer was told.
        OutputChanged, ///< There is news in Connection::takeOutputReport().
        RoomMade,      ///< Connection::hasRoom() is true again.
        Ended,         ///< Nothing follows. \a clean if both sides sent a close frame.
    };

    Type type;
    bool clean = false;
    CloseCode code = CloseCode::NoStatus;
    Error error = Error::None;
    qint64 elapsed = 0; ///< Nanoseconds.
    QByteArray payload = {};
    QString text = {};
};

/// Who is told what happens to a Connection.
class ConnectionUser
{
public:
    virtual ~ConnectionUser() = default;
    /// May delete the connection. Whoever wants \a event's payload for longer moves it away. False asks for no more
    /// events until wantsMore() is true in Connection::attend().
    virtual bool take(ConnectionEvent &event) = 0;
    /// The same for TextMessage and BinaryMessage, by its \a opcode, as these come often.
    virtual bool takeMessage(Opcode opcode, QByteArray &payload) = 0;
    virtual bool wantsMore() const { return true; }
    /// A shared connection was given a command: has its thread call Connection::attend().
    virtual void wake() {}
};

} // namespace Tidewire
