// SPDX-License-Identifier: MIT
// How a SocketTransport ends: by finish(), by the peer, or by a failure.
#include "sockettransport.h"

#include <utility>

namespace Tidewire {

namespace {

Error errorFor(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        return Error::None;
    case QAbstractSocket::ConnectionRefusedError:
        return Error::ConnectionRefused;
    case QAbstractSocket::HostNotFoundError:
        return Error::HostNotFound;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Error::TlsFailure;
    default:
        return Error::NetworkFailure;
    }
}

} // namespace

void SocketTransport::finish()
{
    if (m_finishing || m_ended)
        return;
    m_finishing = true;
    m_reading = true;
    m_socket->setReadBufferSize(0);
    dropInput();
    // Nobody can be told anything yet. Queued: the caller does not expect to hear of the end at once.
    if (!m_opened)
        QMetaObject::invokeMethod(this, &SocketTransport::giveUp, Qt::QueuedConnection);
    else
        shutdownWhenWritten();
}

void SocketTransport::giveUp()
{
    const QPointer<SocketTransport> self(this);
    m_socket->abort();
    // A socket that was still connecting does not tell.
    if (self)
        handleDisconnected();
}

void SocketTransport::shutdownWhenWritten()
{
    if (m_shutDown || bytesToWrite() > 0)
        return;
    m_shutDown = true;
    if (!isSecure() && endStream(descriptor()))
        return;
    // TLS ends its stream itself, with a close_notify, but QSslSocket closes the connection with that.
    auto streamEnd = std::make_unique<StreamEnd>(descriptor());
    if (streamEnd->isValid()) {
        streamEnd->setParent(this); // for moveToThread()
        m_streamEnd = std::move(streamEnd);
    }
    m_socket->disconnectFromHost();
}

void SocketTransport::handleError(QAbstractSocket::SocketError error)
{
    m_error = errorFor(error);
    m_errorDetail = m_socket->errorString();
    keepInput();
    // An established connection tells by disconnected(), after the last bytes were read.
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        handleDisconnected();
    else if (m_error == Error::TlsFailure)
        QMetaObject::invokeMethod(this, &SocketTransport::giveUp, Qt::QueuedConnection); // QSslSocket stays connected
    else if (error == QAbstractSocket::RemoteHostClosedError && m_opened)
        QMetaObject::invokeMethod(this, &SocketTransport::closeAfterPeer, Qt::QueuedConnection);
}

/// TLS has an end of its own, the close_notify, after which the peer may keep the TCP connection until we end ours:
/// QSslSocket does not do that by itself.
void SocketTransport::closeAfterPeer()
{
    if (!m_ended)
        m_socket->disconnectFromHost();
}

void SocketTransport::handleDisconnected()
{
    if (m_ended)
        return;
    m_ended = true;
    if (m_streamEnd)
        return m_streamEnd->begin([this] { reportEnd(); });
    if (m_inRead)
        return; // read() tells
    // Without a user the socket could not even begin to connect.
    if (m_inFlush || !m_user)
        QMetaObject::invokeMethod(this, &SocketTransport::readToEnd, Qt::QueuedConnection);
    else
        readToEnd();
}

/// What the socket still holds came before the end.
void SocketTransport::readToEnd()
{
    if (bytesAvailable() > 0 && !m_finishing)
        read();
    else
        reportEnd();
}

void SocketTransport::reportEnd()
{
    m_user->transportClosed(m_error, m_errorDetail);
}

} // namespace Tidewire
