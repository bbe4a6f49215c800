// SPDX-License-Identifier: MIT
#pragma once

#include "framelog.h"
#include "network/serverobserver.h"

#include <QtCore/qhash.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <memory>

namespace Tidewire {

class FrameTap;
class RemoteFrames;
class WebSocket;
class WebSocketService;

/// Records the frames of connections, of those alone that it was told to: as long as it was told of none, it costs
/// nothing.
///
/// It lives in the thread of its server and of the sockets. Either may be destroyed first. Frames may be told in other
/// threads: they go straight into the log.
class TIDEWIREMONITOR_EXPORT FrameRecorder : public QObject, private ServerObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrameRecorder)
    Q_PROPERTY(QObject *server READ server WRITE setServer NOTIFY serverChanged)
    Q_PROPERTY(bool recordsAll READ recordsAll WRITE setRecordsAll NOTIFY recordsAllChanged)
    Q_PROPERTY(int connectionCount READ connectionCount NOTIFY connectionCountChanged)
    Q_PROPERTY(qint64 maxBytes READ maxBytes WRITE setMaxBytes NOTIFY maxBytesChanged)
    Q_PROPERTY(qint64 maxPayload READ maxPayload WRITE setMaxPayload NOTIFY maxPayloadChanged)
    Q_PROPERTY(qint64 bytes READ bytes NOTIFY recorded)
    Q_PROPERTY(double records READ records NOTIFY recorded)
    Q_PROPERTY(qint64 dropped READ dropped NOTIFY recorded)

public:
    /// Decides whether a server's connection is recorded, when it has opened.
    using Predicate = std::function<bool(const WebSocket &)>;
    static constexpr qint64 DefaultMaxPayload = 256 * 1024;

    explicit FrameRecorder(QObject *parent = nullptr);
    ~FrameRecorder() override;

    WebSocketService *service() const { return m_service; }
    /// Null for none. Ends the recording of all connections.
    void setService(WebSocketService *service);
    QObject *server() const;
    /// \a server is a WebSocketServer, or anything else that is a WebSocketService, or a RemoteServer. Ends the
    /// recording of all connections.
    void setServer(QObject *server);

    /// Records \a socket, a server's or a client, from now on, until stop(). The heads of its handshake come first, as
    /// far as WebSocket::addFrameObserver() still knows them; of a client that opens later nothing is missing.
    void record(WebSocket *socket);
    void stop(WebSocket *socket);
    /// The same for the server's connection of that id; false if it has none. Of a remote server it is true always: a
    /// connection that there is not ends at once.
    Q_INVOKABLE bool recordConnection(quint64 connectionId);
    Q_INVOKABLE void stopConnection(quint64 connectionId);
    Q_INVOKABLE bool isRecordedConnection(quint64 connectionId) const;
    /// Records those of the server's connections, now and later, that \a predicate is true for; an empty one ends
    /// that, and those that are recorded go on.
    void setPredicate(Predicate predicate);
    /// True: all connections of the server are recorded, now and later, from the first byte on, also those that fail
    /// in their handshake. False: only those that record() is called for.
    bool recordsAll() const { return m_recordsAll; }
    void setRecordsAll(bool all);
    /// Ends all recording, also that of connections to come. What was recorded stays.
    Q_INVOKABLE void stopAll();
    /// How many connections are recorded now.
    int connectionCount() const;

    /// The records. They may outlive the recorder.
    const std::shared_ptr<FrameLog> &log() const { return m_log; }
    Q_INVOKABLE void clear() { m_log->clear(); }

    qint64 maxBytes() const { return m_log->maxBytes(); }
    /// See FrameLog::setMaxBytes().
    void setMaxBytes(qint64 bytes);
    qint64 maxPayload() const { return m_maxPayload; }
    /// How much of each payload is kept, in bytes. For those that are told of from now on.
    void setMaxPayload(qint64 bytes);
    qint64 bytes() const { return m_log->bytes(); }
    /// How many records are kept now, of all connections.
    double records() const { return double(m_log->nextNumber() - m_log->firstNumber()); }
    qint64 dropped() const { return qint64(m_log->dropped()); }

Q_SIGNALS:
    void serverChanged();
    void recordsAllChanged();
    void connectionCountChanged();
    void maxBytesChanged();
    void maxPayloadChanged();
    /// Records have come or gone; at most 60 times a second.
    void recorded();

private:
    friend class RemoteFrames;

    struct Watched
    {
        QPointer<WebSocket> socket;
        std::weak_ptr<FrameTap> tap;
        QMetaObject::Connection opened;
        QMetaObject::Connection destroyed;
    };

    void connectionStarted(WebSocket *socket) override;
    void connectionOpened(WebSocket *socket) override;
    void connectionClosed(WebSocket *socket) override;
    void handshakeFailed(const HandshakeFailure &failure) override;
    void serverDestroyed() override;

    Q_SLOT void announce();
    void tell();
    void recordThoseOpen();
    void forget(quint64 id);
    static void release(const Watched &watched);

    std::shared_ptr<FrameLog> m_log = std::make_shared<FrameLog>();
    WebSocketService *m_service = nullptr;
    QHash<quint64, Watched> m_taps;
    Predicate m_predicate;
    bool m_recordsAll = false;
    qint64 m_maxPayload = DefaultMaxPayload;
    QTimer m_timer;
    std::unique_ptr<RemoteFrames> m_remote;
};

} // namespace Tidewire
