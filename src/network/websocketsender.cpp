// SPDX-License-Identifier: MIT
#include "websocketsender.h"

#include "connection.h"

namespace Tidewire {

SendResult WebSocketSender::sendTextMessage(const QString &message, const QString &key) const
{
    return sendUtf8Message(message.toUtf8(), key);
}

SendResult WebSocketSender::sendUtf8Message(QByteArrayView message, const QString &key) const
{
    return m_connection ? m_connection->sendText(message, key) : SendResult::NotOpen;
}

SendResult WebSocketSender::sendBinaryMessage(const QByteArray &message, const QString &key) const
{
    return m_connection ? m_connection->sendBinary(message, key) : SendResult::NotOpen;
}

SendResult WebSocketSender::sendMessage(const PreparedMessage &message, const QString &key) const
{
    return m_connection ? m_connection->send(message, key) : SendResult::NotOpen;
}

} // namespace Tidewire
