// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"

#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// What a Session has to tell, one at a time. Where the protocol asks for an answer, it has been given already.
struct SessionEvent
{
    enum class Type : quint8 {
        UpgradeRequested, ///< Server: request() waits for accept() or reject().
        HttpRequested,    ///< Server: request() is plain HTTP and waits for reject() with the answer.
        Opened,           ///< The opening handshake is done.
        TextMessage,      ///< \a payload is valid UTF-8.
        BinaryMessage,
        Ping,
        Pong,
        CloseReceived, ///< \a code and reason() as the peer gave them; NoStatus if there was no code.
        Failed,        ///< \a error ended the handshake or the connection.
    };

    Type type;
    /// Valid until the next call of the session; Session::takePayload() gives it for good.
    QByteArrayView payload = {};
    CloseCode code = CloseCode::NoStatus;
    Error error = Error::None;

    QString reason() const { return QString::fromUtf8(payload); }
};

} // namespace Tidewire
