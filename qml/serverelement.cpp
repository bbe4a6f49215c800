// SPDX-License-Identifier: MIT
#include "serverelement.h"

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

#include <utility>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// Closed sockets that scripts may keep cost the script engine so little that it would let thousands lie about.
constexpr int SocketsPerCollection = 1'000;

/// Assigns \a value, and tells whether that changed anything.
template<typename T>
bool assign(T &member, const T &value)
{
    return std::exchange(member, value) != value;
}

} // namespace

ServerElement::ServerElement(QObject *parent) : QObject(parent), WebSocketService(this), m_host(u"127.0.0.1"_s)
{
    setHandshakeHandler([this](const HandshakeRequest &request) {
        if (m_name.isEmpty())
            return HandshakeDecision::accept();
        return HandshakeDecision::accept(request.subprotocol, {{"Server", m_name.toUtf8()}});
    });
}

ServerElement::~ServerElement() = default;

void ServerElement::componentComplete()
{
    m_complete = true;
    restart();
    if (m_inspector)
        m_inspector->complete();
}

void ServerElement::setHost(const QString &host)
{
    if (!assign(m_host, host))
        return;
    Q_EMIT hostChanged();
    restart();
}

void ServerElement::setPort(int port)
{
    if (!assign(m_port, port))
        return;
    Q_EMIT portChanged();
    restart();
}

void ServerElement::setName(const QString &name)
{
    if (assign(m_name, name))
        Q_EMIT nameChanged();
}

void ServerElement::setListen(bool listen)
{
    if (!assign(m_listen, listen))
        return;
    Q_EMIT listenChanged();
    restart();
}

void ServerElement::setAccept(bool accept)
{
    if (accept == isAccepting())
        return;
    setAccepting(accept);
    Q_EMIT acceptChanged();
}

void ServerElement::setCertificateFile(const QUrl &file)
{
    if (assign(m_certificateFile, file))
        handleTlsChange();
}

void ServerElement::setKeyFile(const QUrl &file)
{
    if (assign(m_keyFile, file))
        handleTlsChange();
}

/// Assigns one of the options, and tells whether that changed anything.
template<typename T>
bool ServerElement::assignOption(T ServerOptions::*option, const T &value)
{
    ServerOptions changed = options();
    if (!assign(changed.*option, value))
        return false;
    setOptions(changed);
    return true;
}

void ServerElement::setPath(const QString &path)
{
    if (assignOption(&ServerOptions::paths, path.isEmpty() ? QStringList() : QStringList(path)))
        Q_EMIT pathChanged();
}

void ServerElement::setSubprotocols(const QStringList &subprotocols)
{
    if (assignOption(&ServerOptions::subprotocols, subprotocols))
        Q_EMIT subprotocolsChanged();
}

void ServerElement::setAllowedOrigins(const QStringList &origins)
{
    if (assignOption(&ServerOptions::allowedOrigins, origins))
        Q_EMIT allowedOriginsChanged();
}

void ServerElement::setAllowedHosts(const QStringList &hosts)
{
    if (assignOption(&ServerOptions::allowedHosts, hosts))
        Q_EMIT allowedHostsChanged();
}

void ServerElement::setLimits(const Limits &limits)
{
    if (assignOption(&ServerOptions::limits, limits))
        Q_EMIT limitsChanged();
}

void ServerElement::setCompression(const CompressionOptions &compression)
{
    if (!compression.isValid())
        qmlWarning(this) << "compression: a value is out of its range";
    else if (assignOption(&ServerOptions::compression, compression))
        Q_EMIT compressionChanged();
}

void ServerElement::setTransport(TransportType transport)
{
    if (assignOption(&ServerOptions::transport, transport))
        Q_EMIT transportChanged();
}

void ServerElement::setThreadCount(int count)
{
    const int before = threadCount();
    WebSocketService::setThreadCount(count);
    if (threadCount() != before)
        Q_EMIT threadCountChanged();
}

void ServerElement::setOverflowPolicy(OverflowPolicy policy)
{
    if (assignOption(&ServerOptions::overflowPolicy, policy))
        Q_EMIT overflowPolicyChanged();
}

int ServerElement::broadcast(const QString &message, const QString &group, WebSocket *except)
{
    return broadcastTextMessage(message, {.group = group, .except = except});
}

int ServerElement::broadcast(const QByteArray &message, const QString &group, WebSocket *except)
{
    return broadcastBinaryMessage(message, {.group = group, .except = except});
}

bool ServerElement::join(WebSocket *socket, const QString &group)
{
    return socket && joinGroup(socket, group);
}

void ServerElement::leave(WebSocket *socket, const QString &group)
{
    if (socket)
        leaveGroup(socket, group);
}

ConnectionModel *ServerElement::connectionModel()
{
    if (!m_model) {
        m_model = std::make_unique<ConnectionModel>();
        m_model->setService(this);
        QQmlEngine::setObjectOwnership(m_model.get(), QQmlEngine::CppOwnership);
    }
    return m_model.get();
}

InspectorElement *ServerElement::inspector()
{
    if (!m_inspector) {
        m_inspector = std::make_unique<InspectorElement>(this);
        QQmlEngine::setObjectOwnership(m_inspector.get(), QQmlEngine::CppOwnership);
        if (m_complete)
            m_inspector->complete();
    }
    return m_inspector.get();
}

void ServerElement::emitConnectionOpened(WebSocket *socket)
{
    Q_EMIT connectionCountChanged();
    Q_EMIT clientConnected(socket);
}

void ServerElement::emitConnectionClosed(WebSocket *socket)
{
    Q_EMIT connectionCountChanged();
    Q_EMIT clientDisconnected(socket);
}

void ServerElement::textArrived(WebSocket *socket, const QByteArray &utf8)
{
    static const QMetaMethod textSignal = QMetaMethod::fromSignal(&ServerElement::textMessageReceived);
    if (isSignalConnected(textSignal))
        Q_EMIT textMessageReceived(socket, QString::fromUtf8(utf8));
}

void ServerElement::binaryArrived(WebSocket *socket, const QByteArray &message)
{
    Q_EMIT binaryMessageReceived(socket, message);
}

void ServerElement::emitHandshakeFailed(const HandshakeFailure &failure)
{
    Q_EMIT handshakeFailed(failure);
}

/// A script may have kept the socket: from now on it is the script engine that deletes it.
void ServerElement::disposeOf(WebSocket *socket)
{
    QQmlEngine *const engine = qmlEngine(this);
    if (!engine)
        return WebSocketService::disposeOf(socket);
    socket->setParent(nullptr);
    engine->newQObject(socket);
    if (++m_leftToScripts < SocketsPerCollection)
        return;
    m_leftToScripts = 0;
    // Not from within a signal that a script handles.
    QMetaObject::invokeMethod(
        engine, [engine] { engine->collectGarbage(); }, Qt::QueuedConnection);
}
