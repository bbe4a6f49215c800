// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/preparedmessage.h"
#include "protocol/sendresult.h"
#include "tidewirenetwork_export.h"

#include <QtCore/qstring.h>

#include <memory>

namespace Tidewire {

class Connection;

/// Sends to one connection of a server with network threads, from any thread, and may be kept for longer than the
/// WebSocket: when the connection has ended, SendResult::NotOpen is all that comes of it. Copies are cheap.
///
///     const Tidewire::WebSocketSender sender = socket->sender();
///     QThreadPool::globalInstance()->start([sender] { sender.sendTextMessage(compute()); });
class TIDEWIRENETWORK_EXPORT WebSocketSender
{
public:
    /// Sends to nobody.
    WebSocketSender() = default;

    /// False for one that was default-constructed, or is that of a connection without a network thread.
    bool isValid() const { return m_connection != nullptr; }
    /// As WebSocket's methods of the same names.
    SendResult sendTextMessage(const QString &message, const QString &key = {}) const;
    SendResult sendUtf8Message(QByteArrayView message, const QString &key = {}) const;
    SendResult sendBinaryMessage(const QByteArray &message, const QString &key = {}) const;
    SendResult sendMessage(const PreparedMessage &message, const QString &key = {}) const;

private:
    friend class WebSocket;
    explicit WebSocketSender(std::shared_ptr<Connection> connection) : m_connection(std::move(connection)) {}

    std::shared_ptr<Connection> m_connection;
};

} // namespace Tidewire
