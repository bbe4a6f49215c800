// SPDX-License-Identifier: MIT
#include "serveractions.h"

#include "monitor/servicewatch.h"
#include "network/websocket.h"
#include "network/websocketservice.h"
#include "remoteserver.h"

#include <QtCore/qjsonarray.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

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

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
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
    const bool isServer = qobject_cast<RemoteServer *>(server) || ServiceWatch::serviceOf(server);
    m_server = isServer ? server : nullptr;
    watchRemote();
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
    const RemoteServer *other = remote();
    return other ? other->isAttached() && !other->isReadOnly() : m_server != nullptr;
}

RemoteServer *ServerActions::remote() const
{
    return qobject_cast<RemoteServer *>(m_server);
}

void ServerActions::watchRemote()
{
    const RemoteServer *other = remote();
    if (!other)
        return;
    connect(other, &RemoteServer::statusChanged, this, &ServerActions::allowedChanged);
    connect(other, &RemoteServer::serverChanged, this, &ServerActions::allowedChanged);
    connect(other, &RemoteServer::actionFailed, this, &ServerActions::failed);
    connect(other, &RemoteServer::actionDone, this, &ServerActions::done);
}

int ServerActions::ask(RemoteServer *remote, QLatin1StringView action, qsizetype count, QJsonObject request)
{
    request.insert("action"_L1, action);
    QString problem;
    if (!remote->isAttached())
        problem = tr("The other process is not connected");
    else if (remote->isReadOnly())
        problem = tr("The other process can be looked at only");
    else if (!remote->requestAction(request))
        problem = tr("This is too much to send at once to another process");
    if (problem.isEmpty())
        return int(count);
    Q_EMIT failed(problem);
    return 0;
}

int ServerActions::ask(RemoteServer *remote, QLatin1StringView action, const QList<qreal> &ids, QJsonObject request)
{
    QJsonArray list;
    for (const qreal id : ids)
        list.append(id);
    request.insert("ids"_L1, list);
    return ask(remote, action, ids.size(), std::move(request));
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
    if (RemoteServer *other = remote())
        return ask(other, "ping"_L1, ids);
    return forEach(ids, [](WebSocket *socket) { return socket->ping(); });
}

int ServerActions::close(const QList<qreal> &ids, int code, const QString &reason)
{
    if (!mayBeSent(code)) {
        Q_EMIT failed(tr("The close code %1 must not be sent").arg(code));
        return 0;
    }
    if (RemoteServer *other = remote())
        return ask(other, "close"_L1, ids, {{"code"_L1, code}, {"reason"_L1, reason}});
    return forEach(ids, [&](WebSocket *socket) {
        socket->close(CloseCode(code), reason);
        return true;
    });
}

int ServerActions::sendText(const QList<qreal> &ids, const QString &message)
{
    if (RemoteServer *other = remote())
        return ask(other, "send"_L1, ids, {{"text"_L1, message}});
    const PreparedMessage prepared = PreparedMessage::text(message);
    return forEach(ids, [&](WebSocket *socket) { return socket->sendMessage(prepared).isAccepted(); });
}

int ServerActions::sendBinary(const QList<qreal> &ids, const QByteArray &message)
{
    if (RemoteServer *other = remote())
        return ask(other, "send"_L1, ids, {{"base64"_L1, base64(message)}});
    const PreparedMessage prepared = PreparedMessage::binary(message);
    return forEach(ids, [&](WebSocket *socket) { return socket->sendMessage(prepared).isAccepted(); });
}

int ServerActions::broadcastText(const QString &message, const QString &group)
{
    if (RemoteServer *other = remote())
        return ask(other, "broadcast"_L1, 1, {{"text"_L1, message}, {"group"_L1, group}});
    const WebSocketService *server = service();
    return server ? server->broadcastTextMessage(message, {.group = group}) : 0;
}

int ServerActions::broadcastBinary(const QByteArray &message, const QString &group)
{
    if (RemoteServer *other = remote())
        return ask(other, "broadcast"_L1, 1, {{"base64"_L1, base64(message)}, {"group"_L1, group}});
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
