// SPDX-License-Identifier: MIT
#pragma once

#include "connectioncounters.h"
#include "connectionevent.h"
#include "protocol/handshake.h"
#include "protocol/preparedmessage.h"
#include "protocol/sendresult.h"
#include "tidewirenetwork_export.h"
#include "transport/deletionguard.h"
#include "transport/transport.h"
#include "websocketsender.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qobject.h>
#include <QtCore/qurl.h>

#include <atomic>
#include <memory>

namespace Tidewire {

class Connection;
class FrameObserver;
class Mailbox;
class NetworkThread;
class Session;
class WebSocketOwner;
enum class ConnectionStage : quint8;

/// One WebSocket connection: a server hands them out, a WebSocketClient is one.
///
/// It lives in one thread, that of its server, where all signals come in the Qt event loop; the work may be done in
/// another, see WebSocketService::setThreadCount(). Any method may be called in any slot, also the destructor and
/// close(); moveToThread() if that thread does not run yet. Signals of one connection are never nested in one another,
/// so a slot that runs an event loop of its own holds back this connection's next message, and nobody else's.
///
/// A socket of a server belongs to the server, which deletes it after closed(): keep a QPointer to it.
class TIDEWIRENETWORK_EXPORT WebSocket : public QObject, private ConnectionUser, private DeletionWatch
{
    Q_OBJECT
    // For QML, which would otherwise take over the namespace's enumerators as well, and warn of equal ones.
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    Q_PROPERTY(quint64 connectionId READ connectionId CONSTANT)
    Q_PROPERTY(Tidewire::WebSocket::State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QUrl requestUrl READ requestUrl NOTIFY stateChanged)
    Q_PROPERTY(QString requestPath READ requestPath NOTIFY stateChanged)
    Q_PROPERTY(QString origin READ origin NOTIFY stateChanged)
    Q_PROPERTY(QString subprotocol READ subprotocol NOTIFY stateChanged)
    Q_PROPERTY(QString extensions READ extensions NOTIFY stateChanged)
    Q_PROPERTY(QString peer READ peer NOTIFY stateChanged)
    Q_PROPERTY(bool secure READ isSecure NOTIFY stateChanged)
    Q_PROPERTY(QString tlsProtocol READ tlsProtocol NOTIFY stateChanged)
    Q_PROPERTY(QString tlsCipher READ tlsCipher NOTIFY stateChanged)
    Q_PROPERTY(Tidewire::CloseCode closeCode READ closeCode NOTIFY stateChanged)
    Q_PROPERTY(QString closeReason READ closeReason NOTIFY stateChanged)
    Q_PROPERTY(Tidewire::Error error READ error NOTIFY stateChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY stateChanged)
    Q_PROPERTY(qint64 bytesToWrite READ bytesToWrite)
    Q_PROPERTY(Tidewire::OverflowPolicy overflowPolicy READ overflowPolicy WRITE setOverflowPolicy)
    Q_PROPERTY(bool readingPaused READ isReadingPaused)

public:
    /// Not an enum class: QML says WebSocket.Open. For its size see CloseCode.
    enum State : int {
        Connecting, ///< The network connection or the opening handshake is under way.
        Open,
        Closing, ///< The closing handshake is under way; messages of the peer may still arrive.
        Closed,
    };
    Q_ENUM(State)

    ~WebSocket() override;

    /// Unique in this process, never used again.
    quint64 connectionId() const;
    State state() const;
    Role role() const;

    // The handshake; kept after the connection closed.

    /// The request: what a server received. Empty on a client.
    const HttpRequest &request() const;
    /// The status of the answer, which a client received; 101 if the connection was opened. 0 on a server, and without
    /// an answer.
    int responseStatus() const;
    /// The address that the client asked for, as ws: or wss:, from the Host header and the request's target.
    QUrl requestUrl() const;
    /// The path of the request, percent-decoded.
    QString requestPath() const;
    /// What stood behind the '?' of the request, percent-encoded.
    QString requestQuery() const;
    /// The value of the request's header \a name; empty where there is none.
    Q_INVOKABLE QString requestHeader(const QString &name) const;
    /// The value of the request's cookie \a name; empty where there is none.
    Q_INVOKABLE QString cookie(const QString &name) const;
    /// The origin of the page that a browser connects from; empty for other programs.
    QString origin() const;
    /// The subprotocol agreed on; empty for none.
    QString subprotocol() const;
    /// The extensions agreed on, as the server answered them: "permessage-deflate; server_no_context_takeover". Empty
    /// for none.
    QString extensions() const;

    // The network; kept after the connection closed.

    QHostAddress peerAddress() const;
    quint16 peerPort() const;
    QHostAddress localAddress() const;
    quint16 localPort() const;
    /// The peer's address and port as "192.0.2.1:80".
    QString peer() const;
    bool isSecure() const;
    /// What TLS has agreed on, by OpenSSL's names: "TLSv1.3". Empty without TLS, and before its handshake is done.
    QString tlsProtocol() const;
    /// "TLS_AES_256_GCM_SHA384".
    QString tlsCipher() const;

    // Figures

    ConnectionCounters counters() const;
    /// Bytes that wait for the network to take them, those in the send queue included: these as they will be at most.
    qint64 bytesToWrite() const;
    /// The time between the last answered ping and its pong, in microseconds; -1 before the first.
    qint64 roundTripTime() const;
    /// When the connection was taken or asked for.
    QDateTime startTime() const;
    /// Milliseconds since any byte came or went.
    qint64 idleTime() const;

    // The end. NoStatus and empty before.

    /// What closed() said.
    CloseCode closeCode() const;
    QString closeReason() const;
    /// What went wrong; Error::None as long as nothing has.
    Error error() const;
    /// One sentence for error(), with what the system said of it; empty as long as nothing went wrong.
    QString errorString() const;

    // Sending. Allowed at any time, from any slot; messages leave in the order of the calls. The result says what
    // became of the message. \a key is for OverflowPolicy::KeepLatest. If the connection is in a network thread, which
    // sender().isValid() tells, any thread may call the first four while the socket exists.

    /// Lone surrogates in \a message become U+FFFD.
    Q_INVOKABLE Tidewire::SendResult sendTextMessage(const QString &message, const QString &key = {});
    /// What a slot of binaryMessageReceived() got, and nobody shares, is sent on without a copy, if it is large.
    Q_INVOKABLE Tidewire::SendResult sendBinaryMessage(const QByteArray &message, const QString &key = {});
    /// A text message from UTF-8.
    SendResult sendUtf8Message(QByteArrayView message, const QString &key = {});
    SendResult sendMessage(const PreparedMessage &message, const QString &key = {});
    /// At most 125 bytes. False also while Limits::maxSendQueue is exceeded. pong() follows when the peer has answered.
    Q_INVOKABLE bool ping(const QByteArray &payload = {});

    /// What sends from other threads, and may outlive the socket. Not valid unless the connection is in one of the
    /// server's network threads: see WebSocketService::setThreadCount().
    WebSocketSender sender() const;

    // Back-pressure

    /// What becomes of messages that Limits::maxSendQueue leaves no room for. Default: Close. A server's sockets begin
    /// with ServerOptions::overflowPolicy.
    OverflowPolicy overflowPolicy() const { return m_overflowPolicy; }
    void setOverflowPolicy(OverflowPolicy policy);
    bool isReadingPaused() const { return m_paused; }

    // Watching, for inspectors and tests. With no observer it costs nothing that can be measured.

    /// \a observer is told of the heads that have passed, as far as they are still known, before this returns, and of
    /// each frame from now on; the connections that a client opens later included. If the server has network threads,
    /// it is told in those, and in threads that send; see FrameObserver. The socket shares it, and the last to let go
    /// of it may be such a thread. To be called in the socket's thread, and not by an observer.
    void addFrameObserver(std::shared_ptr<FrameObserver> observer);
    /// \a observer hears of nothing after this call.
    void removeFrameObserver(const FrameObserver *observer);

public Q_SLOTS:
    /// Stops reading: no message is delivered after this call, until resumeReading(), and the peer is slowed down by
    /// TCP. Nothing is lost. The peer's end is not seen either, nor is it asked for a sign of life; close() and abort()
    /// end the pause. Without effect unless the connection is open. A network thread may have read up to
    /// Limits::maxReceiveQueue by then, the end included, which is held back as well.
    void pauseReading();
    void resumeReading();
    /// Starts the closing handshake; closed() follows, at the latest when Limits::closeTimeout has passed without
    /// bytes leaving, or Limits::lingerTimeout in all. Messages sent before are delivered first. \a code may be
    /// 1000–1003, 1007–1014 or 3000–4999, or NoStatus to send none; with any other the call is refused and a warning
    /// logged. \a reason is cut to 123 bytes of UTF-8 between characters. While the connection is not open yet it is
    /// given up.
    void close(Tidewire::CloseCode code = Tidewire::CloseCode::Normal, const QString &reason = {});
    /// Drops the connection at once; what is queued is lost. closed() comes with CloseCode::Abnormal, unless the
    /// closing handshake had already told another code.
    void abort();

Q_SIGNALS:
    void stateChanged(Tidewire::WebSocket::State state);
    /// The opening handshake is done. A server's sockets are open when they are handed out.
    void connected();
    void textMessageReceived(const QString &message);
    void binaryMessageReceived(const QByteArray &message);
    /// The same message as textMessageReceived(), without the conversion from UTF-8.
    void utf8MessageReceived(const QByteArray &message);
    /// A ping came, and was answered.
    void pingReceived(const QByteArray &payload);
    /// The answer to a ping; \a elapsedTime in milliseconds, as in QWebSocket. roundTripTime() is more exact.
    void pong(quint64 elapsedTime, const QByteArray &payload);
    /// \a bytes went to the network since the last time, or since somebody connected to this signal.
    void bytesWritten(qint64 bytes);
    /// bytesToWrite() has exceeded Limits::sendHighWater: it is time to produce less, until drained(). The two
    /// alternate.
    void highWaterMarkReached();
    /// After highWaterMarkReached(): nothing waits any more.
    void drained();
    /// Something went wrong; closed() follows. The logging category tidewire.websocket tells it at the level of debug
    /// messages, which are off by default.
    void errorOccurred(Tidewire::Error error);
    /// The connection has ended, whoever ended it: \a code and \a reason are the peer's, or our own if the peer broke
    /// the protocol. CloseCode::NoStatus: a close frame without a code. CloseCode::Abnormal: no close frame came.
    /// \a clean is true if both sides sent a close frame. Emitted once, and nothing after it but disconnected().
    void closed(Tidewire::CloseCode code, const QString &reason, bool clean);
    /// The same without arguments, as in QWebSocket.
    void disconnected();

protected:
    explicit WebSocket(QObject *parent);
    bool event(QEvent *event) override;
    void connectNotify(const QMetaMethod &signal) override;
    /// Notes what is to be told of the network, also after its end: once before the connection begins, and again when
    /// it has come about.
    void learnNetwork(const Transport &transport);
    /// Begins a connection in this thread. \a owner, if any, is told of all that happens.
    void start(Session &&session, std::unique_ptr<Transport> transport, WebSocketOwner *owner);
    /// Begins one that does its work in \a thread.
    void startIn(NetworkThread *thread, Session &&session, std::unique_ptr<Transport> transport, WebSocketOwner *owner);
    /// Ends it by the program's own decision; a peer that can still be told is told.
    void fail(Error error, const QString &detail = {});
    void drop(Error error);

private:
    friend class ConnectionRegister;
    friend class Mailbox;
    friend class WebSocketService;

    struct Extras;

    void watchConnection();
    bool take(ConnectionEvent &event) override;
    bool takeMessage(Opcode opcode, QByteArray &payload) override;
    void learnTls(TlsDetails &&tls);
    void handleNetwork(const ConnectionEvent &event);
    void handleOpened();
    void handleText(const QByteArray &utf8);
    void handleBinary(const QByteArray &message);
    void handleClose(const ConnectionEvent &event);
    void handleFailure(const ConnectionEvent &event);
    void handleEnd(bool clean);
    void setState(State state);
    void begin(WebSocketOwner *owner);
    void tellOutput();
    Extras &extras();

    // In this order there is no room between them.
    const quint64 m_id;
    State m_state : 8 = State::Closed;
    Error m_error : 16 = Error::None;
    OverflowPolicy m_overflowPolicy : 8 = OverflowPolicy::Close;
    quint16 m_peerPort = 0;
    quint16 m_localPort = 0;
    quint16 m_closeCode = quint16(CloseCode::NoStatus);
    ConnectionStage m_stage{}; ///< In its server's register.
    bool m_paused = false;
    bool m_secure = false;
    // Set in whatever thread connects.
    std::atomic<bool> m_wantsMessages = false; ///< Somebody has connected to a signal of messages.
    std::atomic<bool> m_wantsText = false;     ///< Somebody has connected to textMessageReceived().
    std::atomic<bool> m_wantsWritten = false;  ///< And to bytesWritten().
    QHostAddress m_peerAddress;
    QHostAddress m_localAddress;
    std::shared_ptr<Connection> m_connection;
    Mailbox *m_mailbox = nullptr; ///< Of a connection in a network thread; m_connection keeps it.
    WebSocketOwner *m_owner = nullptr;
    std::unique_ptr<Extras> m_extras;
    qint64 m_startTime = 0; ///< Milliseconds since 1970.
};

} // namespace Tidewire
