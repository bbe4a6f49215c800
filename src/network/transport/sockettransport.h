// SPDX-License-Identifier: MIT
#pragma once

#include "certificatehandler.h"
#include "deletionguard.h"
#include "flushqueue.h"
#include "streamend.h"
#include "transport.h"

#include <QtCore/qlist.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtNetwork/qtcpsocket.h>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QSslSocket)

namespace Tidewire {

/// The portable transport: a QTcpSocket, or a QSslSocket.
class SocketTransport : public QObject, public Transport, private DeletionWatch, private FlushQueue::Entry
{
    Q_OBJECT

public:
    /// Takes \a socket over. Its user hears no transportOpened() if the socket is connected already. The \a handler may
    /// delete the transport, and run an event loop.
    explicit SocketTransport(std::unique_ptr<QTcpSocket> socket, CertificateHandler handler = {});
    ~SocketTransport() override;

    /// Whether the connection, as soon as it is there, is to go to a native transport, where that can have it: not with
    /// TLS, and not through a proxy.
    void setHandsOver(bool on) { m_handsOver = on; }

    void setUser(TransportUser *user, QObject *object) override;
    std::unique_ptr<Transport> successor() override { return std::move(m_successor); }
    bool mayMove() const override;
    void moveToThread(QThread *thread) override;
    void leaveThread() override;
    void enterThread() override;
    bool send(std::span<const char> bytes) override;
    void write(QByteArray &&bytes) override;
    void flush() override;
    void flushSoon() override;
    void forgoFlush() override;
    qint64 bytesToWrite() const override;
    qint64 bytesOnTheirWay() const override;
    void setReading(bool on) override;
    void setTargeted(bool on) override { m_targeted = on; }
    void finish() override;
    Endpoint local() const override;
    Endpoint peer() const override;
    bool isSecure() const override;
    TlsDetails tlsDetails() const override;

private:
    /// An array that the socket was given to write.
    struct Lent
    {
        QByteArray bytes;
        qint64 end = 0; ///< Of all that the socket was given.
    };

    template<typename Handler, typename... Arguments>
    void handleSignal(Handler handler, Arguments... arguments);
    void flushNow() override { m_user->transportReady(); }
    void handleCertificateErrors(const QList<QSslError> &errors);
    void handleOpened();
    void findTunnel();
    std::unique_ptr<Transport> makeSuccessor() const;
    qintptr descriptor() const;
    qint64 bytesAvailable() const { return m_kept.size() + m_socket->bytesAvailable(); }
    qint64 take(std::span<char> place);
    void keepInput();
    void returnSpent();
    void giveUp();
    void read();
    void readHeld();
    void dropInput();
    void shutdownWhenWritten();
    void handleWritten();
    void handleError(QAbstractSocket::SocketError error);
    void closeAfterPeer();
    void handleDisconnected();
    void readToEnd();
    void reportEnd();

    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_tls; ///< The same, if it is one.
    /// The one within that is connected to a proxy, if there is one: it takes what the socket gives it without bounds.
    QPointer<QTcpSocket> m_tunnel;
    std::unique_ptr<StreamEnd> m_streamEnd;                        ///< Where the socket cannot end in order.
    FlushQueue::Pointer m_flushQueue = FlushQueue::ofThisThread(); ///< Null between two threads.
    Error m_error = Error::None;
    QString m_errorDetail;
    QList<Lent> m_lent; ///< Some may still be in the socket.
    qint64 m_taken = 0; ///< Bytes that the socket was given to write.
    QByteArray m_early; ///< Waits until the connection is there: QTcpSocket complains of some that it is given before.
    QByteArray m_kept;  ///< Came before a failure, and was not read yet.
    CertificateHandler m_certificateHandler;
    std::unique_ptr<Transport> m_successor;
    /// While a signal of the socket is handled: where the socket goes if the transport is deleted meanwhile.
    std::unique_ptr<QTcpSocket> *m_orphan = nullptr;
    bool m_handsOver = false;
    bool m_opened = false; ///< The connection is there, TLS included.
    bool m_reading = true;
    bool m_targeted = false;
    bool m_inRead = false;
    bool m_inFlush = false;
    bool m_readLater = false; ///< Input came while it was flushed.
    bool m_finishing = false;
    bool m_shutDown = false;
    bool m_ended = false;
};

} // namespace Tidewire
