// SPDX-License-Identifier: MIT
#include "serveractions.h"

#include "monitor/servicewatch.h"
#include "network/websocket.h"
#include "network/websocketservice.h"

#include <algorithm>

namespace Tidewire {

namespace {

QString withoutSpaces(const QString &text)
{
    QString digits = text;
    return digits.removeIf([](QChar character) { return character.isSpace(); });
}

bool isHexDigit(QChar character)
{
    const char16_t digit = character.toLower().unicode();
    return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
}

bool mayBeSent(int code)
{
    if (code < 0 || code > 0xFFFF)
        return false;
    const auto closeCode = CloseCode(code);
    return isValidOnWire(closeCode) || closeCode == CloseCode::NoStatus;
}

} // namespace

void ServerActions::setServer(QObject *server)
{
    if (server == m_server)
        return;
    const bool wasAllowed = isAllowed();
    if (m_server)
        m_server->disconnect(this);
    m_server = ServiceWatch::serviceOf(server) ? server : nullptr;
    if (m_server) {
        connect(m_server, &QObject::destroyed, this, [this] {
            Q_EMIT serverChanged();
            Q_EMIT allowedChanged();
        });
    }
    Q_EMIT serverChanged();
    if (isAllowed() != wasAllowed)
        Q_EMIT allowedChanged();
}

bool ServerActions::isAllowed() const
{
    return m_server != nullptr;
}

WebSocketService *ServerActions::service() const
{
    return dynamic_cast<WebSocketService *>(m_server.data());
}

template<typename Action>
int ServerActions::forEach(const QList<qreal> &ids, Action action) const
{
    int count = 0;
    for (const qreal id : ids) {
        // Asked again each time: a slot of the program may have destroyed the server.
        const WebSocketService *server = service();
        WebSocket *socket = server && id >= 1 ? server->connection(quint64(id)) : nullptr;
        count += int(socket && socket->state() == WebSocket::State::Open && action(socket));
    }
    return count;
}

int ServerActions::ping(const QList<qreal> &ids)
{
    return forEach(ids, [](WebSocket *socket) { return socket->ping(); });
}

int ServerActions::close(const QList<qreal> &ids, int code, const QString &reason)
{
    if (!mayBeSent(code)) {
        Q_EMIT failed(tr("The close code %1 must not be sent").arg(code));
        return 0;
    }
    return forEach(ids, [&](WebSocket *socket) {
        socket->close(CloseCode(code), reason);
        return true;
    });
}

int ServerActions::sendText(const QList<qreal> &ids, const QString &message)
{
    const PreparedMessage prepared = PreparedMessage::text(message);
    return forEach(ids, [&](WebSocket *socket) { return socket->sendMessage(prepared).isAccepted(); });
}

int ServerActions::sendBinary(const QList<qreal> &ids, const QByteArray &message)
{
    const PreparedMessage prepared = PreparedMessage::binary(message);
    return forEach(ids, [&](WebSocket *socket) { return socket->sendMessage(prepared).isAccepted(); });
}

int ServerActions::broadcastText(const QString &message, const QString &group)
{
    const WebSocketService *server = service();
    return server ? server->broadcastTextMessage(message, {.group = group}) : 0;
}

int ServerActions::broadcastBinary(const QByteArray &message, const QString &group)
{
    const WebSocketService *server = service();
    return server ? server->broadcastBinaryMessage(message, {.group = group}) : 0;
}

bool ServerActions::isHex(const QString &text)
{
    const QString digits = withoutSpaces(text);
    return digits.size() % 2 == 0 && std::ranges::all_of(digits, isHexDigit);
}

QByteArray ServerActions::bytesFromHex(const QString &text)
{
    return isHex(text) ? QByteArray::fromHex(withoutSpaces(text).toLatin1()) : QByteArray();
}

} // namespace Tidewire
