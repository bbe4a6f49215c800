// SPDX-License-Identifier: MIT
#include "sockettransport.h"

#include "descriptors.h"
#include "receivebuffer.h"

#include <QtNetwork/qsslcipher.h>
#include <QtNetwork/qsslsocket.h>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#endif

namespace Tidewire {

SocketTransport::SocketTransport(std::unique_ptr<QTcpSocket> socket, CertificateHandler handler)
    : m_socket(std::move(socket)), m_tls(qobject_cast<QSslSocket *>(m_socket.get())),
      m_certificateHandler(std::move(handler))
{
    m_socket->setParent(this);
    // Not more than read() takes at once: a slot that runs an event loop does not make it grow, and the other
    // connections have their turn.
    m_socket->setReadBufferSize(qint64(ReceiveBuffer::Size));
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const auto written = [this] { handleSignal(&SocketTransport::handleWritten); };
    const auto opened = [this] { handleSignal(&SocketTransport::handleOpened); };
    connect(m_socket.get(), &QTcpSocket::readyRead, this, [this] { handleSignal(&SocketTransport::read); });
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, written);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) { handleSignal(&SocketTransport::handleError, error); });
    connect(m_socket.get(), &QTcpSocket::disconnected, this,
            [this] { handleSignal(&SocketTransport::handleDisconnected); });
    if (m_tls) {
        // bytesWritten() tells what was encrypted, this what has left.
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, written);
        connect(m_tls, &QSslSocket::encrypted, this, opened);
        connect(m_tls, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
            handleSignal(&SocketTransport::handleCertificateErrors, errors);
        });
        m_opened = m_tls->state() == QAbstractSocket::ConnectedState && (!isSecure() || m_tls->isEncrypted());
    } else {
        connect(m_socket.get(), &QTcpSocket::connected, this, opened);
        m_opened = m_socket->state() == QAbstractSocket::ConnectedState;
    }

    // What came before these connections were made told nobody.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &SocketTransport::read, Qt::QueuedConnection);
}

SocketTransport::~SocketTransport()
{
    leaveThread();
    m_socket->disconnect(this);
    if (m_tunnel)
        m_tunnel->disconnect(this);
    m_socket->abort();
    if (!m_orphan)
        return; // not always later: at the end of a thread there is no later
    m_socket->setParent(nullptr);
    *m_orphan = std::move(m_socket);
}

/// Calls \a handler in answer to a signal of the socket, which must not be deleted meanwhile: not in an event loop of a
/// slot either, which is why it does not go by deleteLater() before control is back here.
template<typename Handler, typename... Arguments>
void SocketTransport::handleSignal(Handler handler, Arguments... arguments)
{
    const DeletionGuard alive(this);
    std::unique_ptr<QTcpSocket> orphan;
    const bool isOutermost = m_orphan == nullptr;
    if (isOutermost)
        m_orphan = &orphan;
    (this->*handler)(arguments...);
    if (alive && isOutermost)
        m_orphan = nullptr;
    if (orphan)
        orphan.release()->deleteLater();
}

/// Those that are named to the handler are ignored and no others: more of them would be news.
void SocketTransport::handleCertificateErrors(const QList<QSslError> &errors)
{
    const QPointer<SocketTransport> self(this);
    const CertificateHandler handler = m_certificateHandler;
    if (handler && handler(m_tls->peerCertificate(), errors) && self)
        m_tls->ignoreSslErrors(errors);
}

void SocketTransport::setUser(TransportUser *user, QObject *object)
{
    Transport::setUser(user, object);
    setParent(object);
}

/// A QSslSocket in the midst of its handshake does not go on in another thread.
bool SocketTransport::mayMove() const
{
    return !isSecure();
}

void SocketTransport::handleOpened()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // without effect before
    // Without a user it is connectToHost() that has led here.
    if (!std::exchange(m_opened, true) && !m_user) {
        QMetaObject::invokeMethod(this, &SocketTransport::handleOpened, Qt::QueuedConnection);
        return;
    }
    findTunnel();
    m_successor = makeSuccessor();
    if (!m_early.isEmpty())
        (m_successor ? *m_successor : *this).write(std::exchange(m_early, {}));
    m_user->transportOpened();
}

void SocketTransport::findTunnel()
{
    const QList<QTcpSocket *> within = m_socket->findChildren<QTcpSocket *>();
    // A QSslSocket has one that is its own, towards the network or the proxy's.
    const auto tunnel = std::ranges::find_if(within, [&](const auto *it) { return it->parent() != m_socket.get(); });
    if (tunnel == within.end())
        return;
    m_tunnel = *tunnel;
    // Queued: it comes in the midst of what the proxy's engine does with it, which may not be sent more nor deleted
    // then.
    connect(
        m_tunnel, &QTcpSocket::bytesWritten, this, [this] { handleSignal(&SocketTransport::handleWritten); },
        Qt::QueuedConnection);
}

std::unique_ptr<Transport> SocketTransport::makeSuccessor() const
{
#ifdef Q_OS_UNIX
    if (m_handsOver && !m_tls && !m_tunnel && !m_finishing && m_socket->bytesAvailable() == 0) {
        const int descriptor = ::fcntl(int(m_socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
        return descriptor >= 0 ? makeTransport(descriptor, TransportType::Native) : nullptr;
    }
#endif
    return {};
}

/// The TCP connection's.
qintptr SocketTransport::descriptor() const
{
    if (m_streamEnd)
        return m_streamEnd->descriptor();
    return m_tunnel ? m_tunnel->socketDescriptor() : m_socket->socketDescriptor();
}

void SocketTransport::moveToThread(QThread *thread)
{
    leaveThread();
    QObject::moveToThread(thread);
}

void SocketTransport::leaveThread()
{
    if (!m_flushQueue)
        return; // it has gone on before it arrived
    m_flushQueue->remove(this);
    m_flushQueue.reset();
}

void SocketTransport::enterThread()
{
    m_flushQueue = FlushQueue::ofThisThread();
    flushSoon();
}

bool SocketTransport::send(std::span<const char> bytes)
{
    if (m_opened && !m_ended && !m_finishing)
        m_taken += std::max(m_socket->write(bytes.data(), qint64(bytes.size())), qint64(0));
    else
        write(QByteArray(bytes.data(), qsizetype(bytes.size())));
    flush();
    return bytesToWrite() == 0;
}

void SocketTransport::write(QByteArray &&bytes)
{
    if (m_ended || m_finishing || bytes.isEmpty())
        return;
    if (!m_opened) {
        m_early += bytes;
        return;
    }
    m_socket->write(bytes);
    m_taken += bytes.size();
    m_lent.append({std::move(bytes), m_taken});
    returnSpent();
}

/// The socket keeps a large array itself, and does not tell when it is done with it.
void SocketTransport::returnSpent()
{
    const qint64 gone = m_taken - m_socket->bytesToWrite();
    while (!m_lent.isEmpty() && (m_lent.first().end <= gone || m_lent.first().bytes.isDetached())) {
        QByteArray bytes = m_lent.takeFirst().bytes;
        if (bytes.isDetached())
            m_user->transportSpent(std::move(bytes));
    }
}

void SocketTransport::flush()
{
    if (m_ended || m_finishing || !m_opened)
        return;
    m_inFlush = true;
    m_socket->flush();
    if (m_tunnel)
        m_tunnel->flush();
    m_inFlush = false;
    returnSpent();
    if (std::exchange(m_readLater, false))
        QMetaObject::invokeMethod(this, &SocketTransport::read, Qt::QueuedConnection);
}

void SocketTransport::flushSoon()
{
    if (m_flushQueue)
        m_flushQueue->add(this);
}

void SocketTransport::forgoFlush()
{
    if (m_flushQueue)
        m_flushQueue->remove(this);
}

qint64 SocketTransport::bytesOnTheirWay() const
{
    return bytesUnacknowledged(descriptor());
}

qint64 SocketTransport::bytesToWrite() const
{
    return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0)
        + (m_tunnel ? m_tunnel->bytesToWrite() : 0) + m_early.size();
}

void SocketTransport::handleWritten()
{
    if (m_inFlush || m_ended)
        return;
    const QPointer<SocketTransport> self(this);
    returnSpent();
    m_user->transportWritten();
    if (self && m_finishing)
        shutdownWhenWritten();
}

Endpoint SocketTransport::local() const
{
    return {m_socket->localAddress(), m_socket->localPort()};
}

Endpoint SocketTransport::peer() const
{
    return {m_socket->peerAddress(), m_socket->peerPort()};
}

bool SocketTransport::isSecure() const
{
    return m_tls && m_tls->mode() != QSslSocket::UnencryptedMode;
}

TlsDetails SocketTransport::tlsDetails() const
{
    if (!m_tls || !m_tls->isEncrypted())
        return {};
    const QSslCipher cipher = m_tls->sessionCipher();
    switch (m_tls->sessionProtocol()) {
    case QSsl::TlsV1_2:
        return {QStringLiteral("TLSv1.2"), cipher.name()};
    case QSsl::TlsV1_3:
        return {QStringLiteral("TLSv1.3"), cipher.name()};
    default:
        return {cipher.protocolString(), cipher.name()};
    }
}

} // namespace Tidewire
